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
import { openBrowser } from '#e2e/security/browser.ts';
import { inTurns } from '#e2e/security/pace.ts';

const PEOPLE = 4;

let nodes: Nodes;

before(async () => {
  nodes = await startNodes({ DRAIN_NOTICE_MS: '2000' });
});
after(() => nodes[Symbol.asyncDispose]());

test('two processes share one limit: as many look-ups pass as the table counted, and no window more than twenty', async () => {
  const { site, balancer } = nodes;
  const guest = openBrowser(balancer.origin);
  const fields = { _token: await guest.token(), ref: '7K3QW-9XM2P-4', email: 'nobody@example.org' };
  await site.db.owner`DELETE FROM rate_limits`;
  const statuses: number[] = [];
  await inTurns(4, Array.from({ length: 45 }), async () => {
    statuses.push((await guest.post('/status', fields)).status);
  });
  const passed = statuses.filter((status) => status === 422).length;
  const refused = statuses.filter((status) => status === 429).length;
  const rows = await site.db.owner`SELECT used_count FROM rate_limits`;
  const counts = rows.map((row) => Number(row.used_count));
  // Each look-up is counted for its address and for everybody; one that met a time-out may be counted or not.
  const counted = counts.reduce((sum, count) => sum + count, 0) / 2;
  assert.ok(
    passed <= counted && counted <= 45 - refused,
    `${passed} passed, ${counted} counted, ${refused} refused`,
  );
  assert.ok(
    counts.every((count) => count <= 20),
    counts.join(' '),
  );
  for (const place of [0, 1])
    assert.ok(balancer.served(nodes.portOf(place)) > 0, `process ${place} had nothing to do`);
});

test('no request fails while processes are stopped and started one after another', async () => {
  const working = await work(nodes, PEOPLE);
  await rollOut(nodes, 3);
  await working.end();
  assert.deepEqual(
    working.sights.flatMap(({ broken }) => broken),
    [],
  );
  assert.ok(working.sights.every(({ saved }) => saved > 0));
  await assertNothingLost(nodes, working.sights);
});

test('what was answered outlives a process that is killed every few seconds, and sessions with it', async () => {
  const emails = [1, 2, 3].map((count) => `killed.${count}@example.org`);
  const working = await work(nodes, PEOPLE);
  const kills = 4;
  await Promise.all([killInTurn(nodes, { kills, everyMs: 1000 }), askForMails(nodes, emails)]);
  await working.end();
  await assertNothingLost(nodes, working.sights);
  await assertMailsArrive(nodes, emails);
  // A process takes with it what it was doing: at most one request of each person.
  const broken = working.sights.flatMap((sight) => sight.broken);
  assert.ok(broken.length <= kills * PEOPLE, broken.join(', '));
  assert.ok(working.sights.every(({ saved }) => saved > 0));
});
