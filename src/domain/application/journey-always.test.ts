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
  tasksFor,
} from '#src/domain/application/journey.ts';
import { isBlank, valueAt } from '#src/domain/application/paths.ts';
import { answeredQuestions } from '#src/domain/application/snapshot.ts';
import { TASKS } from '#src/domain/application/tasks.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const TODAY = '2027-01-10';
const idsFor = (answers: Answers) => stepsFor(answers).map((step) => step.id);

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
