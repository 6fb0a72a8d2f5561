import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DraftDue, type DraftWarning, draftDue, draftKeptUntil } from '#src/domain/draft-end.ts';

const first = (keptUntil: string): DraftWarning => ({ step: 'first', keptUntil, isWaiting: false });
const last = (keptUntil: string): DraftWarning => ({ step: 'last', keptUntil, isWaiting: false });
const none: DraftDue = { action: 'none' };
const due = (changedOn: string, today: string, warning: DraftWarning | null, hasAddress = true): DraftDue =>
  draftDue({ today, changedOn, keptDays: 90, hasAddress, warning });

// What the days say, over both changes of the clock and a leap day. The last kept day is the 90th after the change.
for (const [changedOn, firstOn, lastOn, keptUntil, goneOn] of [
  ['2027-01-01', '2027-03-18', '2027-03-29', '2027-04-01', '2027-04-02'],
  ['2027-08-12', '2027-10-27', '2027-11-07', '2027-11-10', '2027-11-11'],
  ['2026-12-01', '2027-02-15', '2027-02-26', '2027-03-01', '2027-03-02'],
  ['2027-12-01', '2028-02-15', '2028-02-26', '2028-02-29', '2028-03-01'],
  ['2027-12-02', '2028-02-16', '2028-02-27', '2028-03-01', '2028-03-02'],
  ['2028-02-29', '2028-05-15', '2028-05-26', '2028-05-29', '2028-05-30'],
] as const) {
  test(`a draft last changed on ${changedOn} is warned of on ${firstOn} and ${lastOn} and is gone on ${goneOn}`, () => {
    const before = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    assert.deepEqual(due(changedOn, before(firstOn), null), none);
    assert.deepEqual(due(changedOn, firstOn, null), { action: 'warn', step: 'first', keptUntil });
    assert.deepEqual(due(changedOn, firstOn, first(keptUntil)), none);
    assert.deepEqual(due(changedOn, before(lastOn), first(keptUntil)), none);
    assert.deepEqual(due(changedOn, lastOn, first(keptUntil)), { action: 'warn', step: 'last', keptUntil });
    assert.deepEqual(due(changedOn, lastOn, last(keptUntil)), none);
    assert.deepEqual(due(changedOn, keptUntil, last(keptUntil)), none);
    assert.deepEqual(due(changedOn, goneOn, last(keptUntil)), { action: 'remove', keptUntil });
  });
}

for (const { name, today, warning, wants } of [
  {
    name: 'a first warning a day late keeps the draft a day longer',
    today: '2027-03-19',
    warning: null,
    wants: { action: 'warn', step: 'first', keptUntil: '2027-04-02' },
  },
  {
    name: 'a first warning long after the last kept day still leaves fourteen days',
    today: '2027-09-01',
    warning: null,
    wants: { action: 'warn', step: 'first', keptUntil: '2027-09-15' },
  },
  {
    name: 'a last warning two days late keeps the draft two days longer',
    today: '2027-03-31',
    warning: first('2027-04-01'),
    wants: { action: 'warn', step: 'last', keptUntil: '2027-04-03' },
  },
  {
    name: 'a draft that was warned of once is never removed, however late it is',
    today: '2027-12-24',
    warning: first('2027-04-01'),
    wants: { action: 'warn', step: 'last', keptUntil: '2027-12-27' },
  },
  {
    name: 'nothing is removed while its last warning has not left',
    today: '2027-04-20',
    warning: { ...last('2027-04-01'), isWaiting: true },
    wants: none,
  },
  {
    name: 'a removal that is weeks late still happens',
    today: '2027-05-20',
    warning: last('2027-04-01'),
    wants: { action: 'remove', keptUntil: '2027-04-01' },
  },
] satisfies { name: string; today: string; warning: DraftWarning | null; wants: DraftDue }[]) {
  test(name, () => {
    assert.deepEqual(due('2027-01-01', today, warning), wants);
  });
}

test('a draft without an address goes the day after its ninety days, since nobody can be told', () => {
  assert.deepEqual(due('2027-01-01', '2027-03-20', null, false), none);
  assert.deepEqual(due('2027-01-01', '2027-04-01', null, false), none);
  assert.deepEqual(due('2027-01-01', '2027-04-02', null, false), {
    action: 'remove',
    keptUntil: '2027-04-01',
  });
});

test('a draft that got an address after its days is warned of before it goes', () => {
  assert.deepEqual(due('2027-01-01', '2027-04-02', null), {
    action: 'warn',
    step: 'first',
    keptUntil: '2027-04-16',
  });
});

test('a draft is kept until the later of its days and of the day that its owner was told', () => {
  assert.equal(draftKeptUntil('2027-01-01', 90, null), '2027-04-01');
  assert.equal(draftKeptUntil('2027-01-01', 90, { keptUntil: '2027-04-03' }), '2027-04-03');
  assert.equal(draftKeptUntil('2027-01-01', 60, null), '2027-03-02');
});
