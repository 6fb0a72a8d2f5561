import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenIn, NOTHING_BROKEN, runStorm } from '#e2e/faults/storm.ts';

const KILLS = 50;
const PEOPLE = 4;

test(`after kill -9 during ${KILLS} submissions, uploads, decisions and permits each nothing is lost, doubled or half done`, async () => {
  const run = await runStorm({ kills: KILLS, webKillsPerWorkerKill: 4, people: PEOPLE });
  const { lost: _l, doubled: _d, halfDone: _h, surprises: _s, mistakes: _m, ...figures } = run;
  console.log(JSON.stringify(figures));
  assert.deepEqual(brokenIn(run), NOTHING_BROKEN);
  // Nobody goes home before the last wish is fulfilled.
  assert.ok(Object.values(run.acknowledged).every((count) => count >= PEOPLE));
  assert.ok(Object.values(run.met).every((count) => count >= KILLS));
});
