import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CountedReview, workedDays } from '#src/domain/clock.ts';
import { addBusinessDays } from '#src/domain/deadlines.ts';
import { resumeClock } from '#src/domain/review.ts';
import { addDays, instantAt } from '#src/domain/shared/calendar-date.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_123 });

// Weekends and the Friday after a holiday Thursday are off.
const city = {
  timeZone: 'America/New_York',
  businessCalendar: { weekend: [0, 6], holidays: [{ on: '2027-11-25' }, { on: '2027-11-26' }] },
};
const arrivedOn = (day: string) => instantAt(day, '11:00', city.timeZone);
const open: CountedReview = {
  state: 'waiting',
  arrived_at: arrivedOn('2027-11-22'), // a Monday
  due_on: '2027-12-01', // five business days later
  paused_at: null,
  paused_days_count: 0,
  decided_at: null,
};

test('days are counted from the day of arrival, without weekends and holidays', () => {
  for (const [today, day] of [
    ['2027-11-22', 0],
    ['2027-11-23', 1],
    ['2027-11-24', 2],
    ['2027-11-28', 2],
    ['2027-11-29', 3],
    ['2027-12-01', 5],
    ['2027-12-02', 6],
  ] as const)
    assert.deepEqual(workedDays(open, today, city), { day, ofDays: 5, stopped: null }, today);
});

test('a clock that stands still says since when and why, and its day does not move', () => {
  const paused = { ...open, paused_at: arrivedOn('2027-11-24') };
  const at = (state: CountedReview['state'], today: string) => workedDays({ ...paused, state }, today, city);
  const asked = { day: 2, ofDays: 5, stopped: { on: '2027-11-24', why: 'question' } };
  assert.deepEqual(at('info_requested', '2027-11-24'), asked);
  assert.deepEqual(at('info_requested', '2027-12-20'), asked);
  assert.deepEqual(at('assigned', '2027-12-20').stopped, { on: '2027-11-24', why: 'changes' });
});

test('a decision ends the count', () => {
  const decided = { ...open, state: 'approved' as const, decided_at: arrivedOn('2027-11-23') };
  assert.deepEqual(workedDays(decided, '2027-12-20', city), { day: 1, ofDays: 5, stopped: null });
});

test('a day is that of the city, not that of the server', () => {
  const late = { ...open, arrived_at: new Date('2027-11-23T03:30:00Z') }; // still Monday in Baltimore
  assert.equal(workedDays(late, '2027-11-23', city).day, 1);
});

test('however often a clock stands still, it goes on with the day it stopped at and never has more days', () => {
  const spans = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 12 })), { maxLength: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), spans, (length, pauses) => {
      let today = '2027-11-22';
      let review = { ...open, due_on: addBusinessDays(today, length, city.businessCalendar) };
      for (const [worked, stood] of pauses) {
        today = addDays(today, worked);
        review = { ...review, paused_at: arrivedOn(today) };
        const stopped = workedDays(review, addDays(today, stood), city);
        assert.equal(stopped.ofDays, length);
        assert.deepEqual(stopped, workedDays(review, today, city));
        today = addDays(today, stood);
        const { pausedDaysCount, dueOn } = resumeClock(review, today, city);
        review = { ...review, paused_at: null, paused_days_count: pausedDaysCount, due_on: dueOn };
        assert.deepEqual(workedDays(review, today, city), { ...stopped, stopped: null });
        assert.equal(workedDays(review, today, city).ofDays, length);
      }
      assert.equal(workedDays(review, review.due_on, city).day, length);
    }),
  );
});
