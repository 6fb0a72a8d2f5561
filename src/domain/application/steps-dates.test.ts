import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, day, festival, type StepCase, withDates } from '#src/domain/application/festival-answers.ts';

const CASES: StepCase[] = [
  [
    'an end before the start is refused',
    'dates',
    withDates({ days: [day('d1', '2027-07-10', '17:00', '16:00')] }),
    'dates.days.d1.end',
    'end-before-start',
  ],
  [
    'an end in the small hours is the next day',
    'dates',
    withDates({ days: [day('d1', '2027-07-10', '17:00', '01:00')] }),
    'dates.days.d1.end',
    undefined,
  ],
  [
    'an event day before today is refused',
    'dates',
    withDates({ days: [day('d1', '2027-06-04', '17:00', '20:00')] }),
    'dates.days.d1.date',
    'in-the-past',
  ],
  [
    'an event today is fine',
    'dates',
    withDates({ days: [day('d1', '2027-06-05', '17:00', '20:00')] }),
    'dates.days.d1.date',
    undefined,
  ],
  [
    'one day cannot have two rows',
    'dates',
    withDates({
      pattern: 'one_day',
      days: [day('d1', '2027-07-10', '10:00', '20:00'), day('d2', '2027-07-11', '10:00', '20:00')],
    }),
    'dates.days.d2.date',
    'one-day-only',
  ],
  [
    'a night that runs into the next row overlaps',
    'dates',
    withDates({
      days: [day('d1', '2027-07-10', '17:00', '02:00'), day('d2', '2027-07-11', '01:00', '05:00')],
    }),
    'dates.days.d2.date',
    'days-overlap',
  ],
  [
    'rows that touch do not overlap',
    'dates',
    withDates({
      days: [day('d1', '2027-07-10', '10:00', '14:00'), day('d2', '2027-07-10', '14:00', '20:00')],
    }),
    'dates.days.d2.date',
    undefined,
  ],
  [
    'an event without days needs one',
    'dates',
    { ...festival, dates: { pattern: 'one_day' } },
    'dates.days',
    'too-few-rows',
  ],
  [
    'set-up after the last start is refused',
    'setup',
    withDates({ setup: [day('s1', '2027-07-11', '17:00', '18:00')] }),
    'dates.setup.s1.start',
    'set-up-after-start',
  ],
  [
    'set-up between two event days is fine',
    'setup',
    withDates({ setup: [day('s1', '2027-07-11', '16:59', '18:00')] }),
    'dates.setup.s1.start',
    undefined,
  ],
  [
    'clean-up before the first end is refused',
    'setup',
    withDates({ teardown: [day('t1', '2027-07-10', '23:00', '01:00')] }),
    'dates.teardown.t1.end',
    'tear-down-before-end',
  ],
  [
    'clean-up one minute after the first end is fine',
    'setup',
    withDates({ teardown: [day('t1', '2027-07-10', '23:00', '01:01')] }),
    'dates.teardown.t1.end',
    undefined,
  ],
  ['set-up that is needed has a time', 'setup', festival, 'dates.setup', 'too-few-rows'],
  [
    'set-up in the past is refused',
    'setup',
    withDates({ setup: [day('s1', '2027-06-04', '09:00', '18:00')] }),
    'dates.setup.s1.date',
    'in-the-past',
  ],
  [
    'a season ends after its first day',
    'series',
    withDates({ pattern: 'weekly_series', seriesUntil: '2027-07-10' }),
    'dates.seriesUntil',
    'series-ends-too-early',
  ],
  [
    'a season of two days is fine',
    'series',
    withDates({ pattern: 'weekly_series', seriesUntil: '2027-07-11' }),
    'dates.seriesUntil',
    undefined,
  ],
  [
    'a day left out lies in the season',
    'series',
    withDates({
      pattern: 'weekly_series',
      seriesUntil: '2027-09-10',
      skipDates: [{ id: 'k1', date: '2027-09-11' }],
    }),
    'dates.skipDates.k1.date',
    'skip-date-outside',
  ],
  [
    'a closure that opens before it closes is refused',
    'closures',
    {
      ...festival,
      closures: [
        { id: 'c1', startDate: '2027-07-10', startTime: '12:00', endDate: '2027-07-09', endTime: '13:00' },
      ],
    },
    'closures.c1.endDate',
    'end-before-start',
  ],
  [
    'a closure that opens at the minute it closes is refused',
    'closures',
    {
      ...festival,
      closures: [
        { id: 'c1', startDate: '2027-07-10', startTime: '12:00', endDate: '2027-07-10', endTime: '12:00' },
      ],
    },
    'closures.c1.endTime',
    'end-before-start',
  ],
  [
    'a closure over midnight is fine',
    'closures',
    {
      ...festival,
      closures: [
        { id: 'c1', startDate: '2027-07-10', startTime: '12:00', endDate: '2027-07-11', endTime: '03:00' },
      ],
    },
    'closures.c1.endTime',
    undefined,
  ],
  [
    'a no-parking zone ends after it starts',
    'parking',
    {
      ...festival,
      parking: [
        { id: 'p1', startDate: '2027-07-10', startTime: '12:00', endDate: '2027-07-10', endTime: '11:00' },
      ],
    },
    'parking.p1.endTime',
    'end-before-start',
  ],
  [
    'a last drink after the end is refused',
    'alcohol',
    { ...festival, alcohol: { start: '18:00', lastCall: '02:00' } },
    'alcohol.lastCall',
    'last-call-after-end',
  ],
  [
    'a last drink at the very end is refused',
    'alcohol',
    { ...festival, alcohol: { start: '18:00', lastCall: '01:00' } },
    'alcohol.lastCall',
    'last-call-after-end',
  ],
  [
    'a last drink after midnight and before the end is fine',
    'alcohol',
    { ...festival, alcohol: { start: '18:00', lastCall: '00:30' } },
    'alcohol.lastCall',
    undefined,
  ],
  [
    'a last drink before the first is refused',
    'alcohol',
    { ...festival, alcohol: { start: '18:00', lastCall: '17:30' } },
    'alcohol.lastCall',
    'end-before-start',
  ],
  [
    'sound that ends before it starts is refused',
    'sound',
    { ...festival, sound: { start: '18:00', end: '17:00' } },
    'sound.end',
    'end-before-start',
  ],
  [
    'sound over midnight is fine',
    'sound',
    { ...festival, sound: { start: '18:00', end: '00:30' } },
    'sound.end',
    undefined,
  ],
  [
    'a time without AM or PM is asked for it',
    'sound',
    { ...festival, sound: { start: '7:30' } },
    'sound.start',
    'am-or-pm',
  ],
];
for (const [title, step, answers, path, code] of CASES)
  test(title, () => assert.equal(codeAt(step, answers, path), code));
