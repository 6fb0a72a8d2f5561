import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areChangesSmall, filesChanged, type SignedInputs, versionsAsked } from '#src/domain/version.ts';

const signed: SignedInputs = {
  rules: ['S01'],
  answers: [
    ['event.kind', 'festival'],
    ['people.peak', 1000],
  ],
  documents: [['site-plan', 'aa']],
};
const small = [{ path: 'people.peak', belowPercent: 25, source: 'x', verification: 'proposed' as const }];
const now = (peak: unknown, more: Partial<SignedInputs> = {}): SignedInputs => ({
  ...signed,
  answers: [
    ['event.kind', 'festival'],
    ['people.peak', peak],
  ],
  ...more,
});

test('a number that moves by less than the city says is a small change, up or down', () => {
  for (const peak of [1000, 1249, 751])
    assert.equal(areChangesSmall(signed, now(peak), small as never), true);
  for (const peak of [1250, 750, null, '1001'])
    assert.equal(areChangesSmall(signed, now(peak), small as never), false, String(peak));
});

test('what the city lists no number for is never small, and neither is another rule, file or answer', () => {
  assert.equal(areChangesSmall(signed, now(1001), []), false);
  assert.equal(areChangesSmall(signed, now(1001, { rules: ['S01', 'S02'] }), small as never), false);
  assert.equal(areChangesSmall(signed, now(1001, { documents: [] }), small as never), false);
  assert.equal(areChangesSmall(signed, now(1001, { instead: [['plan', 1]] }), small as never), false);
  const other = now(1001, { answers: [['people.peak', 1001]] });
  assert.equal(areChangesSmall(signed, other, small as never), false);
  const kind = now(1000, {
    answers: [
      ['event.kind', 'race'],
      ['people.peak', 1000],
    ],
  });
  assert.equal(areChangesSmall(signed, kind, small as never), false);
});

const file = (id: string, sha256 = id, kind = 'site-plan') => ({ id, kind, file_name: `${id}.pdf`, sha256 });

test('files are matched by what replaced what, over several steps', () => {
  const [first, third, photo, tent] = [file('a1'), file('a3'), file('p', 'p', 'photo'), file('t')];
  const replaces = new Map([
    ['a3', 'a2'],
    ['a2', 'a1'],
    ['a1', null],
  ]);
  assert.deepEqual(filesChanged([first, photo], [third, tent], replaces), [
    { kind: 'site-plan', before: first, after: third },
    { kind: 'site-plan', before: null, after: tent },
    { kind: 'photo', before: photo, after: null },
  ]);
});

test('the same file sent once more is no change', () => {
  assert.deepEqual(filesChanged([file('a', 'same')], [file('b', 'same')], new Map()), []);
  assert.deepEqual(filesChanged([], [], new Map()), []);
});

test('two versions are compared whichever is named first, and nothing else is', () => {
  assert.deepEqual(versionsAsked({ from: '3', to: '1' }, 3), { from: 1, to: 3 });
  for (const [from, to] of [
    ['1', '1'],
    ['0', '2'],
    ['1', '4'],
    ['1', 'x'],
    ['1', null],
    [null, null],
  ] as const)
    assert.equal(versionsAsked({ from, to }, 3), null, `${from} ${to}`);
});
