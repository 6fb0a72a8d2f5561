import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEEDS, deeds, openRandomRuns } from '#e2e/faults/random-runs.ts';

// The same runs every time: new ones are for the release run, and what it finds comes in here with its seed.
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

test('whatever people do to a case, it goes only where the tables lead and every promise about it holds', async (t) => {
  await using runs = await openRandomRuns();
  for (const seed of SEEDS)
    await t.test(`seed ${seed}`, () =>
      fc.assert(
        fc.asyncProperty(deeds(40), (run) => runs.play(run)),
        { seed, numRuns: 12 },
      ),
    );
  // Runs that never get anywhere prove nothing: in these, everything was done at least once.
  const done = new Set([...runs.done].map((one) => one.split(' from ')[0]));
  assert.deepEqual(
    DEEDS.filter((deed) => !done.has(deed)),
    [],
  );
});
