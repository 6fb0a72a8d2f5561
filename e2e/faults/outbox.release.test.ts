import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outboxProblems, runOutbox } from '#e2e/faults/outbox.ts';

test('a thousand messages arrive once by their Message-ID although workers are killed fifty times', async () => {
  const run = await runOutbox({ messages: 1000, kills: 50, pauseMs: 500 });
  assert.deepEqual(outboxProblems(run, 50), []);
  assert.deepEqual(run.states, { sent: 1000 });
});
