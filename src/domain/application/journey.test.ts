import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answers } from '#src/domain/application/answers.ts';
import { anyAnswers, readableAnswers } from '#src/domain/application/arbitrary-answers.ts';
import { TASK_IDS } from '#src/domain/application/field.ts';
import {
  allSteps,
  askedFields,
  findStep,
  firstUnfinishedStep,
  isComplete,
  issuesOf,
  nextStep,
  previousStep,
  snapshotAnswers,
  stepProgress,
  stepsFor,
  taskProgress,
  tasksFor,
} from '#src/domain/application/journey.ts';
import { isBlank, valueAt } from '#src/domain/application/paths.ts';
import { answeredQuestions } from '#src/domain/application/snapshot.ts';
import { TASKS } from '#src/domain/application/tasks.ts';

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
      ...['animals', 'race', 'hydrant', 'film', 'film-vehicles', 'film-scenes', 'capacity'],
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

test('every file of a step is one step of exactly one task', () => {
  const files = readdirSync(new URL('steps/', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
  const listed = TASKS.flatMap((task) => task.steps.map((step) => step.id));
  assert.deepEqual(listed.toSorted(), files.toSorted());
  assert.deepEqual(
    TASKS.map((task) => task.id),
    [...TASK_IDS],
  );
  for (const task of TASKS) for (const step of task.steps) assert.equal(step.task, task.id);
});

test('every question belongs to one page, and a page that asks can be left undone', () => {
  const names = allSteps().flatMap((step) => step.fields.map((field) => field.name));
  assert.deepEqual(names.length, new Set(names).size);
  for (const step of allSteps())
    if (step.fields.length)
      assert.ok(
        step.fields.some((field) => field.required) || step.id === 'setup',
        `${step.id} has a question that must be answered`,
      );
});

test('the coordinator reads every answer, and what could do harm is never public', () => {
  for (const field of allSteps().flatMap((step) =>
    step.fields.flatMap((one) => [one, ...(one.fields ?? [])]),
  )) {
    assert.ok(field.readBy.includes('all') || field.readBy.includes('coordinator'), field.name);
    if (/guards|security|drone/i.test(field.name)) assert.equal(field.sensitivity, 'security', field.name);
    if (field.name === 'contacts.publicPhone') assert.equal(field.sensitivity, 'public');
    else if (/phone|^applicant\.(name|address)/i.test(field.name))
      assert.equal(field.sensitivity, 'personal', field.name);
  }
});

test('whatever was answered, the journey ends, and going on and back meet the same pages', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const asked = idsFor(answers);
      const walked: string[] = [];
      for (let step = findStep('start'); step; step = nextStep(answers, step.id)) {
        walked.push(step.id);
        assert.ok(walked.length <= allSteps().length);
      }
      assert.deepEqual(walked, asked);
      const back: string[] = [];
      for (let step = findStep('declaration'); step; step = previousStep(answers, step.id))
        back.unshift(step.id);
      assert.deepEqual(back, asked);
    }),
  );
});

test('a page is never both asked and hidden, and its progress is known', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const asked = new Set(idsFor(answers));
      const fromTasks = tasksFor(answers).flatMap((task) => task.steps.map((step) => step.id));
      assert.deepEqual(fromTasks, [...asked]);
      for (const step of allSteps()) {
        const fields = askedFields(step, answers);
        assert.equal(asked.has(step.id), fields.length > 0 || step.fields.length === 0);
        if (!asked.has(step.id)) assert.deepEqual(issuesOf(step, answers, TODAY), []);
        const isDone = issuesOf(step, answers, TODAY).length === 0;
        assert.equal(stepProgress(answers, step, TODAY) === 'complete', isDone);
      }
      assert.equal(isComplete(answers, TODAY), firstUnfinishedStep(answers, TODAY) === null);
    }),
  );
});

test('an issue always names an input of its own page', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const step of stepsFor(answers))
        for (const { path } of issuesOf(step, answers, TODAY))
          assert.ok(
            askedFields(step, answers).some(
              (field) => path === field.name || path.startsWith(`${field.name}.`),
            ),
            path,
          );
    }),
  );
});

test('answers to hidden questions never reach the snapshot, and taking it twice changes nothing', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const snapshot = snapshotAnswers(answers);
      assert.deepEqual(snapshotAnswers(structuredClone(snapshot)), snapshot);
      for (const question of answeredQuestions(snapshot))
        if (question.state === 'not_asked')
          assert.ok(isBlank(valueAt(snapshot, question.name)), `${question.name} is hidden`);
      assert.doesNotMatch(JSON.stringify(snapshot), /"soon/);
    }),
  );
});

test('what is hidden never decides what is asked', () => {
  fc.assert(
    fc.property(readableAnswers, (answers) => {
      const asked = (all: Answers) =>
        stepsFor(all).map((step) => [step.id, askedFields(step, all).map((field) => field.name)]);
      assert.deepEqual(asked(answers), asked(snapshotAnswers(answers)));
    }),
  );
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
