import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runRestarts } from '#e2e/faults/restarts.ts';

test('twenty restarts of the database under fifty people lose nothing, and the service is back within five seconds', async () => {
  const { lost, doubled, halfDone, surprises, mistakes, ...figures } = await runRestarts({
    restarts: 20,
    users: 50,
  });
  console.log(JSON.stringify(figures));
  assert.deepEqual(
    { lost, doubled, halfDone, surprises, mistakes },
    { lost: [], doubled: [], halfDone: [], surprises: [], mistakes: [] },
  );
  assert.ok(figures.isWebAlive && figures.sorry >= 20);
  assert.ok(figures.slowestReturnMs <= 5000, `${figures.slowestReturnMs} ms until the service was back`);
});
