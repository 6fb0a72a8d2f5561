import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  askForMails,
  assertMailsArrive,
  assertNothingLost,
  killInTurn,
  type Nodes,
  rollOut,
  startNodes,
  work,
} from '#e2e/faults/nodes.ts';

const PEOPLE = 12;
const RESTARTS = 20;
const REQUESTS = 20_000;
const KILL_EVERY_MS = 20_000;
const KILLS = 30;

let nodes: Nodes;

before(async () => {
  nodes = await startNodes({ DRAIN_NOTICE_MS: '3000' });
});
after(() => nodes[Symbol.asyncDispose]());

test('twenty rolling restarts fail none of 20,000 requests', { timeout: 3_600_000 }, async () => {
  const working = await work(nodes, PEOPLE);
  const sent = () => working.sights.reduce((sum, { requests }) => sum + requests, 0);
  let restarts = 0;
  while (restarts < RESTARTS || sent() < REQUESTS) {
    await rollOut(nodes, 2);
    restarts += 2;
  }
  await working.end();
  console.log(JSON.stringify({ restarts, requests: sent() }));
  assert.deepEqual(
    working.sights.flatMap(({ broken }) => broken),
    [],
  );
  await assertNothingLost(nodes, working.sights);
});

test('ten minutes with a process killed every 20 s lose nothing that was answered', {
  timeout: 3_600_000,
}, async () => {
  const emails = Array.from({ length: 100 }, (_, count) => `killed.${count}@example.org`);
  const working = await work(nodes, PEOPLE);
  await Promise.all([
    killInTurn(nodes, { kills: KILLS, everyMs: KILL_EVERY_MS }),
    askForMails(nodes, emails),
  ]);
  await working.end();
  await assertNothingLost(nodes, working.sights);
  await assertMailsArrive(nodes, emails);
  const broken = working.sights.flatMap((sight) => sight.broken);
  const sent = working.sights.reduce((sum, { requests }) => sum + requests, 0);
  console.log(JSON.stringify({ killed: KILLS, requestsUnderKills: sent, sentAgain: broken.length }));
  assert.ok(broken.length <= KILLS * PEOPLE, broken.join(', '));
});
