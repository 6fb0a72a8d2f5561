import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import type { IssueCode } from '#src/domain/application/field.ts';
import { findStep, issuesOf } from '#src/domain/application/journey.ts';

const TODAY = '2027-06-05';

const festival: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  places: { types: ['street', 'private_property'] },
  people: { peak: 800 },
  activities: { list: ['food', 'alcohol', 'sound', 'structures', 'power', 'fire', 'rides'] },
  applicant: { role: 'individual', name: 'Ana Ruiz', phone: '+14105550123' },
  onsite: { isApplicant: 'yes' },
  dates: {
    pattern: 'several_days',
    days: [
      { id: 'd1', date: '2027-07-10', start: '17:00', end: '01:00' },
      { id: 'd2', date: '2027-07-11', start: '17:00', end: '23:00' },
    ],
    setupNeeded: 'yes',
  },
  traffic: { closure: 'yes', noParking: 'yes' },
  sound: { exemption: 'no' },
  fire: { kinds: ['fireworks'] },
};

/** Whether a page of these answers names an issue at a path. */
const codeAt = (id: string, answers: Answers, path: string, today = TODAY): IssueCode | undefined =>
  issuesOf(findStep(id)!, answers, today).find((issue) => issue.path === path)?.code; // ids are written by hand

const withDates = (dates: Answers['dates']): Answers => ({
  ...festival,
  dates: { ...festival.dates, ...dates },
});
const day = (id: string, date: string, start: string, end: string) => ({ id, date, start, end });

const CASES: [title: string, step: string, answers: Answers, path: string, code: IssueCode | undefined][] = [
  [
    'a first day before today is refused',
    'start',
    { dates: { firstDay: '2027-06-04' } },
    'dates.firstDay',
    'in-the-past',
  ],
  ['a first day today is fine', 'start', { dates: { firstDay: '2027-06-05' } }, 'dates.firstDay', undefined],
  [
    'a first day in four years is a slip',
    'start',
    { dates: { firstDay: '2031-06-05' } },
    'dates.firstDay',
    'too-far-ahead',
  ],
  [
    'a first day that does not exist is named as such',
    'start',
    { dates: { firstDay: '2|30|2028' } },
    'dates.firstDay',
    'not-a-date',
  ],
  [
    'a first day on a leap day is fine',
    'start',
    { dates: { firstDay: '2028-02-29' } },
    'dates.firstDay',
    undefined,
  ],
  [
    'none cannot stand beside something',
    'start',
    { activities: { list: ['food', 'none'] } },
    'activities.list',
    'none-with-others',
  ],
  ['none alone is fine', 'start', { activities: { list: ['none'] } }, 'activities.list', undefined],
  ['nobody is not an event', 'start', { people: { peak: 0 } }, 'people.peak', 'too-small'],
  ['an age that is not confirmed is asked for', 'applicant', festival, 'applicant.adult', 'not-yes'],
  [
    'a second person with the phone of the first is refused',
    'onsite',
    { ...festival, onsite: { isApplicant: 'yes', alternateName: 'Bo Lee', alternatePhone: '+14105550123' } },
    'onsite.alternatePhone',
    'same-as-primary',
  ],
  [
    'a second person with the name of the first is refused',
    'onsite',
    { ...festival, onsite: { isApplicant: 'no', name: 'Bo Lee', alternateName: 'bo lee' } },
    'onsite.alternateName',
    'same-as-primary',
  ],
  [
    'a second person who is the applicant is fine when somebody else is in charge',
    'onsite',
    {
      ...festival,
      onsite: { isApplicant: 'no', name: 'Bo Lee', phone: '+14105550124', alternatePhone: '+14105550123' },
    },
    'onsite.alternatePhone',
    undefined,
  ],
  [
    'a web address is fine',
    'event',
    { ...festival, event: { ...festival.event, website: 'example.org/fair' } },
    'event.website',
    undefined,
  ],
  [
    'a sentence is no web address',
    'event',
    { ...festival, event: { ...festival.event, website: 'see our page' } },
    'event.website',
    'wrong-format',
  ],
  [
    'a script is no web address',
    'event',
    { ...festival, event: { ...festival.event, website: 'javascript:alert(1)' } },
    'event.website',
    'wrong-format',
  ],
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
    'fewer in all than at one time is refused',
    'people',
    { ...festival, people: { peak: 800, total: 799 } },
    'people.total',
    'peak-over-total',
  ],
  [
    'as many in all as at one time is fine',
    'people',
    { ...festival, people: { peak: 800, total: 800 } },
    'people.total',
    undefined,
  ],
  [
    'an owner who does not agree stops it',
    'private-property',
    { ...festival, places: { ...festival.places, ownerAgrees: 'no' } },
    'places.ownerAgrees',
    'owner-must-agree',
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
    'more accessible toilets than toilets are refused',
    'sanitation',
    { ...festival, safety: { toilets: 4, accessibleToilets: 5 } },
    'safety.accessibleToilets',
    'accessible-over-toilets',
  ],
  [
    'a slowest runner faster than the fastest is refused',
    'route',
    { ...festival, event: { kind: 'race' }, route: { fastestMinutesPerMile: 8, slowestMinutesPerMile: 7.5 } },
    'route.slowestMinutesPerMile',
    'slowest-before-fastest',
  ],
  [
    'an event known since tomorrow is refused',
    'speech',
    { event: { kind: 'demonstration', speech: 'yes' }, speech: { urgent: 'yes', knownSince: '2027-06-06' } },
    'speech.knownSince',
    'in-the-future',
  ],
  [
    'an event known since today is fine',
    'speech',
    { event: { kind: 'demonstration', speech: 'yes' }, speech: { urgent: 'yes', knownSince: '2027-06-05' } },
    'speech.knownSince',
    undefined,
  ],
  [
    'a stage needs the height of its floor',
    'structures',
    { ...festival, structures: { list: [{ id: 's1', kind: 'stage' }] } },
    'structures.list.s1.floorInches',
    'required',
  ],
  [
    'a tent does not need the height of its floor',
    'structures',
    { ...festival, structures: { list: [{ id: 's1', kind: 'tent' }] } },
    'structures.list.s1.floorInches',
    undefined,
  ],
  [
    'a tent needs to say whether its sides are open',
    'structures',
    { ...festival, structures: { list: [{ id: 's1', kind: 'tent' }] } },
    'structures.list.s1.openSides',
    'required',
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

test('a past day is judged by the day given, not by a clock', () => {
  const answers: Answers = { dates: { firstDay: '2027-06-05' } };
  assert.equal(codeAt('start', answers, 'dates.firstDay', '2027-06-05'), undefined);
  assert.equal(codeAt('start', answers, 'dates.firstDay', '2027-06-06'), 'in-the-past');
});

test('an answer that cannot be read is named once, not judged further', () => {
  const answers = { ...festival, people: { peak: 800, total: 'lots' } } as unknown as Answers; // as a draft keeps it
  assert.deepEqual(
    issuesOf(findStep('people')!, answers, TODAY).filter((issue) => issue.path === 'people.total'),
    [{ path: 'people.total', code: 'not-a-number' }],
  );
});
