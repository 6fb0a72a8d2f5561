import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { addBusinessDays, businessDaysBetween } from '#src/domain/deadlines.ts';
import { type PermitStanding, permitFacts, permitStanding } from '#src/domain/permit.ts';
import { resumeClock } from '#src/domain/review.ts';
import { sessionEnd } from '#src/domain/session.ts';
import { addDays, calendarDateAt, daysBetween, instantAt } from '#src/domain/shared/calendar-date.ts';

// Clocks in New York go back from 2:00 to 1:00 on 2027-11-07 and forward from 2:00 to 3:00 on 2027-03-14.
const ZONE = 'America/New_York';
const city = cityNamed('baltimore');
const calendar = city.businessCalendar;

function standingOf(days: NonNullable<Answers['dates']>['days']): (instant: string) => PermitStanding {
  const facts = permitFacts({
    city,
    application: { event_name: 'Night market' },
    version: { answers: { dates: { days: days ?? [] } } },
    conditions: [],
    number: 'BAL-2027-000123',
    code: '7K3QW9XM2P7K3QW9XM2P7K3QW9',
    issuedAt: new Date('2027-02-01T15:00:00Z'),
  });
  return (instant) => permitStanding(facts, null, new Date(instant), ZONE);
}

test('a time in the hour that autumn repeats is its first occurrence, or its last where that is asked for', () => {
  assert.equal(instantAt('2027-11-07', '01:30', ZONE).toISOString(), '2027-11-07T05:30:00.000Z');
  assert.equal(instantAt('2027-11-07', '01:30', ZONE, 'last').toISOString(), '2027-11-07T06:30:00.000Z');
  assert.equal(instantAt('2027-11-07', '02:00', ZONE).toISOString(), '2027-11-07T07:00:00.000Z');
  assert.equal(instantAt('2027-11-07', '02:00', ZONE, 'last').toISOString(), '2027-11-07T07:00:00.000Z');
  assert.equal(instantAt('2027-11-07', '00:59', ZONE, 'last').toISOString(), '2027-11-07T04:59:00.000Z');
});

test('an event that ends at 1:30 in the night of the longer clock may go on until 1:30 comes the second time', () => {
  const at = standingOf([{ id: 'a', date: '2027-11-06', start: '22:00', end: '01:30' }]);
  assert.equal(at('2027-11-07T01:59:59Z'), 'valid_later');
  assert.equal(at('2027-11-07T02:00:00Z'), 'valid_now');
  assert.equal(at('2027-11-07T05:30:00Z'), 'valid_now'); // 1:30 for the first time
  assert.equal(at('2027-11-07T06:15:00Z'), 'valid_now'); // 1:15 for the second time
  assert.equal(at('2027-11-07T06:30:00Z'), 'over');
});

test('an event that begins at 1:30 in that night begins when it is 1:30 for the first time', () => {
  const at = standingOf([{ id: 'a', date: '2027-11-07', start: '01:30', end: '03:00' }]);
  assert.equal(at('2027-11-07T05:29:59Z'), 'valid_later');
  assert.equal(at('2027-11-07T05:30:00Z'), 'valid_now');
  assert.equal(at('2027-11-07T06:10:00Z'), 'valid_now');
  assert.equal(at('2027-11-07T07:59:59Z'), 'valid_now');
  assert.equal(at('2027-11-07T08:00:00Z'), 'over');
});

test('an event in the night of the shorter clock begins and ends by the clock on the wall', () => {
  const at = standingOf([{ id: 'a', date: '2027-03-13', start: '22:00', end: '03:00' }]);
  assert.equal(at('2027-03-14T02:59:59Z'), 'valid_later');
  assert.equal(at('2027-03-14T03:00:00Z'), 'valid_now');
  assert.equal(at('2027-03-14T06:59:59Z'), 'valid_now');
  assert.equal(at('2027-03-14T07:00:00Z'), 'over'); // 2:00 there would be, and it is 3:00
  assert.equal(instantAt('2027-03-14', '02:30', ZONE).toISOString(), '2027-03-14T07:30:00.000Z');
});

test('the city’s day changes at its own midnight, also when that day has 23 or 25 hours', () => {
  const days: [string, string][] = [
    ['2027-03-14T04:59:59Z', '2027-03-13'],
    ['2027-03-14T05:00:00Z', '2027-03-14'],
    ['2027-03-15T03:59:59Z', '2027-03-14'],
    ['2027-03-15T04:00:00Z', '2027-03-15'],
    ['2027-11-07T03:59:59Z', '2027-11-06'],
    ['2027-11-07T04:00:00Z', '2027-11-07'],
    ['2027-11-08T04:59:59Z', '2027-11-07'],
    ['2027-11-08T05:00:00Z', '2027-11-08'],
    ['2028-01-01T04:59:59Z', '2027-12-31'],
    ['2028-01-01T05:00:00Z', '2028-01-01'],
    ['2028-02-29T04:59:59Z', '2028-02-28'],
    ['2028-02-29T05:00:00Z', '2028-02-29'],
    ['2028-03-01T05:00:00Z', '2028-03-01'],
  ];
  for (const [instant, day] of days) assert.equal(calendarDateAt(new Date(instant), ZONE), day, instant);
});

test('days are counted by the calendar, whatever the clocks do and over a leap day and the end of a year', () => {
  assert.equal(addDays('2027-11-06', 2), '2027-11-08');
  assert.equal(daysBetween('2027-03-13', '2027-03-15'), 2);
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(addDays('2028-02-29', 365), '2029-02-28');
  assert.equal(daysBetween('2027-12-31', '2028-03-01'), 61);
  // A Friday and the Monday behind the change; a Monday and the leap day behind it.
  assert.equal(businessDaysBetween('2027-03-12', '2027-03-15', calendar), 1);
  assert.equal(addBusinessDays('2028-02-28', 1, calendar), '2028-02-29');
  assert.equal(addBusinessDays('2028-03-01', -1, calendar), '2028-02-29');
});

test('a clock that stood still over the change of the clocks goes on after as many business days', () => {
  const stopped = { paused_at: new Date('2027-11-06T03:30:00Z'), paused_days_count: 0, due_on: '2027-11-09' };
  // Stopped on Friday at 11:30 p.m. in Baltimore, answered on Monday.
  assert.deepEqual(resumeClock(stopped, '2027-11-08', city), {
    pausedDays: 1,
    pausedDaysCount: 1,
    dueOn: '2027-11-10',
  });
});

test('a session lasts as many hours in the night of the longer clock as in any other', () => {
  const start = new Date('2027-11-07T03:00:00Z');
  assert.equal(sessionEnd('applicant', start, start).toISOString(), '2027-11-07T15:00:00.000Z');
  assert.equal(sessionEnd('staff', start, start).toISOString(), '2027-11-07T03:30:00.000Z');
});
