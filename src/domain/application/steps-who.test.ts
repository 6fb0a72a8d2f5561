import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import { codeAt, day, festival, type StepCase } from '#src/domain/application/festival-answers.ts';

type ByDay = NonNullable<NonNullable<Answers['people']>['byDay']>;
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

const counted = (people: NonNullable<Answers['people']>): Answers => ({
  ...festival,
  people: { ...festival.people, ...people },
});
const perDay: ByDay = [
  { id: 'd1', date: '2027-07-10', people: 900 },
  { id: 'd2', date: '2027-07-11', people: 1200 },
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
    counted({ total: 1199, byDay: perDay }),
    'people.total',
    'total-under-day',
  ],
  [
    'as many in all as on the busiest day are fine',
    'people',
    counted({ total: 1200, byDay: perDay }),
    'people.total',
    undefined,
  ],
  [
    'as many in all as on all days are fine',
    'people',
    counted({ total: 2100, byDay: perDay }),
    'people.total',
    undefined,
  ],
  [
    'more in all than on all days are refused',
    'people',
    counted({ total: 2101, byDay: perDay }),
    'people.total',
    'total-over-days',
  ],
  [
    'each of several days says how many come',
    'daily',
    counted({ byDay: [{ id: 'd1', date: '2027-07-10' }] }),
    'people.byDay.d1.people',
    'required',
  ],
  [
    'a day that is left out is missed',
    'daily',
    counted({ byDay: perDay.slice(0, 1) }),
    'people.byDay',
    'days-missing',
  ],
  ['all days are enough', 'daily', counted({ byDay: perDay }), 'people.byDay', undefined],
  [
    'a day of another event is refused',
    'daily',
    counted({ byDay: [{ id: 'd1', date: '2027-07-12', people: 1 }] }),
    'people.byDay.d1.date',
    'not-a-series-date',
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
];
for (const [title, step, answers, path, code] of CASES)
  test(title, () => assert.equal(codeAt(step, answers, path), code));
