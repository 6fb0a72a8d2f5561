import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { TASK_IDS } from '#src/domain/application/field.ts';
import { allSteps, findStep } from '#src/domain/application/journey.ts';
import {
  changedQuestions,
  delegableTasks,
  delegationState,
  isDelegable,
  isOpenDelegation,
  nextStepOfTask,
  previousStepOfTask,
  stepsOfTask,
} from '#src/domain/delegate.ts';

const at = (iso: string) => new Date(iso);
const NOW = at('2027-04-01T14:00:00Z');
const LATER = at('2027-04-15T14:00:00Z');
const open = { opened_at: null, expires_at: LATER, end_reason: null };

const STATES = [
  ['nobody opened it', open, 'invited', true],
  ['somebody came by it', { ...open, opened_at: NOW }, 'opened', true],
  ['its last moment has come', { ...open, expires_at: NOW }, 'expired', false],
  ['it is past, opened or not', { ...open, opened_at: NOW, expires_at: NOW }, 'expired', false],
  ['it was taken back', { ...open, end_reason: 'taken_back' as const }, 'taken_back', false],
  ['it was taken back and is past', { ...open, expires_at: NOW, end_reason: 'sent' as const }, 'sent', false],
] as const;

for (const [what, invitation, state, isOpen] of STATES) {
  test(`an invitation is ${state} when ${what}`, () => {
    assert.equal(delegationState(invitation, NOW), state);
    assert.equal(isOpenDelegation(delegationState(invitation, NOW)), isOpen);
  });
}

test('nobody is invited to what decides the questions, who the organizer is, all papers, the bill or the signature', () => {
  const tasks = delegableTasks(festival('2027-06-05'));
  for (const never of ['start', 'who', 'documents', 'fees', 'declaration'] as const) {
    assert.ok(TASK_IDS.includes(never));
    assert.ok(!tasks.includes(never), never);
  }
  assert.ok(tasks.includes('food'), tasks.join(' '));
});

test('nobody is invited to a task that the answers do not ask for, or that there is not', () => {
  const answers = blockParty('2027-06-05');
  assert.ok(!isDelegable(answers, 'film'));
  assert.ok(!isDelegable(answers, 'everything'));
  assert.ok(!isDelegable(answers, ''));
});

test('the way through a task begins and ends in it', () => {
  const answers = festival('2027-06-05');
  for (const task of delegableTasks(answers)) {
    const steps = stepsOfTask(answers, task);
    const ids = steps.map((step) => step.id);
    assert.ok(ids.length > 0, task);
    assert.deepEqual(
      steps.map((step) => nextStepOfTask(answers, step)?.id ?? null),
      [...ids.slice(1), null],
    );
    assert.deepEqual(
      steps.map((step) => previousStepOfTask(answers, step)?.id ?? null),
      [null, ...ids.slice(0, -1)],
    );
  }
});

test('a page that is not asked leads nowhere', () => {
  const step = allSteps().find((one) => one.task === 'film');
  assert.ok(step);
  const answers = blockParty('2027-06-05');
  assert.equal(nextStepOfTask(answers, step), null);
  assert.equal(previousStepOfTask(answers, step), null);
});

test('a changed answer is named by its question, and nothing else is', () => {
  const step = findStep('event');
  assert.ok(step);
  const before: Answers = { event: { name: 'Fair', description: 'Music' } };
  assert.deepEqual(changedQuestions(step, before, before), []);
  assert.deepEqual(changedQuestions(step, before, { event: { name: 'Fair', description: 'Dance' } }), [
    'event.description',
  ]);
  assert.deepEqual(changedQuestions(step, before, { event: { name: 'Fair', description: '' } }), [
    'event.description',
  ]);
  assert.deepEqual(
    changedQuestions(step, { event: { name: 'Fair', description: '' } }, { event: { name: 'Fair' } }),
    [],
  );
  assert.deepEqual(changedQuestions(step, before, { ...before, people: { peak: 40 } }), []);
});
