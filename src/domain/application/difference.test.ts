import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answers } from '#src/domain/application/answers.ts';
import { anyAnswers } from '#src/domain/application/arbitrary-answers.ts';
import { differencesBetween } from '#src/domain/application/difference.ts';
import { snapshotAnswers } from '#src/domain/application/journey.ts';
import { answeredQuestions } from '#src/domain/application/snapshot.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const before: Answers = {
  event: { name: 'Fair', website: 'example.org' },
  people: { peak: 300 },
  activities: { list: ['food', 'sound'] },
  closures: [
    { id: 'c1', street: 'Oak Street', blocks: 1 },
    { id: 'c2', street: 'Elm Street' },
  ],
};

test('nothing changes between equal answers, rows that moved or options in another order', () => {
  assert.deepEqual(differencesBetween(before, structuredClone(before)), []);
  const moved: Answers = {
    ...before,
    activities: { list: ['sound', 'food'] },
    closures: before.closures!.toReversed(), // set above
  };
  assert.deepEqual(differencesBetween(before, moved), []);
});

test('changes are named field by field, and rows by their id', () => {
  const after: Answers = {
    event: { name: 'Great Fair' },
    people: { peak: 300 },
    activities: { list: ['food', 'sound', 'alcohol'] },
    closures: [
      { id: 'c9', street: 'Ash Street' },
      { id: 'c1', street: 'Oak Street', blocks: 2, from: 'Elm Street' },
    ],
  };
  assert.deepEqual(
    differencesBetween(before, after).map(({ path, name, change }) => [path, name, change]),
    [
      ['activities.list', 'activities.list', 'changed'],
      ['event.name', 'event.name', 'changed'],
      ['event.website', 'event.website', 'removed'],
      ['closures.c2', 'closures', 'removed'],
      ['closures.c9', 'closures', 'added'],
      ['closures.c1.from', 'closures.from', 'added'],
      ['closures.c1.blocks', 'closures.blocks', 'changed'],
    ],
  );
});

test('two versions have no differences exactly when they are the same, and both ways agree', () => {
  fc.assert(
    fc.property(anyAnswers, anyAnswers, (one, other) => {
      const [a, b] = [snapshotAnswers(one), snapshotAnswers(other)];
      assert.deepEqual(differencesBetween(a, a), []);
      const forth = differencesBetween(a, b).map(({ path }) => path);
      const back = differencesBetween(b, a).map(({ path }) => path);
      assert.deepEqual(forth.toSorted(), back.toSorted());
      if (!forth.length) assert.deepEqual(a, b);
    }),
    { numRuns: 40 },
  );
});

test('every question stands once in a snapshot with what became of it', () => {
  const questions = answeredQuestions({
    event: { kind: 'festival', speech: 'no' },
    people: { peak: 300 },
    film: { title: 'Hidden' },
  });
  const stateOf = (name: string) => questions.find((question) => question.name === name);
  assert.equal(stateOf('people.peak')?.state, 'answered');
  assert.equal(stateOf('people.peak')?.value, 300);
  assert.equal(stateOf('event.name')?.state, 'not_provided');
  assert.equal(stateOf('film.title')?.state, 'not_asked');
  assert.equal(stateOf('film.title')?.value, undefined);
  assert.equal(new Set(questions.map((question) => question.name)).size, questions.length);
});
