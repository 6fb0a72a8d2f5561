import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import { codeAt, day, festival, type StepCase, withDates } from '#src/domain/application/festival-answers.ts';

type Days = NonNullable<NonNullable<Answers['dates']>['days']>;
type Shift = NonNullable<NonNullable<Answers['onsite']>['shifts']>[number];

/** Two evenings, the first one until one in the morning. */
const onDuty = (shifts: Shift[]): Answers => ({
  ...festival,
  onsite: { ...festival.onsite, sameEveryDay: 'no', shifts },
});
const shift = (id: string, date: string, start: string, end: string): Shift => ({
  ...day(id, date, start, end),
  name: 'Bo Lee',
  phone: '+14105550124',
});
const second = shift('s2', '2027-07-11', '16:00', '23:30');

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

const counted = (people: NonNullable<Answers['people']>, rows: Days = []): Answers => ({
  ...festival,
  people: { ...festival.people, ...people },
  dates: { ...festival.dates, ...(rows.length ? { days: rows } : {}) },
});
const perDay: Days = [
  { ...day('d1', '2027-07-10', '12:00', '20:00'), people: 900 },
  { ...day('d2', '2027-07-11', '12:00', '20:00'), people: 1200 },
];
const ticketed = (admission: NonNullable<Answers['admission']>): Answers => ({
  ...festival,
  event: { ...festival.event, access: 'public_ticketed' },
  admission,
});
const inHall = (capacity: number): Answers => ({
  ...ticketed({ limit: 'counters', capacity }),
  places: { types: ['private_property'], indoor: 'yes', postedCapacity: 900 },
});
const acting = (organization: NonNullable<Answers['organization']>): Answers => ({
  ...festival,
  applicant: { ...festival.applicant, role: 'organization_officer' },
  organization,
});
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
const heldIn = (year: number): Answers => ({
  ...festival,
  event: { ...festival.event, heldBefore: 'yes' },
  history: { editions: [{ id: 'e1', year }] },
});

const CASES: StepCase[] = [
  ['a name of two letters is too short', 'event', { event: { name: 'Xy' } }, 'event.name', 'too-short'],
  [
    'a name of three letters is enough',
    'event',
    { event: { name: 'Fête'.slice(0, 3) } },
    'event.name',
    undefined,
  ],
  [
    'an account is a social media page',
    'event',
    { ...festival, event: { ...festival.event, social: '@oak.street' } },
    'event.social',
    undefined,
  ],
  [
    'a sentence is no social media page',
    'event',
    { ...festival, event: { ...festival.event, social: 'look for us' } },
    'event.social',
    'wrong-format',
  ],
  [
    'a tax number with its dash is fine',
    'organization',
    acting({ kind: 'nonprofit', taxId: '52-1234567' }),
    'organization.taxId',
    undefined,
  ],
  [
    'a tax number without its dash is fine',
    'organization',
    acting({ kind: 'nonprofit', taxId: '521234567' }),
    'organization.taxId',
    undefined,
  ],
  [
    'a tax number of eight digits is refused',
    'organization',
    acting({ kind: 'nonprofit', taxId: '52-123456' }),
    'organization.taxId',
    'wrong-format',
  ],
  [
    'a nonprofit must give its tax number',
    'organization',
    acting({ kind: 'nonprofit' }),
    'organization.taxId',
    'required',
  ],
  [
    'a business may leave its tax number out',
    'organization',
    acting({ kind: 'business' }),
    'organization.taxId',
    undefined,
  ],
  [
    'who may not sign names somebody who may',
    'officer',
    acting({ kind: 'business', isOfficer: 'no' }),
    'organization.officerName',
    'required',
  ],
  [
    'who may sign names nobody else',
    'officer',
    acting({ kind: 'business', isOfficer: 'yes' }),
    'organization.officerName',
    undefined,
  ],

  [
    'a year that has not begun is no earlier year',
    'history',
    heldIn(2028),
    'history.editions.e1.year',
    'year-in-the-future',
  ],
  ['this year is an earlier year', 'history', heldIn(2027), 'history.editions.e1.year', undefined],
  [
    'a highest price below the lowest is refused',
    'admission',
    ticketed({ lowestPrice: 1000, highestPrice: 999 }),
    'admission.highestPrice',
    'highest-below-lowest',
  ],
  [
    'one price for all is fine',
    'admission',
    ticketed({ lowestPrice: 1000, highestPrice: 1000 }),
    'admission.highestPrice',
    undefined,
  ],

  [
    'a limit of people below the busiest moment is refused',
    'capacity',
    ticketed({ limit: 'tickets', capacity: 799 }),
    'admission.capacity',
    'capacity-under-peak',
  ],
  [
    'a limit of exactly the busiest moment is fine',
    'capacity',
    ticketed({ limit: 'tickets', capacity: 800 }),
    'admission.capacity',
    undefined,
  ],
  [
    'more people than the sign of the building allows are refused',
    'capacity',
    inHall(901),
    'admission.capacity',
    'over-posted-capacity',
  ],
  [
    'as many people as the sign of the building allows are fine',
    'capacity',
    inHall(900),
    'admission.capacity',
    undefined,
  ],
  [
    'a fence without a limit is refused',
    'capacity',
    { ...ticketed({ limit: 'none' }), structures: { fenced: 'yes' } },
    'admission.limit',
    'fence-needs-limit',
  ],

  [
    'shifts that cover every hour are fine',
    'shifts',
    onDuty([shift('s1', '2027-07-10', '16:00', '01:00'), second]),
    'onsite.shifts',
    undefined,
  ],
  [
    'a minute without anybody in charge is refused',
    'shifts',
    onDuty([shift('s1', '2027-07-10', '17:00', '00:59'), second]),
    'onsite.shifts',
    'hours-not-covered',
  ],
  [
    'two people may share a night',
    'shifts',
    onDuty([
      shift('s1', '2027-07-10', '17:00', '21:00'),
      shift('s3', '2027-07-10', '21:00', '01:00'),
      second,
    ]),
    'onsite.shifts',
    undefined,
  ],
  [
    'a gap between two people is refused',
    'shifts',
    onDuty([
      shift('s1', '2027-07-10', '17:00', '21:00'),
      shift('s3', '2027-07-10', '21:01', '01:00'),
      second,
    ]),
    'onsite.shifts',
    'hours-not-covered',
  ],
  ['an evening without anybody is refused', 'shifts', onDuty([second]), 'onsite.shifts', 'hours-not-covered'],

  [
    'the busiest time lies in the hours of the event',
    'people',
    counted({ peakTime: '16:59' }),
    'people.peakTime',
    'outside-event-hours',
  ],
  [
    'the busiest time may be the opening',
    'people',
    counted({ peakTime: '17:00' }),
    'people.peakTime',
    undefined,
  ],
  [
    'the busiest time may be after midnight',
    'people',
    counted({ peakTime: '00:30' }),
    'people.peakTime',
    undefined,
  ],
  [
    'fewer in all than on the busiest day are refused',
    'people',
    counted({ total: 1199 }, perDay),
    'people.total',
    'total-under-day',
  ],
  [
    'as many in all as on the busiest day are fine',
    'people',
    counted({ total: 1200 }, perDay),
    'people.total',
    undefined,
  ],
  [
    'as many in all as on all days are fine',
    'people',
    counted({ total: 2100 }, perDay),
    'people.total',
    undefined,
  ],
  [
    'more in all than on all days are refused',
    'people',
    counted({ total: 2101 }, perDay),
    'people.total',
    'total-over-days',
  ],
  ['each of several days says how many come', 'dates', festival, 'dates.days.d1.people', 'required'],
  [
    'one day does not say it twice',
    'dates',
    withDates({ pattern: 'one_day' }),
    'dates.days.d1.people',
    undefined,
  ],
  [
    'more people who run and work than come are refused',
    'makeup',
    {
      ...counted({ total: 800, staff: 100, participants: 701 }),
      event: { kind: 'race', speech: 'no', access: 'public_ticketed' },
    },
    'people.participants',
    'more-than-total',
  ],
  [
    'all who do not work may run',
    'makeup',
    {
      ...counted({ total: 800, staff: 100, participants: 700 }),
      event: { kind: 'race', speech: 'no', access: 'public_ticketed' },
    },
    'people.participants',
    undefined,
  ],
  [
    'more volunteers and sellers than helpers are refused',
    'makeup',
    counted({ staff: 40, volunteers: 20, sellers: 21 }),
    'people.volunteers',
    'more-than-staff',
  ],
  [
    'helpers may all be volunteers and sellers',
    'makeup',
    counted({ staff: 40, volunteers: 20, sellers: 20 }),
    'people.volunteers',
    undefined,
  ],

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
