import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsLeft } from '#src/components/meeting/meeting-desk.ts';
import type { FormEntries } from '#src/domain/shared/form-data.ts';

const REF = '7K3QW-9XM2P-4';
const posted = (...form: [string, string][]) => ({ form: form as FormEntries, refusal: null, view: null });
const note = posted(['intent', `note:${REF}`], [`note.${REF}`, 'Which gate?']);
const outcome = posted(
  ['intent', `record:${REF}`],
  [`outcome.${REF}.words`, 'Measure the lane.'],
  [`outcome.${REF}.agency`, 'fire-marshal'],
);

test('words about a case are shown apart when the agenda has no box for them any more', () => {
  const gone = [
    { isOpen: false, refs: [REF] },
    { isOpen: true, refs: [] },
  ];
  for (const agenda of gone) {
    assert.deepEqual(wordsLeft(note, agenda), ['Which gate?']);
    assert.deepEqual(wordsLeft(outcome, agenda), ['Measure the lane.']);
  }
});

test('words that stand in their box again are not shown twice, and no words are shown without a form', () => {
  assert.deepEqual(wordsLeft(note, { isOpen: true, refs: [REF] }), []);
  assert.deepEqual(wordsLeft(null, { isOpen: false, refs: [] }), []);
  assert.deepEqual(wordsLeft(posted(['intent', 'close']), { isOpen: false, refs: [] }), []);
});
