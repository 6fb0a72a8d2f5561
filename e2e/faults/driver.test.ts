import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runDriver } from '#e2e/faults/driver.ts';

test('the pool survives ten times whatever takes its database away, and is whole again', async () => {
  const { lost, half, uncaught, late, ...figures } = await runDriver({
    times: 10,
    forgets: 2,
    holdMs: 300,
    // Two seconds are held to in the release run, where nothing else uses the machine.
    wholeWithinMs: 60_000,
  });
  console.log(JSON.stringify(figures));
  assert.deepEqual({ lost, half, uncaught, late }, { lost: [], half: [], uncaught: [], late: [] });
  assert.equal(figures.stops, 62);
  assert.ok(figures.acknowledged > 100 && figures.failures > 0);
});
