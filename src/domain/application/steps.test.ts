import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import { codeAt, festival, type StepCase, TODAY } from '#src/domain/application/festival-answers.ts';
import { findStep, issuesOf } from '#src/domain/application/journey.ts';

const CASES: StepCase[] = [
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
    'more accessible toilets than toilets are refused',
    'sanitation',
    { ...festival, safety: { toilets: 4, accessibleToilets: 5 } },
    'safety.accessibleToilets',
    'accessible-over-toilets',
  ],
  [
    'a slowest runner faster than the fastest is refused',
    'route-people',
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
