import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openChance } from '#e2e/faults/chance.ts';
import { type Clients, openClients, type Wish } from '#e2e/faults/clients.ts';
import { brokenPromises, type Promised } from '#e2e/faults/promises.ts';
import { listObjects } from '#e2e/fixtures/list-objects.ts';
import { as } from '#e2e/fixtures/people.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { buildWorld, type World } from '#e2e/security/world.ts';
import { sweepObjects } from '#src/commands/object.ts';
import { systemActor } from '#src/domain/policy.ts';
import type { S3Request } from '#src/embedded/s3.ts';
import type { S3Fault } from '#src/embedded/s3-faults.ts';

const UPLOADS = 8;
const DAY_MS = 24 * 60 * 60_000;
const acknowledged: Promised[] = [];
let site: Site;
let world: World;
let clients: Clients;

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
  clients = await openClients(world, openChance('store'));
});
after(() => site[Symbol.asyncDispose]());

/** The same for every k-th request that is looked at. */
function every(k: number, fault: S3Fault, looksAt: (request: S3Request) => boolean = () => true) {
  let count = 0;
  return (request: S3Request): S3Fault | undefined => {
    if (!looksAt(request)) return undefined;
    count += 1;
    return count % k === 0 ? fault : undefined;
  };
}
const isPut = ({ method }: S3Request) => method === 'PUT';
const isGet = ({ method, key }: S3Request) => method === 'GET' && key !== '';

interface Switch {
  what: string;
  on: () => unknown;
  off?: () => Promise<void>;
  /** Uploads that may succeed meanwhile. */
  yes: 'none' | 'some' | 'all';
}
const failing = (what: string, fault: ReturnType<typeof every>, yes: Switch['yes']): Switch => ({
  what,
  on: () => site.objects.fail(fault),
  yes,
});
const SWITCHES: readonly Switch[] = [
  { what: 'is down', on: () => site.objects.stop(), off: () => site.objects.start(), yes: 'none' },
  failing('is slow', every(1, { delayMs: 700 }), 'all'),
  failing('answers every third request with 500', every(3, { status: 500, code: 'InternalError' }), 'some'),
  failing('answers every request with 503', every(1, { status: 503, code: 'SlowDown' }), 'none'),
  failing('takes every second request and cuts it off', every(2, 'reset'), 'some'),
  failing('takes every second file and says nothing', every(2, 'lost-answer', isPut), 'some'),
  failing('takes every file and says nothing', every(1, 'lost-answer', isPut), 'some'),
  failing('gives back other bytes', every(1, 'wrong-bytes', isGet), 'none'),
  failing('does not know yet what it took', every(2, { status: 404, code: 'NoSuchKey' }, isGet), 'some'),
];

/** Uploads without an answer that says yes; each of them was told so in words. */
async function sendAll(wishes: readonly Wish[]): Promise<Wish[]> {
  const failed: Wish[] = [];
  for (let at = 0; at < wishes.length; at += 4) {
    const some = wishes.slice(at, at + 4);
    const replies = await Promise.all(some.map((wish) => wish.send()));
    replies.forEach((reply, i) => {
      assert.ok([200, 303, 422, 503].includes(reply.status), `${reply.status}: ${reply.text.slice(0, 200)}`);
      const wish = some[i]!; // one reply for each
      if (reply.status === 303 || reply.status === 200) acknowledged.push(wish.promised);
      else failed.push(wish);
    });
  }
  return failed;
}

for (const { what, on, off, yes } of SWITCHES) {
  test(`while the object store ${what} a file is taken and proven, or clearly not taken and sent again`, async () => {
    const wishes: Wish[] = [];
    for (let i = 0; i < UPLOADS; i += 1) wishes.push(await clients.next.upload());
    const submit = await clients.next.submit();
    await on();
    const failed = await sendAll(wishes);
    // What needs no object goes on.
    assert.equal((await submit.send()).status, 303);
    acknowledged.push(submit.promised);
    await (off ?? (async () => site.objects.fail()))();
    if (yes === 'none') assert.equal(failed.length, UPLOADS);
    if (yes === 'all') assert.equal(failed.length, 0);
    assert.deepEqual(await sendAll(failed), []);
    assert.deepEqual(await brokenPromises(site, acknowledged), { lost: [], doubled: [], halfDone: [] });
  });
}

test('a day later nothing lies in the store that nobody refers to, and everything that somebody does', async () => {
  const now = new Date(Date.now() + DAY_MS + 60_000);
  const { removed } = await sweepObjects({ ...as(site.ctx(), systemActor('sweep-objects')), now });
  assert.ok(removed > 0, 'no orphan was left to sweep');
  const rows = await site.db.owner`
    SELECT object_key FROM documents UNION SELECT object_key FROM document_pages
    UNION SELECT object_key FROM application_records UNION SELECT object_key FROM permits WHERE object_key IS NOT NULL`;
  const listed: string[] = [];
  for await (const { key } of listObjects(site.objects.settings)()) listed.push(key);
  assert.deepEqual(listed.toSorted(), rows.map((row) => String(row.object_key)).toSorted());
  assert.deepEqual(await brokenPromises(site, acknowledged), { lost: [], doubled: [], halfDone: [] });
  console.log(`${acknowledged.length} acknowledged, ${removed} orphans swept`);
});
