import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openChance } from '#e2e/faults/chance.ts';
import { type Clients, openClients } from '#e2e/faults/clients.ts';
import { brokenPromises, type Promised } from '#e2e/faults/promises.ts';
import type { Reply } from '#e2e/security/browser.ts';
import { drawnForms } from '#e2e/security/drawn-forms.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { buildWorld, type World } from '#e2e/security/world.ts';
import { createSql } from '#src/store/sql.ts';

/** Far from any limit of ours, and far from waiting for ever: nothing else need stand still beside it. Units: ms. */
const LONGEST_MS = 60_000;
const acknowledged: Promised[] = [];
let site: Site;
let world: World;
let clients: Clients;

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
  clients = await openClients(world, openChance('slow'));
});
after(() => site[Symbol.asyncDispose]());

const caseAddress = () => `/applications/${world.review}`;
const openCase = () => clients.browsers.owner.get(caseAddress());
const many = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));

/** Pages that need no database, asked for one after the other while something is slow. Shape: the slowest. */
async function slowestUnaffected(isOver: () => boolean): Promise<number> {
  let slowest = 0;
  while (!isOver()) {
    const { status, ms } = await clients.browsers.owner.get('/help');
    assert.equal(status, 200);
    slowest = Math.max(slowest, ms);
  }
  return slowest;
}

async function besideUnaffected(work: Promise<Reply[]>): Promise<Reply[]> {
  let isOver = false;
  const [replies, slowest] = await Promise.all([
    work.finally(() => {
      isOver = true;
    }),
    slowestUnaffected(() => isOver),
  ]);
  assert.ok(slowest < LONGEST_MS, `a page that needs no database took ${Math.round(slowest)} ms`);
  return replies;
}

test('a database that answers half a second late slows down nothing that does not need it', async () => {
  site.line.slow({ latencyMs: 250, jitterMs: 50 });
  const replies = await besideUnaffected(many(20, openCase));
  site.line.slow();
  assert.ok(replies.every(({ status }) => status === 200 || status === 503));
  assert.equal((await openCase()).status, 200);
});

test('while somebody holds a case for long, its form says sorry in time and keeps the words', async () => {
  const wish = await clients.next.save();
  const { ref } = wish.promised;
  await site.db.owner.begin(async (tx) => {
    await tx`SELECT FROM applications WHERE ref = ${ref} FOR UPDATE`;
    const [sorry] = await besideUnaffected(many(1, wish.send));
    assert.equal(sorry?.status, 503);
    assert.ok((sorry?.ms ?? 0) < LONGEST_MS, `${sorry?.ms} ms`);
    const kept = drawnForms(sorry?.text ?? '').flatMap(({ fields }) => fields.map(([, value]) => value));
    assert.ok(wish.promised.kind === 'save' && kept.includes(wish.promised.value));
    assert.equal((await openCase()).status, 200);
  });
  assert.ok([303, 422].includes((await wish.send()).status));
  acknowledged.push(wish.promised);
});

const SILENCES = [
  ['says nothing for a while', () => site.line.hold(), () => site.line.flow()],
  ['has forgotten every connection', () => site.line.forget(), () => undefined],
] as const;
for (const [what, start, end] of SILENCES) {
  test(`when the database ${what}, nobody waits longer than its limits, and all is well at once afterwards`, async () => {
    // Connections that are open, and with nothing on them.
    await many(10, openCase);
    const wish = await clients.next.submit();
    start();
    const replies = await besideUnaffected(many(5, wish.send));
    const slowest = Math.max(...replies.map(({ ms }) => ms));
    end();
    assert.ok(
      replies.every(({ status }) => status === 503 || status === 303),
      replies.map(({ status }) => status).join(),
    );
    assert.ok(slowest < LONGEST_MS, `${Math.round(slowest)} ms`);
    const since = performance.now();
    while ((await openCase()).status !== 200)
      assert.ok(performance.now() - since < LONGEST_MS, 'not back in time');
    assert.equal((await wish.send()).status, 303);
    acknowledged.push(wish.promised);
  });
}

test('when the database takes no more connections, people are told to come back and balancers not to come', async () => {
  const admin = createSql({ url: site.db.adminUrl, poolSize: 1 });
  const wish = await clients.next.submit();
  const { name } = site.db;
  await admin`ALTER DATABASE ${admin(name)} CONNECTION LIMIT 0`;
  site.line.reset();
  try {
    const replies = await besideUnaffected(many(10, wish.send));
    assert.deepEqual([...new Set(replies.map(({ status }) => status))], [503]);
    assert.equal((await clients.browsers.owner.get('/health/ready')).status, 503);
  } finally {
    await admin`ALTER DATABASE ${admin(name)} CONNECTION LIMIT -1`;
    await admin.end();
  }
  const since = performance.now();
  while ((await openCase()).status !== 200)
    assert.ok(performance.now() - since < LONGEST_MS, 'not back in time');
  assert.equal((await wish.send()).status, 303);
  acknowledged.push(wish.promised);
});

test('nothing of it was lost, done twice or done by half, and none of it was taken for a mistake of ours', async () => {
  assert.deepEqual(await brokenPromises(site, acknowledged), { lost: [], doubled: [], halfDone: [] });
  const mistakes = site.web.lines.filter(({ level, status }) => Number(level) >= 50 && status !== 503);
  assert.deepEqual(mistakes, []);
});
