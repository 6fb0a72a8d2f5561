import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outboxProblems, runOutbox } from '#e2e/faults/outbox.ts';

test('every message arrives once by its Message-ID while server and workers fail', async () => {
  const run = await runOutbox({ messages: 100, kills: 4, pauseMs: 700 });
  assert.deepEqual(outboxProblems(run, 4), []);
  assert.deepEqual(run.states, { sent: 100 });
});
