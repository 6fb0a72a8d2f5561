import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createAdminSql, makeBase, prune, timelineOf } from '#db/backup-base.ts';
import { type Base, listBases, prepareFolder } from '#db/backup-folder.ts';
import { type CopyResult, copyObjects } from '#db/backup-objects.ts';
import { LOCAL_DATA, openLocalStore, withLocalDatabase } from '#db/backup-places.ts';
import { runScript } from '#db/owner.ts';
import { env, findOwnerUrl, hasOwnStore } from '#src/env.ts';
import { createObjectStore, type ObjectStore } from '#src/outside/s3.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

const LOCK_KEY = 7_263_549;
const PATIENT_MS = 3_600_000;
const WATCH_MS = 30_000;
const DAY_MS = 86_400_000;
const KEPT = 3;
const MOST_SHOWN = 20;

const USAGE = `npm run backup -- [options]
  --data DIR  folder of the service, .data unless given; the backup lies in DIR/backup
  --keep N    how many copies of the database to keep, ${KEPT} unless given
  --watch     stay, copy new files every ${WATCH_MS / 1000} seconds and the whole database every day
  --to DIR    with a PostgreSQL server of your own: where the files go`;

const parse = () =>
  parseArgs({
    options: {
      data: { type: 'string' },
      keep: { type: 'string', default: String(KEPT) },
      watch: { type: 'boolean', default: false },
      to: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** One backup at a time: the second waits for the first. */
async function inTurn<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = createSql({
    url,
    applicationName: 'backup',
    poolSize: 1,
    statementTimeoutMs: PATIENT_MS,
    lockTimeoutMs: PATIENT_MS,
  });
  const session = await sql.reserve();
  try {
    await session`SELECT pg_advisory_lock(${LOCK_KEY})`;
    return await work(session as unknown as Sql); // a connection kept aside takes statements like any other
  } finally {
    session.release();
    await sql.end({ timeout: 5 });
  }
}

function tellObjects(result: CopyResult): void {
  console.log(
    `Files     ${result.copied} new of ${result.total}, ${megabytes(result.sizeBytes)}, each proven by its SHA-256`,
  );
  if (result.problems.length === 0) return;
  for (const problem of result.problems.slice(0, MOST_SHOWN)) console.log(`DAMAGE    ${problem}`);
  throw new Error(
    `${result.problems.length} files of the living service are missing or damaged. The others are copied.`,
  );
}

function tellBase(base: Base, gone: { bases: number; wal: number }, kept: number): void {
  const bytes = base.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  console.log(`Database  ${base.files.length} files, ${megabytes(bytes)}, in ${base.folder}`);
  console.log(
    `Kept      ${kept} copies; ${gone.bases} older ones and ${gone.wal} parts of the log of changes removed`,
  );
}

type Places = {
  data: string;
  root: string;
  store: ObjectStore;
  adminUrl: string;
  ownerUrl: string;
  dataDir: string;
};

// The objects come last: whatever the copy of the database names is then among them.
async function backUp(places: Places, keep: number): Promise<void> {
  await inTurn(places.ownerUrl, async (sql) => {
    const base = await makeBase(places.adminUrl, places.dataDir, places.root);
    const gone = await prune(places.root, keep);
    tellBase(base, gone, listBases(places.root).length);
    const objects = await copyObjects(sql, places.store, places.root);
    tellObjects(objects);
    const since = listBases(places.root)[0]?.endedAt;
    console.log(`Done. Any second from ${since} until now can be restored.`);
    console.log(
      'While the service runs, changes follow within a minute: keep it running, or run this again.',
    );
  });
}

async function isBaseDue(places: Places): Promise<boolean> {
  const newest = listBases(places.root).at(-1);
  if (newest === undefined || Date.now() - new Date(newest.endedAt).getTime() > DAY_MS) return true;
  const admin = createAdminSql(places.adminUrl);
  try {
    return (await timelineOf(admin)) !== newest.timeline;
  } finally {
    await admin.end({ timeout: 5 });
  }
}

async function keepWatch(places: Places, keep: number): Promise<never> {
  for (;;) {
    try {
      if (await isBaseDue(places)) await backUp(places, keep);
      else
        await inTurn(places.ownerUrl, async (sql) => {
          const objects = await copyObjects(sql, places.store, places.root);
          if (objects.copied > 0 || objects.problems.length > 0) tellObjects(objects);
        });
    } catch (error) {
      // The database may be restarting; the next turn catches up.
      console.error(error instanceof Error ? error.message : error);
    }
    await pause(WATCH_MS);
  }
}

async function backUpLocal(data: string, keep: number, watch: boolean): Promise<void> {
  const root = join(data, 'backup');
  await withLocalDatabase(data, async (at) => {
    const { store, stop } = hasOwnStore()
      ? { store: createObjectStore(env), stop: async () => undefined }
      : await openLocalStore(data);
    const places: Places = { ...at, data, root, store };
    try {
      prepareFolder(root);
      if (watch) await keepWatch(places, keep);
      else await backUp(places, keep);
    } finally {
      await stop();
    }
  });
}

async function backUpFilesOnly(url: string, to: string | undefined): Promise<void> {
  if (to === undefined) throw new Error('Say where the files go: npm run backup -- --to FOLDER');
  const root = resolve(to);
  prepareFolder(root);
  const result = await inTurn(url, (sql) => copyObjects(sql, createObjectStore(env), root));
  console.log(
    'DATABASE  NOT copied: DATABASE_URL names a PostgreSQL server of your own, which is backed up by its own',
  );
  console.log(
    '          means, such as pgBackRest, or pg_basebackup with a WAL archive. Make its copy BEFORE this one.',
  );
  tellObjects(result);
}

if (import.meta.main)
  await runScript(async () => {
    const options = parse();
    if (options.help) {
      console.log(USAGE);
      return;
    }
    const keep = Number(options.keep);
    if (!Number.isInteger(keep) || keep < 1) throw new Error('--keep must be a whole number from 1.');
    // A folder that is named outright is meant, whatever the environment says.
    const url = options.data === undefined ? findOwnerUrl() : null;
    if (url === null) await backUpLocal(resolve(options.data ?? LOCAL_DATA), keep, options.watch);
    else await backUpFilesOnly(url, options.to);
  });
