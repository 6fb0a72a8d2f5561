import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openChance } from '#e2e/faults/chance.ts';
import { type Clients, openClients, type Wish } from '#e2e/faults/clients.ts';
import { brokenPromises, type Promised } from '#e2e/faults/promises.ts';
import type { Reply } from '#e2e/security/browser.ts';
import { drawnForms } from '#e2e/security/drawn-forms.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { buildWorld, type World } from '#e2e/security/world.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { createSql } from '#src/store/sql.ts';

/** No answer of each kind may take longer. Units: ms. */
export interface SlowLimits {
  /** That the database is not there. */
  sorryMs: number;
  /** That somebody else holds a case. */
  lockMs: number;
  /** That too many wait for the same: each of the statements of a request may have waited. */
  crowdMs: number;
  /** Of a page that needs no database, in 99 of 100 cases. */
  unaffectedMs: number;
  /** Until all is well, once the database is. */
  returnMs: number;
}

const POOL_SIZE = 4;
/** So many want a connection at once. Each holds one for the two seconds that it waits for a case. */
const CROWD = 24;
const SEEN_MS = 60_000;
const acknowledged: Promised[] = [];
let limits: SlowLimits;
let site: Site;
let world: World;
let clients: Clients;

const caseAddress = () => `/applications/${world.review}`;
const openCase = () => clients.browsers.owner.get(caseAddress());
const many = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));
const isReady = async () => (await clients.browsers.owner.get('/health/ready')).status === 200;
const hasWaitedForPool = () => site.web.lines.some(({ code }) => code === 'POOL_TIMEOUT');

/** Asks for a page that needs no database, again and again, while something is slow. Shape: 99 of 100 were faster. */
async function unaffectedMs(isOver: () => boolean): Promise<number> {
  const took: number[] = [];
  while (!isOver()) {
    const { status, ms } = await clients.browsers.owner.get('/help');
    assert.equal(status, 200);
    took.push(ms);
  }
  return took.toSorted((a, b) => a - b)[Math.ceil(took.length * 0.99) - 1] ?? 0;
}

async function besideUnaffected<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const [result, ms] = await Promise.all([
    work.finally(() => {
      isOver = true;
    }),
    unaffectedMs(() => isOver),
  ]);
  assert.ok(ms < limits.unaffectedMs, `a page that needs no database took ${Math.round(ms)} ms`);
  return result;
}

function assertSorry(reply: Reply | undefined, wish: Wish, longestMs: number): void {
  assert.equal(reply?.status, 503);
  assert.ok(reply.headers['retry-after'] !== undefined);
  assert.ok(reply.ms < longestMs, `${Math.round(reply.ms)} ms`);
  const kept = drawnForms(reply.text).flatMap(({ fields }) => fields.map(([, value]) => value));
  assert.ok(wish.promised.kind === 'save' && kept.includes(wish.promised.value));
}

async function isBackInTime(): Promise<void> {
  const since = performance.now();
  while ((await openCase()).status !== 200)
    assert.ok(performance.now() - since < limits.returnMs, 'not back in time');
}

const SILENCES = [
  ['says nothing for a while', () => site.line.hold(), () => site.line.flow()],
  ['has forgotten every connection', () => site.line.forget(), () => undefined],
] as const;

/** Row R-04: a database that is slow, silent, full, or waited for by too many. */
export function slowTests(given: SlowLimits): void {
  limits = given;
  before(async () => {
    site = await startSite({
      settings: { DATABASE_POOL_SIZE: String(POOL_SIZE), DATABASE_POOL_WAIT_MS: '2000' },
    });
    world = await buildWorld(site);
    clients = await openClients(world, openChance('slow'));
  });
  after(() => site[Symbol.asyncDispose]());

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
      assertSorry(sorry, wish, limits.lockMs);
      assert.equal((await openCase()).status, 200);
    });
    assert.ok([303, 422].includes((await wish.send()).status));
    acknowledged.push(wish.promised);
  });

  test('a crowd that waits for one case is told to come back, each in time and with its words, and balancers not to come', async () => {
    const wish = await clients.next.save();
    const { ref } = wish.promised;
    let wasUnready = false;
    let isOver = false;
    const insist = async (): Promise<void> => {
      while (!isOver) assertSorry(await wish.send(), wish, limits.crowdMs);
    };
    const watch = async (): Promise<void> => {
      const isSeen = async () => {
        wasUnready ||= !(await isReady());
        return wasUnready && hasWaitedForPool();
      };
      await waitUntil(isSeen, SEEN_MS);
      isOver = true;
    };
    await site.db.owner.begin(async (tx) => {
      await tx`SELECT FROM applications WHERE ref = ${ref} FOR UPDATE`;
      await besideUnaffected(Promise.all([watch(), many(CROWD, insist)]));
    });
    assert.ok(hasWaitedForPool(), 'nobody waited too long for a connection');
    assert.ok(wasUnready, 'it never said that it was not ready');
    await isBackInTime();
    assert.ok(await isReady());
    assert.ok([303, 422].includes((await wish.send()).status));
    acknowledged.push(wish.promised);
  });

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
      assert.ok(slowest < limits.sorryMs, `${Math.round(slowest)} ms`);
      await isBackInTime();
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
      assert.equal(await isReady(), false);
    } finally {
      await admin`ALTER DATABASE ${admin(name)} CONNECTION LIMIT -1`;
      await admin.end();
    }
    await isBackInTime();
    assert.equal((await wish.send()).status, 303);
    acknowledged.push(wish.promised);
  });

  test('nothing of it was lost, done twice or done by half, and none of it was taken for a mistake of ours', async () => {
    assert.deepEqual(await brokenPromises(site, acknowledged), { lost: [], doubled: [], halfDone: [] });
    const mistakes = site.web.lines.filter(({ level, status }) => Number(level) >= 50 && status !== 503);
    assert.deepEqual(mistakes, []);
  });
}
