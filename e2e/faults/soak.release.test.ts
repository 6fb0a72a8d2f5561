import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSoak } from '#e2e/faults/soak.ts';

test('ten minutes of reading, looking up, saving, submitting and sending files leave the memory flat and no error', async () => {
  const { wrong, mistakes, ...figures } = await runSoak({ warmMs: 180_000, lastMs: 600_000, people: 10 });
  console.log(JSON.stringify(figures));
  assert.deepEqual(
    { wrong: wrong.slice(0, 20), mistakes: mistakes.slice(0, 20) },
    { wrong: [], mistakes: [] },
  );
  assert.ok(figures.growthPercent <= 5, `${figures.before} MB became ${figures.after} MB`);
});
