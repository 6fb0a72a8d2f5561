import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runRestarts } from '#e2e/faults/restarts.ts';

const RESTARTS = 6;

test('restarts of the database under load lose nothing, and what people typed comes back to them', async () => {
  const { lost, doubled, halfDone, surprises, mistakes, ...figures } = await runRestarts({
    restarts: RESTARTS,
    users: 20,
  });
  console.log(JSON.stringify(figures));
  assert.deepEqual(
    { lost, doubled, halfDone, surprises, mistakes },
    { lost: [], doubled: [], halfDone: [], surprises: [], mistakes: [] },
  );
  assert.ok(figures.isWebAlive && figures.sorry >= RESTARTS);
});
