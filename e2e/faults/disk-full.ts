import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openChance } from '#e2e/faults/chance.ts';
import { openClients, type Wish } from '#e2e/faults/clients.ts';
import { brokenPromises, openJobs, type Promised } from '#e2e/faults/promises.ts';
import { mountSmallDisk, type SmallDisk } from '#e2e/fixtures/small-disk.ts';
import { startWeb, type Web } from '#e2e/fixtures/web.ts';
import { drawnForms } from '#e2e/security/drawn-forms.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { buildWorld, type World } from '#e2e/security/world.ts';
import { startPostgres } from '#src/embedded/postgres.ts';
import { isAlive, waitUntil } from '#src/embedded/processes.ts';
import { createSql } from '#src/store/sql.ts';

const DATABASE_MB = 256;
const TEMPORARY_MB = 16;
/** Each save needs new pages, so that many fill whatever room the tables have left inside. */
const SAVES = 60;
const OTHERS = 3;
const AT_ONCE = 4;
const LONG_MS = 60_000;
/** Pictures of files are made one after the other, and other work may run beside them. */
const DRAIN_MS = 300_000;
const LOG_SWITCHES = 40;
const MOST_TURNS = 20;

export interface DiskFullOptions {
  /** From the moment at which there is room again to the first yes. */
  returnMs: number;
}

interface Rig {
  site: Site;
  world: World;
  acknowledged: Promised[];
  sorry: number;
}

const isYes = ({ promised: { kind } }: Wish, status: number): boolean =>
  status === 303 || status === 200 || (kind === 'save' && status === 422);

/** Sends each wish once. Shape: those that were refused, each with words, a time to come back and what was typed. */
async function sendAll(wishes: readonly Wish[], rig: Rig): Promise<Wish[]> {
  const refused: Wish[] = [];
  for (let at = 0; at < wishes.length; at += AT_ONCE) {
    await Promise.all(
      wishes.slice(at, at + AT_ONCE).map(async (wish) => {
        const { status, headers, text } = await wish.send();
        const { promised } = wish;
        if (isYes(wish, status)) {
          rig.acknowledged.push(promised);
          return;
        }
        refused.push(wish);
        // A file is refused beside its form, with words of its own.
        if (promised.kind === 'upload') return assert.ok([422, 503].includes(status), `${status}`);
        assert.equal(status, 503, promised.kind);
        rig.sorry += 1;
        assert.ok(headers['retry-after'] !== undefined && /<h1[ >]/.test(text));
        const kept = drawnForms(text).flatMap(({ fields }) => fields.map(([, value]) => value));
        if (promised.kind === 'save') assert.ok(kept.includes(promised.value));
      }),
    );
  }
  return refused;
}

async function isBackWithin(site: Site, returnMs: number): Promise<void> {
  const since = performance.now();
  const isReady = async () => (await fetch(`${site.origin}/health/ready`)).status === 200;
  assert.ok(await waitUntil(isReady, LONG_MS));
  const ms = performance.now() - since;
  console.log(JSON.stringify({ backAfterMs: Math.round(ms) }));
  assert.ok(ms < returnMs, `back after ${Math.round(ms)} ms`);
}

/** Reads every page of every table and index, which checks the sum of each. */
async function wrongPages(adminUrl: string): Promise<number> {
  const sql = createSql({ url: adminUrl, poolSize: 1, statementTimeoutMs: LONG_MS });
  try {
    const [setting] = await sql`SHOW data_checksums`;
    assert.equal(setting?.data_checksums, 'on');
    const tables = await sql`
      SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind IN ('r', 't', 'm')`;
    for (const { name } of tables) await sql.unsafe(`SELECT count(*) FROM ${name}`);
    const [row] = await sql`SELECT coalesce(sum(checksum_failures), 0)::int AS count FROM pg_stat_database`;
    return Number(row?.count);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Asks the server for one new file of its log after the other, until it finds no room and ends all sessions. */
async function exhaustLog(adminUrl: string): Promise<void> {
  for (let turn = 0; turn < LOG_SWITCHES; turn += 1) {
    const sql = createSql({ url: adminUrl, poolSize: 1 });
    try {
      await sql`SELECT pg_switch_wal()`;
      await sql`SELECT pg_logical_emit_message(false, 'full', repeat('x', 1000))`;
    } catch {
      return; // no room
    } finally {
      await sql.end({ timeout: 0 });
    }
  }
  assert.fail('the log of the database always found room');
}

/** Where a file system cannot be mounted the database only says that it has no room, at each write. */
async function pretendFull({ db: { owner } }: Site): Promise<void> {
  await owner`
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$`;
  for (const table of ['applications', 'activities', 'documents'])
    await owner`CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON ${owner(table)} EXECUTE FUNCTION no_room()`;
}

const pretendFree = ({ db: { owner } }: Site) => owner`DROP FUNCTION no_room() CASCADE`;

async function answersWithout(web: Web): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) {
    const { status } = await fetch(`${web.origin}/help`);
    assert.equal(status, 200);
  }
  assert.equal(await web.stop(), 0);
}

/** Row R-07 on disks that are really full, as far as this user may mount some. */
export function diskFullTests({ returnMs }: DiskFullOptions): void {
  const canMount = mayMount();
  const how = canMount ? '' : ' (it only says so here, where no disk can be mounted)';
  test(`a database whose disk is full refuses in words, loses nothing, and goes on when there is room${how}`, async () => {
    using disk = canMount ? mounted(DATABASE_MB) : null;
    const folder = disk?.path ?? mkdtempSync(join(tmpdir(), 'disk-full-'));
    const options = {
      dataDir: join(folder, 'postgres'),
      fast: true,
      // Nobody gives room back meanwhile, and the log keeps no files for later.
      settings: ['autovacuum=off', 'wal_recycle=off', 'max_wal_size=48MB', 'min_wal_size=32MB'],
      startMs: LONG_MS,
    };
    let server = await startPostgres(options);
    try {
      await using site = await startSite({ cluster: server });
      const world = await buildWorld(site);
      const { next } = await openClients(world, openChance('disk full'));
      const rig: Rig = { site, world, acknowledged: [], sorry: 0 };
      const wishes: Wish[] = [];
      for (let i = 0; i < OTHERS; i += 1)
        for (const kind of ['submit', 'decide', 'issue', 'upload'] as const) wishes.push(await next[kind]());
      for (let i = 0; i < SAVES; i += 1) wishes.push(await next.save());
      const last = await next.submit();

      if (disk) disk.fill();
      else await pretendFull(site);
      let refused = await sendAll(wishes.toReversed(), rig);
      assert.ok(rig.sorry >= 10, `only ${rig.sorry} met the full disk`);
      assert.equal((await fetch(`${site.origin}/help`)).status, 200);
      if (disk) await exhaustLog(site.db.adminUrl);
      refused = [...(await sendAll([last], rig)), ...refused];
      assert.ok(refused.includes(last));
      assert.equal(site.web.child.exitCode, null);

      if (disk) disk.free();
      else await pretendFree(site);
      // Without room for its log a server may have ended; whoever keeps it running starts it again.
      await waitUntil(() => !isAlive(server.pid), 2000);
      if (!isAlive(server.pid)) server = await startPostgres(options);
      await isBackWithin(site, returnMs);
      assert.deepEqual(await sendAll(refused, rig), []);
      assert.deepEqual(await brokenPromises(site, rig.acknowledged), { lost: [], doubled: [], halfDone: [] });
      const mistakes = site.web.lines.filter(({ level, status }) => Number(level) >= 50 && status !== 503);
      assert.deepEqual(mistakes, []);

      await server.stop('fast');
      server = await startPostgres(options);
      assert.equal(await wrongPages(site.db.adminUrl), 0);
      assert.deepEqual(await brokenPromises(site, rig.acknowledged), { lost: [], doubled: [], halfDone: [] });
    } finally {
      await server.stop('immediate');
      rmSync(options.dataDir, { recursive: true, force: true });
    }
  });
}

/** The same row for the folder of temporary files. */
export function temporaryFullTests(): void {
  const canMount = mayMount();
  test('a temporary folder without room keeps nobody from sending a file', async () => {
    using disk = canMount ? mounted(TEMPORARY_MB) : null;
    disk?.fill();
    await using site = await startSite({ settings: { TMPDIR: disk?.path ?? '/nowhere' } });
    const world = await buildWorld(site);
    const { next } = await openClients(world, openChance('temporary folder'));
    const rig: Rig = { site, world, acknowledged: [], sorry: 0 };
    const wishes: Wish[] = [];
    for (let i = 0; i < 6; i += 1) wishes.push(await next.upload());
    // A store that is slow on a busy machine refuses too; what is refused for want of room would be refused for ever.
    let refused: Wish[] = wishes;
    for (let turn = 0; turn < MOST_TURNS && refused.length > 0; turn += 1)
      refused = await sendAll(refused, rig);
    assert.deepEqual(refused, []);
    await site.startWorker();
    let open = {};
    const isDone = async () => {
      open = await openJobs(site.db.owner);
      return Object.keys(open).length === 0;
    };
    await waitUntil(isDone, DRAIN_MS);
    assert.deepEqual(open, {});
    assert.deepEqual(await brokenPromises(site, rig.acknowledged), { lost: [], doubled: [], halfDone: [] });
  });
}

/** The same row for the log, which needs no disk of its own. */
export function logFullTests(): void {
  test('a log that finds no room, or nobody who reads it, ends no process', async () => {
    const full = openSync('/dev/full', 'w');
    try {
      await answersWithout(await startWeb({}, full));
    } finally {
      closeSync(full);
    }
    const unread = await startWeb({});
    unread.child.stdout?.destroy();
    await answersWithout(unread);
  });
}

function mayMount(): boolean {
  using disk = mountSmallDisk(1);
  return disk !== null;
}

/** For a test that began by seeing that it can be done. */
function mounted(megabytes: number): SmallDisk {
  const disk = mountSmallDisk(megabytes);
  assert.ok(disk, 'this user may not mount a file system');
  return disk;
}
