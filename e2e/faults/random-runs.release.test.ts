import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { deeds, openRandomRuns } from '#e2e/faults/random-runs.ts';

const seed = Number(process.env.RUNS_SEED ?? randomInt(2 ** 31));
process.stdout.write(`RUNS_SEED=${seed}\n`);

// A file has fifteen minutes. RUNS takes another number of runs for a machine that has longer.
const numRuns = Number(process.env.RUNS ?? 300);

test('whatever people do to a case in new random runs, every promise about it holds', async () => {
  await using runs = await openRandomRuns();
  await fc.assert(
    fc.asyncProperty(deeds(60), (run) => runs.play(run)),
    { seed, numRuns },
  );
});
