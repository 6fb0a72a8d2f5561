import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runDriver } from '#e2e/faults/driver.ts';

test('the pool survives networks that are gone for half a minute, ten times, and is whole again within two seconds', async () => {
  const { lost, half, uncaught, late, ...figures } = await runDriver({
    times: 10,
    forgets: 10,
    holdMs: 30_000,
    wholeWithinMs: 2000,
  });
  console.log(JSON.stringify(figures));
  assert.deepEqual({ lost, half, uncaught, late }, { lost: [], half: [], uncaught: [], late: [] });
  assert.equal(figures.stops, 70);
});
