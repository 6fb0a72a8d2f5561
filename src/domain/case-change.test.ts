import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANGE_KINDS, changeKindsOf, TELLING_ACTIONS } from '#src/domain/case-change.ts';

test('what happened is told by its kind, each once and always in the same order', () => {
  assert.deepEqual(changeKindsOf(['note', 'approve', 'object', 'resubmit']), ['version', 'decision', 'note']);
  assert.deepEqual(changeKindsOf([]), []);
});

test('what changes nothing for a reviewer is not told, nor a line that this version does not know', () => {
  assert.deepEqual(changeKindsOf(['claim', 'release', 'scan', 'read_document', 'constructor', 'x']), []);
  assert(!TELLING_ACTIONS.includes('claim'));
});

test('every kind comes from a line of the history, and every telling line has a kind', () => {
  assert.deepEqual(changeKindsOf(TELLING_ACTIONS), CHANGE_KINDS);
  for (const action of TELLING_ACTIONS) assert.equal(changeKindsOf([action]).length, 1, action);
});
