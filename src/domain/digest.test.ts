import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import { type DigestRow, digestOf, MOST_TOLD } from '#src/domain/digest.ts';
import { waitsForMorning } from '#src/domain/notice.ts';

const city = cityNamed('baltimore');
const reader = {
  staffId: '0190aaaa-0000-7000-8000-000000000002',
  agency: 'police',
  today: '2027-05-18',
  city,
};
const row = (id: string, more: Partial<DigestRow> = {}): DigestRow => ({
  id,
  ref: `ref ${id}`,
  event_name: `Event ${id}`,
  place_summary: 'Oak Street',
  starts_on: '2027-06-05',
  status: 'in_agency_review',
  review_state: 'assigned',
  due_on: '2027-05-21',
  paused_at: null,
  arrived_at: new Date('2027-05-11T14:00:00Z'),
  paused_days_count: 0,
  is_known: true,
  news: [],
  ...more,
});
const NONE = { mine: [], unclaimed: [], changed: [] };
const refsOf = (found: Parameters<typeof digestOf>[0]) =>
  digestOf(found, reader)?.parts.map(({ part, cases }) => [part, ...cases.map(({ ref }) => ref)]);

test('who has nothing gets no mail', () => {
  assert.equal(digestOf(NONE, reader), null);
});

test('every case stands in one part: late before mine, mine before changed', () => {
  const late = row('late', { due_on: '2027-05-14' });
  const mine = row('mine', { news: ['note'] });
  const others = row('others', { review_state: 'waiting' });
  const lateOfNobody = row('late of nobody', { due_on: '2027-05-17', review_state: 'waiting' });
  const changed = row('changed', { news: ['upload'] });
  assert.deepEqual(
    refsOf({
      mine: [late, mine],
      unclaimed: [lateOfNobody, others],
      changed: [late, mine, changed],
    }),
    [
      ['late', 'ref late', 'ref late of nobody'],
      ['mine', 'ref mine'],
      ['unclaimed', 'ref others'],
      ['changed', 'ref changed'],
    ],
  );
});

test('a line says how far the clock is, and nothing of a day while it stands still', () => {
  const paused = row('paused', {
    paused_at: new Date('2027-05-12T14:00:00Z'),
    review_state: 'info_requested',
  });
  const unread = row('unread', { is_known: false, due_on: '2027-05-18' });
  const whole = row('whole', { review_state: null, arrived_at: null, paused_days_count: null });
  const told = digestOf(
    { ...NONE, mine: [row('mine', { news: ['upload', 'upload', 'note'] }), paused, unread, whole] },
    reader,
  );
  assert.deepEqual(
    told?.parts[0]?.cases.map(({ dueOn, daysLeft, day, ofDays, changes }) => [
      dueOn,
      daysLeft,
      day,
      ofDays,
      changes,
    ]),
    [
      ['2027-05-21', 3, 5, 8, ['paper', 'note']],
      [null, null, null, null, []],
      ['2027-05-18', 0, 5, 5, null],
      ['2027-05-21', 3, null, null, []],
    ],
  );
});

test('a long part is cut and says so', () => {
  const many = Array.from({ length: MOST_TOLD + 1 }, (_, n) => row(String(n)));
  const parts = digestOf({ ...NONE, mine: many }, reader)?.parts;
  assert.deepEqual([parts?.[0]?.cases.length, parts?.[0]?.isCut], [MOST_TOLD, true]);
  assert.equal(digestOf({ ...NONE, mine: many.slice(1) }, reader)?.parts[0]?.isCut, false);
});

test('what was not read is said, also when every row that was read stands in another part', () => {
  const cutOf = (found: Partial<Parameters<typeof digestOf>[0]>, isMore: Parameters<typeof digestOf>[2]) =>
    digestOf({ ...NONE, ...found }, reader, isMore)?.parts.map(({ part, isCut }) => [part, isCut]);
  const late = row('late', { due_on: '2027-05-14' });
  assert.deepEqual(cutOf({ mine: [late] }, { mine: true }), [['late', true]]);
  assert.deepEqual(cutOf({ mine: [row('1')], changed: [row('1')] }, { changed: true }), [['mine', true]]);
  assert.deepEqual(cutOf({ mine: [row('1')], changed: [row('2')] }, { changed: true }), [
    ['mine', false],
    ['changed', true],
  ]);
  assert.deepEqual(cutOf({ mine: [late, row('1')] }, {}), [
    ['late', false],
    ['mine', false],
  ]);
});

test('only answers and days that come near wait for the morning, and only for who asked for it', () => {
  const notices = [
    { moment: 'answer', content: {} },
    { moment: 'clock', content: { step: 'soon' } },
    { moment: 'clock', content: { step: 'late' } },
    { moment: 'clock', content: { step: 'deemed' } },
    { moment: 'receipt', content: {} },
  ] as const;
  const waiting = (choice: 'both' | 'morning' | 'at_once') =>
    notices.map((notice) => waitsForMorning(choice, notice));
  assert.deepEqual(waiting('morning'), [true, true, false, false, false]);
  for (const choice of ['both', 'at_once'] as const)
    assert.deepEqual(waiting(choice), [false, false, false, false, false]);
});
