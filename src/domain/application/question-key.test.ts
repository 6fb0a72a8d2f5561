import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allSteps, findStep } from '#src/domain/application/journey.ts';
import { questionKey } from '#src/domain/application/question-key.ts';
import { questions } from '#src/text/en/questions.ts';

const CASES: [step: string, path: string, key: string | null][] = [
  ['event', 'event.name', 'event.name'],
  ['closures', 'closures', 'closures'],
  ['closures', 'closures.k3f9.street', 'closures.street'],
  ['dates', 'dates.days.k3f9.start', 'dates.days.start'],
  ['event', 'people.total', null],
  ['event', 'event.name.k3f9.street', null],
  ['closures', 'closures.k3f9.ghost', null],
  ['closures', 'closures.k3f9', null],
  ['closures', 'closures.k3f9.street.more', null],
  ['documents', 'event.name', null],
];
for (const [step, path, key] of CASES)
  test(`on the page ${step}, ${path} is ${key ?? 'no question'}`, () =>
    assert.equal(questionKey(findStep(step)!, path), key)); // these pages exist

test('the keys are those under which the words stand', () => {
  const keys = allSteps().flatMap((step) =>
    step.fields.flatMap(({ name, fields = [] }) => [
      questionKey(step, name),
      ...fields.map((column) => questionKey(step, `${name}.k3f9.${column.name}`)),
    ]),
  );
  assert.deepEqual(keys.toSorted(), Object.keys(questions).toSorted());
});
