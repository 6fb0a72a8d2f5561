import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DatesAnswers } from '#src/domain/application/answers/dates.ts';
import { occurrencesOf } from '#src/domain/application/series.ts';

const season = (more: DatesAnswers): DatesAnswers => ({
  pattern: 'weekly_series',
  // A Saturday.
  days: [{ id: 'd1', date: '2027-05-01', start: '08:00', end: '12:00' }],
  ...more,
});
const dates = (of: DatesAnswers | undefined) => occurrencesOf(of).map((one) => one.date);

test('a season by the week goes on to its last day, that day included', () => {
  assert.deepEqual(dates(season({ seriesUntil: '2027-05-22' })), [
    '2027-05-01',
    '2027-05-08',
    '2027-05-15',
    '2027-05-22',
  ]);
  assert.deepEqual(dates(season({ seriesUntil: '2027-05-21' })).at(-1), '2027-05-15');
});

test('a season of every second week leaves one week out', () => {
  assert.deepEqual(dates(season({ repeats: 'every_two_weeks', seriesUntil: '2027-06-05' })), [
    '2027-05-01',
    '2027-05-15',
    '2027-05-29',
  ]);
});

test('a monthly event keeps its place in the month', () => {
  assert.deepEqual(dates(season({ repeats: 'monthly', seriesUntil: '2027-08-31' })), [
    '2027-05-01',
    '2027-06-05',
    '2027-07-03',
    '2027-08-07',
  ]);
});

test('a monthly event on a fifth weekday is held on the last one', () => {
  const last = season({
    repeats: 'monthly',
    days: [{ id: 'd1', date: '2027-05-29', start: '08:00', end: '12:00' }],
    seriesUntil: '2027-08-31',
  });
  assert.deepEqual(dates(last), ['2027-05-29', '2027-06-26', '2027-07-31', '2027-08-28']);
});

test('a weekday without a row of its own begins in the first week at the hours of the first row', () => {
  const twice = season({ weekdays: ['tuesday', 'saturday'], seriesUntil: '2027-05-11' });
  assert.deepEqual(occurrencesOf(twice), [
    { date: '2027-05-01', start: '08:00', end: '12:00' },
    { date: '2027-05-04', start: '08:00', end: '12:00' },
    { date: '2027-05-08', start: '08:00', end: '12:00' },
    { date: '2027-05-11', start: '08:00', end: '12:00' },
  ]);
});

test('a weekday with a row keeps its own hours', () => {
  const twice = season({
    weekdays: ['tuesday', 'saturday'],
    days: [
      { id: 'd1', date: '2027-05-01', start: '08:00', end: '12:00' },
      { id: 'd2', date: '2027-05-04', start: '16:00', end: '19:00' },
    ],
    seriesUntil: '2027-05-08',
  });
  assert.deepEqual(
    occurrencesOf(twice).map((one) => `${one.date} ${one.start}`),
    ['2027-05-01 08:00', '2027-05-04 16:00', '2027-05-08 08:00'],
  );
});

test('a day that is left out is gone, and a date may have hours of its own', () => {
  const one = season({
    seriesUntil: '2027-05-15',
    skipDates: [{ id: 'k1', date: '2027-05-08' }],
    changes: [{ id: 'c1', date: '2027-05-15', start: '09:00', end: '11:00' }],
  });
  assert.deepEqual(occurrencesOf(one), [
    { date: '2027-05-01', start: '08:00', end: '12:00' },
    { date: '2027-05-15', start: '09:00', end: '11:00' },
  ]);
});

test('a date with fewer people keeps its hours', () => {
  const one = season({ seriesUntil: '2027-05-08', changes: [{ id: 'c1', date: '2027-05-08', people: 40 }] });
  assert.deepEqual(occurrencesOf(one).at(-1), { date: '2027-05-08', start: '08:00', end: '12:00' });
});

test('a season over both changes of the clock and a leap day loses no date', () => {
  const year = season({
    days: [{ id: 'd1', date: '2027-11-07', start: '01:30', end: '03:00' }],
    seriesUntil: '2028-03-19',
  });
  assert.equal(dates(year).length, 20);
  const leap = season({
    days: [{ id: 'd1', date: '2028-02-29', start: '10:00', end: '12:00' }],
    repeats: 'monthly',
    seriesUntil: '2028-04-30',
  });
  assert.deepEqual(dates(leap), ['2028-02-29', '2028-03-28', '2028-04-25']);
});

test('an event that is no season has the days that are listed, and a year far off makes no million dates', () => {
  assert.deepEqual(dates({ ...season({ seriesUntil: '2027-06-01' }), pattern: 'one_day' }), ['2027-05-01']);
  assert.deepEqual(dates({ firstDay: '2027-05-01' }), ['2027-05-01']);
  assert.deepEqual(dates({ days: [{ id: 'd1', date: '5|1|' }] }), []);
  assert.deepEqual(dates(undefined), []);
  assert.equal(dates(season({ seriesUntil: '2199-12-31' })).length, 400);
});
