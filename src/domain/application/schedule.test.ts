import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  endDay,
  endsNextDay,
  isTimeRange,
  minutesInto,
  spanOfDates,
  spanOfTimes,
} from '#src/domain/application/schedule.ts';
import { addDays, instantAt } from '#src/domain/shared/calendar-date.ts';

const RANGES: [string, string, 'same day' | 'next day' | 'mistake'][] = [
  ['12:00', '20:00', 'same day'],
  ['00:00', '00:01', 'same day'],
  ['20:00', '00:00', 'next day'],
  ['20:00', '02:00', 'next day'],
  ['23:00', '06:00', 'next day'],
  ['12:00', '06:00', 'next day'],
  ['11:59', '06:00', 'mistake'],
  ['23:00', '06:01', 'mistake'],
  ['17:00', '16:00', 'mistake'],
  ['05:00', '04:00', 'mistake'],
  ['12:00', '12:00', 'mistake'],
  ['00:00', '00:00', 'mistake'],
];
for (const [start, end, expected] of RANGES)
  test(`${start} to ${end} is ${expected}`, () => {
    assert.equal(isTimeRange(start, end), expected !== 'mistake');
    assert.equal(endsNextDay(start, end), expected === 'next day');
  });

test('an event over midnight ends on the next day, also over the end of a year or on a leap day', () => {
  assert.equal(endDay('2027-12-31', '21:00', '01:00'), '2028-01-01');
  assert.equal(endDay('2028-02-28', '21:00', '01:00'), '2028-02-29');
  assert.equal(endDay('2027-02-28', '21:00', '01:00'), '2027-03-01');
  assert.equal(endDay('2027-02-28', '09:00', '21:00'), '2027-02-28');
});

test('a span is counted on the clock on the wall', () => {
  const span = spanOfTimes({ date: '2027-06-05', start: '22:00', end: '01:30' });
  assert.equal(span && span.until - span.from, 210);
  assert.equal(spanOfTimes({ date: '2027-06-05', start: '22:00', end: '21:00' }), null);
  assert.equal(spanOfTimes({ date: '6|31|2027', start: '22:00', end: '23:00' }), null);
  assert.equal(spanOfTimes({ date: '2027-06-05', start: '7:30', end: '23:00' }), null);
});

test('a span over the nights when clocks change still ends after it starts', () => {
  const zone = 'America/New_York';
  for (const [date, realHours] of [
    ['2027-03-13', 4],
    ['2027-11-06', 6],
    ['2027-06-05', 5],
  ] as const) {
    assert.ok(spanOfTimes({ date, start: '22:00', end: '03:00' }));
    const from = instantAt(date, '22:00', zone);
    const until = instantAt(addDays(date, 1), '03:00', zone);
    assert.equal((until.getTime() - from.getTime()) / 3_600_000, realHours);
  }
});

test('a row with two dates must end after it starts', () => {
  const row = { startDate: '2027-06-05', startTime: '22:00', endDate: '2027-06-06', endTime: '02:00' };
  const span = spanOfDates(row);
  assert.equal(span && span.until - span.from, 240);
  assert.equal(spanOfDates({ ...row, endDate: '2027-06-05' }), null);
  assert.equal(spanOfDates({ ...row, endTime: undefined }), null);
});

test('a time after midnight is counted from the start of the evening', () => {
  const span = spanOfTimes({ date: '2027-06-05', start: '20:00', end: '02:00' })!; // a span by the test above
  assert.equal(minutesInto(span, '23:30'), 210);
  assert.equal(minutesInto(span, '01:30'), 330);
  assert.equal(minutesInto(span, '02:00'), 360);
  assert.equal(minutesInto(span, '02:01'), null);
  assert.equal(minutesInto(span, '19:59'), null);
});
