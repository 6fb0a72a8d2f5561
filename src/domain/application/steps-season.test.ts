import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import { codeAt, day, festival, type StepCase } from '#src/domain/application/festival-answers.ts';

const season = (dates: Answers['dates']): Answers => ({
  ...festival,
  people: { peak: 800 },
  dates: {
    pattern: 'weekly_series',
    // A Saturday.
    days: [day('d1', '2027-07-10', '17:00', '01:00')],
    weekdays: ['saturday'],
    seriesUntil: '2027-09-11',
    ...dates,
  },
});
const changing = (change: Omit<NonNullable<NonNullable<Answers['dates']>['changes']>[number], 'id'>) =>
  season({ changes: [{ id: 'c1', ...change }] });
const also = (date: string, place?: string): Answers => ({
  ...festival,
  event: { ...festival.event, heldBefore: 'no' },
  alternatives: { possible: 'yes', list: [{ id: 'a1', date, ...(place ? { place } : {}) }] },
});
const playing = (date: string, time: string): Answers => ({
  ...festival,
  people: { peak: 1000 },
  program: [{ id: 'p1', date, time, what: 'Brass band' }],
});

const CASES: StepCase[] = [
  [
    'the weekday of the first day belongs to the season',
    'series',
    season({ weekdays: ['friday'] }),
    'dates.weekdays',
    'weekday-not-chosen',
  ],
  [
    'a season may have more weekdays than the first day',
    'series',
    season({ weekdays: ['friday', 'saturday'] }),
    'dates.weekdays',
    undefined,
  ],
  [
    'a different date is one of the season',
    'series',
    changing({ date: '2027-07-18', people: 300 }),
    'dates.changes.c1.date',
    'not-a-series-date',
  ],
  [
    'a different date in the season is fine',
    'series',
    changing({ date: '2027-07-17', people: 300 }),
    'dates.changes.c1.date',
    undefined,
  ],
  [
    'a different date says what is different',
    'series',
    changing({ date: '2027-07-17' }),
    'dates.changes.c1.start',
    'nothing-changed',
  ],
  [
    'a different start needs an end',
    'series',
    changing({ date: '2027-07-17', start: '18:00' }),
    'dates.changes.c1.end',
    'required',
  ],
  [
    'a different end needs a start',
    'series',
    changing({ date: '2027-07-17', end: '22:00' }),
    'dates.changes.c1.start',
    'required',
  ],
  [
    'a different date may run past midnight',
    'series',
    changing({ date: '2027-07-17', start: '18:00', end: '00:30' }),
    'dates.changes.c1.end',
    undefined,
  ],
  [
    'more people on one date than at the busiest moment are refused',
    'series',
    changing({ date: '2027-07-17', people: 801 }),
    'dates.changes.c1.people',
    'date-over-peak',
  ],
  [
    'as many people on one date as at the busiest moment are fine',
    'series',
    changing({ date: '2027-07-17', people: 800 }),
    'dates.changes.c1.people',
    undefined,
  ],
  [
    'a date that is left out cannot be different',
    'series',
    season({
      skipDates: [{ id: 'k1', date: '2027-07-17' }],
      changes: [{ id: 'c1', date: '2027-07-17', people: 300 }],
    }),
    'dates.changes.c1.date',
    'not-a-series-date',
  ],
  [
    'a date cannot be different twice',
    'series',
    season({
      changes: [
        { id: 'c1', date: '2027-07-17', people: 300 },
        { id: 'c2', date: '2027-07-17', people: 200 },
      ],
    }),
    'dates.changes.c2.date',
    'date-twice',
  ],

  [
    'another choice that is the event itself is refused',
    'alternatives',
    also('2027-07-10'),
    'alternatives.list.a1.date',
    'same-day-and-place',
  ],
  [
    'the same day at another place is a choice',
    'alternatives',
    also('2027-07-10', 'Patterson Park'),
    'alternatives.list.a1.date',
    undefined,
  ],
  [
    'another choice in the past is refused',
    'alternatives',
    also('2027-06-04'),
    'alternatives.list.a1.date',
    'in-the-past',
  ],
  [
    'a part of the program before the opening is refused',
    'program',
    playing('2027-07-10', '16:59'),
    'program.p1.time',
    'outside-event-hours',
  ],
  [
    'a part of the program after midnight belongs to the next day',
    'program',
    playing('2027-07-11', '00:30'),
    'program.p1.time',
    undefined,
  ],
  [
    'a part of the program at the end is fine',
    'program',
    playing('2027-07-11', '23:00'),
    'program.p1.time',
    undefined,
  ],
];
for (const [title, step, answers, path, code] of CASES)
  test(title, () => assert.equal(codeAt(step, answers, path), code));
