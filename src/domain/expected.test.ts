import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { durationsOf, expectedOf, FEWEST_CASES } from '#src/domain/expected.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_123 });

const count = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

test('under twenty cases nothing is said', () => {
  assert.deepEqual(durationsOf([]), { kind: 'few', count: 0 });
  assert.deepEqual(durationsOf(count(19)), { kind: 'few', count: 19 });
  assert.deepEqual(durationsOf(count(20)), { kind: 'known', count: 20, median: 10, low: 2, high: 18 });
  assert.deepEqual(durationsOf(count(101)), { kind: 'known', count: 101, median: 51, low: 11, high: 91 });
  assert.deepEqual(durationsOf(Array.from({ length: 20 }, () => 7)), {
    kind: 'known',
    count: 20,
    median: 7,
    low: 7,
    high: 7,
  });
});

const many = fc.array(fc.nat({ max: 200 }), { minLength: FEWEST_CASES, maxLength: 90 });

test('the range holds 8 of 10 cases with the median in it, whatever their order', () => {
  fc.assert(
    fc.property(many, (days) => {
      const known = durationsOf(days);
      assert.ok(known.kind === 'known');
      const { median, low, high } = known;
      assert.ok(low <= median && median <= high);
      for (const value of [low, median, high]) assert.ok(days.includes(value));
      const share = (is: (day: number) => boolean) => days.filter(is).length / days.length;
      assert.ok(share((day) => day >= low && day <= high) >= 0.8);
      assert.ok(share((day) => day <= median) >= 0.5 && share((day) => day >= median) >= 0.5);
      assert.deepEqual(durationsOf(days.toReversed()), known);
    }),
  );
});

test('one slow case more moves the median by one place at most', () => {
  fc.assert(
    fc.property(many, (days) => {
      const [before, after] = [durationsOf(days), durationsOf([...days, 10_000])];
      assert.ok(before.kind === 'known' && after.kind === 'known');
      assert.ok(after.median >= before.median && after.median < 10_000);
      assert.ok(!days.some((day) => day > before.median && day < after.median));
    }),
  );
});

test('a likely day is said until it is over, then the last likely one, then that it takes longer', () => {
  const known = { kind: 'known', count: 40, median: 20, low: 12, high: 33 } as const;
  const at = (today: string) => expectedOf(known, '2027-04-01', today);
  const range = { count: 40, from: '2027-04-13', until: '2027-05-04' };
  assert.deepEqual(at('2027-04-01'), { kind: 'likely', ...range, about: '2027-04-21' });
  assert.deepEqual(at('2027-04-21'), { kind: 'likely', ...range, about: '2027-04-21' });
  assert.deepEqual(at('2027-04-22'), { kind: 'soon', ...range });
  assert.deepEqual(at('2027-05-04'), { kind: 'soon', ...range });
  assert.deepEqual(at('2027-05-05'), { kind: 'longer', ...range });
  assert.deepEqual(expectedOf({ kind: 'few', count: 3 }, '2027-04-01', '2027-04-02'), {
    kind: 'few',
    count: 3,
  });
});
