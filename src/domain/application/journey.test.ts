import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answers } from '#src/domain/application/answers.ts';
import {
  allSteps,
  askedFields,
  findStep,
  isComplete,
  issuesOf,
  snapshotAnswers,
  stepProgress,
  stepsFor,
  taskProgress,
} from '#src/domain/application/journey.ts';
import { answeredQuestions } from '#src/domain/application/snapshot.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const TODAY = '2027-01-10';
const idsFor = (answers: Answers) => stepsFor(answers).map((step) => step.id);

const blockParty: Answers = {
  event: {
    kind: 'block_party',
    access: 'block_residents',
    name: 'Oak Street party',
    description: 'Food and games',
  },
  places: { types: ['street'] },
  people: { peak: 60 },
  activities: { list: ['food', 'sound', 'structures'] },
  applicant: {
    role: 'individual',
    name: 'Ana Ruiz',
    phone: '+14105550123',
    address: '12 Oak Street',
    livesOnBlock: 'yes',
    adult: 'yes',
  },
  dates: { days: [{ id: 'd1', date: '2027-06-05', start: '12:00', end: '20:00' }] },
  closures: [
    {
      id: 'c1',
      street: 'Oak Street',
      from: 'Elm Street',
      to: 'Ash Street',
      kind: 'full',
      blocks: 1,
      startDate: '2027-06-05',
      startTime: '11:00',
      endDate: '2027-06-05',
      endTime: '21:00',
      intersectionsOpen: 'yes',
      localAccess: 'yes',
      hospitalOrFireStation: 'no',
    },
  ],
  food: { service: 'potluck', residentsGrill: 'yes' },
  structures: {
    list: [
      {
        id: 's1',
        kind: 'tent',
        count: 2,
        widthFeet: 10,
        lengthFeet: 10,
        heightFeet: 9,
        openSides: 'yes',
        gap: 'no',
        occupants: 15,
      },
    ],
  },
  sound: { kind: 'small_speaker', start: '13:00', end: '20:00' },
  neighbors: { told: 'yes', how: 'A note at each door' },
  declaration: { truthful: 'yes', notPermission: 'yes', signature: 'Ana Ruiz' },
};

test('a block party with potluck, canopies and a speaker asks nine pages after triage, papers aside', () => {
  assert.deepEqual(idsFor(blockParty), [
    'start',
    'event',
    'dates',
    'applicant',
    'closures',
    'food',
    'structures',
    'sound',
    'neighbors',
    'documents',
    'declaration',
  ]);
});

test('a block party that is filled in is complete', () => {
  const open = stepsFor(blockParty).flatMap((step) => issuesOf(step, blockParty, TODAY));
  assert.deepEqual(open, []);
  assert.equal(isComplete(blockParty, TODAY), true);
  assert.deepEqual(snapshotAnswers(blockParty), blockParty);
});

test('a block party whose times are not known yet is asked about its block in triage', () => {
  const { closures, dates, food, ...early } = blockParty;
  const block = findStep('block')!; // listed in tasks.ts
  assert.deepEqual(
    askedFields(block, early).map((field) => field.name),
    ['block.street', 'block.blocks', 'block.intersectionsOpen', 'block.end', 'block.sells'],
  );
  assert.deepEqual(
    askedFields(block, { ...early, closures }).map((field) => field.name),
    ['block.end', 'block.sells'],
  );
});

test('a block party that grows or sells things is asked like any other event', () => {
  const grown: Answers = { ...blockParty, people: { peak: 250 } };
  const selling: Answers = { ...blockParty, activities: { list: ['sales'] } };
  for (const answers of [grown, selling])
    for (const id of ['onsite', 'people', 'site', 'traffic', 'crowd', 'sanitation', 'insurance'])
      assert.ok(idsFor(answers).includes(id), id);
});

test('a protest march asks how it uses the street and nothing else', () => {
  const march: Answers = {
    event: { kind: 'demonstration', speech: 'yes', access: 'public_free' },
    places: { types: ['plaza', 'street'] },
    people: { peak: 400 },
    activities: { list: ['sound'] },
    route: { moves: 'yes' },
  };
  assert.deepEqual(idsFor(march), [
    'start',
    'event',
    'speech',
    'dates',
    'applicant',
    'onsite',
    'site',
    'park',
    'route',
    'documents',
    'declaration',
  ]);
  const names = answeredQuestions(march).flatMap((question) =>
    question.state === 'not_asked' ? [] : [question.name],
  );
  for (const never of [
    'event.description',
    'event.publicSummary',
    'applicant.address',
    'organization.kind',
    'insurance.hardship',
    'neighbors.told',
    'safety.guards',
    'dates.pattern',
    'applicant.interpreter',
    'applicant.contactBy',
    'organization.isOfficer',
    'history.incidents',
    'admission.gift',
    'sponsors.any',
    'guests.important',
    'guests.tension',
    'alternatives.rain',
    'program',
    'people.total',
    'arrivals.cars',
    'contacts.publicName',
    'contacts.safetyName',
    'billing.isApplicant',
  ])
    assert.ok(!names.includes(never), never);
});

test('a hazard of a protest keeps its own questions', () => {
  const rally: Answers = {
    event: { kind: 'demonstration', speech: 'yes', access: 'public_free' },
    places: { types: ['park'] },
    people: { peak: 400 },
    activities: { list: ['structures', 'power', 'fire', 'food'] },
  };
  const ids = idsFor(rally);
  for (const id of ['structures', 'power', 'fire', 'food']) assert.ok(ids.includes(id), id);
  assert.ok(!ids.includes('insurance'));
});

test('an event that is partly speech asks both parts', () => {
  const mixed: Answers = {
    event: { kind: 'festival', speech: 'partly', access: 'public_free' },
    places: { types: ['street'] },
    people: { peak: 900 },
    activities: { list: ['food', 'sound'] },
  };
  const ids = idsFor(mixed);
  for (const id of ['speech', 'people', 'sound', 'crowd', 'insurance']) assert.ok(ids.includes(id), id);
});

test('a large festival is asked about every topic it has', () => {
  const festival: Answers = {
    event: { kind: 'festival', speech: 'no', access: 'public_free' },
    places: { types: ['inner_harbor', 'street', 'water'] },
    people: { peak: 100_000, ages: ['children'] },
    activities: {
      list: [
        ...([
          'food',
          'alcohol',
          'structures',
          'power',
          'sound',
          'fire',
          'rides',
          'sales',
          'aircraft',
        ] as const),
        ...(['gaming', 'weapons', 'body_art', 'vehicles', 'drones'] as const),
      ],
    },
    applicant: { role: 'hired_producer' },
    dates: { pattern: 'several_days', setupNeeded: 'yes' },
    traffic: { closure: 'yes', noParking: 'yes' },
    food: { service: 'sold', vendors: [{ id: 'v1', kind: 'truck', cooking: 'gas' }] },
    alcohol: { service: 'sold' },
    structures: { fenced: 'yes' },
    sound: { kind: 'band', exemption: 'yes' },
    fire: { kinds: ['fireworks'] },
    safety: { guards: 300, afterDark: 'yes' },
    insurance: { status: 'have' },
  };
  assert.deepEqual(
    allSteps()
      .map((step) => step.id)
      .filter((id) => !idsFor(festival).includes(id)),
    [
      ...['block', 'history', 'speech', 'series', 'season', 'shifts', 'private-property', 'other-places'],
      ...[
        'route',
        'route-people',
        'route-space',
        'parade-units',
        'race-course',
        'site-list',
        'street-painting',
      ],
      ...['animals', 'race', 'hydrant', 'film', 'film-vehicles', 'film-scenes'],
    ],
  );
});

test('a small wedding in a park is not asked about streets, guards or insurance', () => {
  const wedding: Answers = {
    event: { kind: 'wedding', access: 'invited' },
    places: { types: ['park'] },
    people: { peak: 120 },
    activities: { list: ['structures'] },
  };
  assert.deepEqual(idsFor(wedding), [
    'start',
    'event',
    'dates',
    'applicant',
    'onsite',
    'park',
    'structures',
    'sanitation',
    'documents',
    'declaration',
  ]);
});

test('answers to questions that stop applying come back when they apply again', () => {
  const asDemonstration: Answers = {
    ...blockParty,
    event: { ...blockParty.event, kind: 'demonstration', speech: 'yes' },
  };
  assert.equal(snapshotAnswers(asDemonstration).closures, undefined);
  assert.equal(snapshotAnswers(asDemonstration).neighbors, undefined);
  const again: Answers = { ...asDemonstration, event: { ...blockParty.event, kind: 'block_party' } };
  assert.deepEqual(snapshotAnswers(again), blockParty);
});

test('triage answers give way to the answers that replace them', () => {
  const answers: Answers = {
    ...blockParty,
    dates: { ...blockParty.dates, firstDay: '2027-06-12' },
    block: { street: 'Elm Street', end: '22:00' },
  };
  assert.equal(snapshotAnswers(answers).dates?.firstDay, undefined);
  assert.equal(snapshotAnswers(answers).block, undefined);
});

test('progress of a task follows its pages', () => {
  assert.equal(taskProgress({}, 'who', TODAY), 'not_started');
  assert.equal(taskProgress({ applicant: { name: 'Ana Ruiz' } }, 'who', TODAY), 'in_progress');
  assert.equal(taskProgress(blockParty, 'who', TODAY), 'complete');
  assert.equal(taskProgress(blockParty, 'places', TODAY), 'complete');
  assert.equal(stepProgress({}, findStep('dates')!, TODAY), 'not_started'); // listed in tasks.ts
});
