import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import { findStep } from '#src/domain/application/journey.ts';
import { marksOf, mergePage } from '#src/domain/application/merge.ts';

const step = findStep('event')!; // a page of the journey
const drawn: Answers = { event: { name: 'Fair', description: 'Music' }, people: { peak: 60 } };
const seen = marksOf(step, drawn);
const merge = (stored: Answers['event'], typed: Answers['event'], marks = seen) => {
  const { answers, conflicts } = mergePage(
    step,
    marks,
    { ...drawn, event: { ...stored } },
    { ...drawn, event: { ...typed } },
  );
  return { event: answers.event, conflicts: conflicts.map(({ name }) => name) };
};

test('two people who answered different questions of a page lose nothing', () => {
  assert.deepEqual(
    merge({ name: 'Street fair', description: 'Music' }, { name: 'Fair', description: 'Dance' }),
    { event: { name: 'Street fair', description: 'Dance' }, conflicts: [] },
  );
});

test('the same question answered differently by both is a conflict, and what was typed stays', () => {
  assert.deepEqual(
    merge({ name: 'Street fair', description: 'Music' }, { name: 'Summer fair', description: 'Music' }),
    { event: { name: 'Summer fair', description: 'Music' }, conflicts: ['event.name'] },
  );
});

test('the same answer by both is none', () => {
  assert.deepEqual(merge({ name: 'Gala' }, { name: 'Gala' }), { event: { name: 'Gala' }, conflicts: [] });
});

test('an answer that one took away and the other left alone is gone', () => {
  assert.deepEqual(merge({ name: 'Fair' }, { name: 'Fair', description: 'Music' }), {
    event: { name: 'Fair' },
    conflicts: [],
  });
});

test('without marks every difference is a conflict', () => {
  assert.deepEqual(merge({ name: 'Street fair', description: 'Music' }, drawn.event, '').conflicts, [
    'event.name',
  ]);
});
