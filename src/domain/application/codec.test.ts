import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answers } from '#src/domain/application/answers.ts';
import { anyAnswers, soundValue } from '#src/domain/application/arbitrary-answers.ts';
import {
  drawnOf,
  type FormValues,
  formValues,
  newlyAsked,
  readStepForm,
} from '#src/domain/application/codec.ts';
import { allSteps, findStep } from '#src/domain/application/journey.ts';
import { valueAt, withValue } from '#src/domain/application/paths.ts';
import { proposedRow } from '#src/domain/application/prefill.ts';
import { hasInput } from '#src/domain/application/typed.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const entriesOf = (values: FormValues): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, one]),
  );

const step = (id: string) => findStep(id)!; // the ids below are written by hand
const closures = step('closures');

for (const one of allSteps())
  test(`answers of "${one.id}" survive the way into the form and back`, () => {
    const values = fc.tuple(...one.fields.map((field) => soundValue(field)));
    fc.assert(
      fc.property(values, (sound) => {
        const answers = one.fields.reduce(
          (all, field, at) => withValue(all, field.name, sound[at]),
          {} as Answers,
        );
        const back = readStepForm(one, entriesOf(formValues(one, answers)), {}).answers;
        assert.deepEqual(back, answers);
      }),
      { numRuns: 40 },
    );
  });

test('drafts with text that cannot be read survive the way into the form and back', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const back = allSteps().reduce(
        (all, one) => readStepForm(one, entriesOf(formValues(one, answers)), all).answers,
        answers,
      );
      assert.deepEqual(back, answers);
    }),
    { numRuns: 30 },
  );
});

test('any names and values whatever are read without failing', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'closures.order',
      '__proto__',
      'closures.__proto__.street',
      'closures.a1.street',
      'event.name',
    ),
    fc.constantFrom('closures.a1', 'constructor', 'dates.firstDay.month', 'people.peak', 'activities.list'),
  );
  const values = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('a1', '__proto__', 'yes'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, values), { maxLength: 40 }), (entries) => {
      for (const one of allSteps()) {
        const { answers } = readStepForm(one, entries, {});
        assert.ok(JSON.stringify(answers).isWellFormed());
        assert.doesNotMatch(JSON.stringify(answers), /\\u0000|"(__proto__|constructor)":/);
      }
    }),
    { numRuns: 100 },
  );
});

test('what cannot be read is kept as typed', () => {
  const { answers } = readStepForm(
    step('start'),
    [
      ['people.peak', ' lots of people '],
      ['dates.firstDay.month', 'June'],
      ['dates.firstDay.day', '31'],
      ['dates.firstDay.year', '2027'],
    ],
    {},
  );
  assert.equal(valueAt(answers, 'people.peak'), 'lots of people');
  assert.equal(valueAt(answers, 'dates.firstDay'), 'June|31|2027');
});

test('what people type is put into one form', () => {
  const { answers } = readStepForm(
    step('start'),
    [
      ['event.kind', 'festival'],
      ['people.peak', '1,200 people'],
      ['dates.firstDay.month', 'June'],
      ['dates.firstDay.day', '6'],
      ['dates.firstDay.year', '2027'],
      ['activities.list', 'sound'],
      ['activities.list', 'food'],
    ],
    {},
  );
  assert.deepEqual(answers, {
    event: { kind: 'festival' },
    people: { peak: 1200 },
    dates: { firstDay: '2027-06-06' },
    activities: { list: ['food', 'sound'] },
  });
});

test('an option nobody offered counts as not chosen', () => {
  const { answers } = readStepForm(
    step('start'),
    [
      ['event.kind', 'riot'],
      ['places.types', 'moon'],
    ],
    {},
  );
  assert.deepEqual(answers, {});
});

test('rows keep their ids and take the posted order', () => {
  const previous: Answers = {
    closures: [
      { id: 'k3f9', street: 'Oak Street' },
      { id: 'm2a7', street: 'Elm Street' },
    ],
  };
  const { answers } = readStepForm(
    closures,
    [
      ['closures.order', 'm2a7'],
      ['closures.order', 'k3f9'],
      ['closures.order', 'n001'],
      ['closures.k3f9.street', 'Oak Street'],
      ['closures.m2a7.street', 'Elm Avenue'],
      ['closures.n001.street', 'Ash Street'],
    ],
    previous,
  );
  assert.deepEqual(answers.closures, [
    { id: 'm2a7', street: 'Elm Avenue' },
    { id: 'k3f9', street: 'Oak Street' },
    { id: 'n001', street: 'Ash Street' },
  ]);
});

test('a row left blank is dropped, unless it is the first of a list that needs one', () => {
  const blank: [string, string][] = [
    ['closures.order', 'a1'],
    ['closures.order', 'b2'],
    ['closures.a1.street', ' '],
    ['closures.b2.street', ''],
  ];
  assert.deepEqual(readStepForm(closures, blank, {}).answers.closures, [{ id: 'a1' }]);
  const setup = readStepForm(
    step('setup'),
    [
      ['dates.setup.order', 'a1'],
      ['dates.setup.a1.start', ''],
    ],
    { dates: { setup: [{ id: 'a1', start: '09:00' }] } },
  );
  assert.equal(setup.answers.dates?.setup, undefined);
});

test('row ids that we did not make, repeat or grow without end are refused', () => {
  const many = Array.from({ length: 500 }, (_, at): [string, string] => ['closures.order', `r${at}`]);
  const streets = many.map(([, id]): [string, string] => [`closures.${id}.street`, 'Oak Street']);
  const { answers } = readStepForm(
    closures,
    [
      ['closures.order', 'Bad.Id'],
      ['closures.order', 'order'],
      ['closures.order', 'r0'],
      ...many,
      ...streets,
    ],
    {},
  );
  assert.equal(answers.closures?.length, 61);
  assert.equal(answers.closures?.[0]?.id, 'r0');
});

test('no box checked clears a list that was on the page', () => {
  const previous: Answers = { activities: { list: ['food'] } };
  assert.equal(readStepForm(step('start'), [['people.peak', '5']], previous).answers.activities, undefined);
});

test('a box can be cleared whatever hidden answers say', () => {
  const previous: Answers = {
    event: { kind: 'wedding', speech: 'yes' },
    declaration: { truthful: 'yes', notPermission: 'yes', signature: 'Ana Ruiz' },
  };
  const { answers } = readStepForm(
    step('declaration'),
    [
      ['declaration.truthful', 'yes'],
      ['declaration.signature', 'Ana Ruiz'],
    ],
    previous,
  );
  assert.deepEqual(answers.declaration, { truthful: 'yes', signature: 'Ana Ruiz' });
});

test('a question that was not on the page keeps its answer', () => {
  const previous: Answers = { onsite: { isApplicant: 'yes', name: 'Ana Ruiz' } };
  const { answers } = readStepForm(step('onsite'), [['onsite.isApplicant', 'yes']], previous);
  assert.deepEqual(answers, previous);
});

test('answers of other pages stay as they are', () => {
  const previous: Answers = { applicant: { name: 'Ana Ruiz' } };
  const { answers } = readStepForm(step('start'), [['people.peak', '5']], previous);
  assert.deepEqual(answers, { applicant: { name: 'Ana Ruiz' }, people: { peak: 5 } });
});

test('questions that an answer has just opened are named, those already answered are not', () => {
  const after: Answers = { onsite: { isApplicant: 'no', phone: '+14105550123' } };
  assert.deepEqual(
    newlyAsked(step('onsite'), { onsite: { isApplicant: 'yes' } }, after).map((field) => field.name),
    ['onsite.name'],
  );
});

test('a question that opened in a save between is named, because the page never showed it', () => {
  const onsite = step('onsite');
  const drawn = drawnOf(onsite, { onsite: { isApplicant: 'yes' } });
  const saved: Answers = { onsite: { isApplicant: 'no', phone: '+14105550123' } };
  const named = newlyAsked(onsite, saved, saved, drawn).map((field) => field.name);
  assert.deepEqual(named, ['onsite.name']);
  assert.deepEqual(newlyAsked(onsite, saved, saved, drawnOf(onsite, saved)), []);
});

test('a new closure of a block party starts with what triage and the dates already told', () => {
  const answers: Answers = {
    event: { kind: 'block_party' },
    block: { street: 'Oak Street', blocks: 1, intersectionsOpen: 'yes' },
    dates: { days: [{ id: 'd1', date: '2027-06-05', start: '12:00', end: '20:00' }] },
  };
  assert.deepEqual(proposedRow(closures.fields[0]!, answers, 'a1'), {
    id: 'a1',
    street: 'Oak Street',
    blocks: 1,
    intersectionsOpen: 'yes',
    kind: 'full',
    startDate: '2027-06-05',
    endDate: '2027-06-05',
  });
  assert.deepEqual(proposedRow(step('dates').fields[1]!, { dates: { firstDay: '2027-06-05' } }, 'a1'), {
    id: 'a1',
    date: '2027-06-05',
  });
});

test('a page knows its own inputs, shown or not, and no others', () => {
  for (const name of ['closures.order', 'closures.k3f9.street', 'closures.k3f9.startDate.month'])
    assert.equal(hasInput(closures, name), true, name);
  for (const name of [
    'status',
    'closures',
    'closures.k3f9',
    'closures.k3f9.status',
    'closures.__proto__.street',
    'closures.order.street',
    'event.name',
    '',
  ])
    assert.equal(hasInput(closures, name), false, name);
});
