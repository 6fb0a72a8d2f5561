import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Base,
  BESIDE,
  baseFolder,
  copyMeasured,
  DATABASE,
  inParallel,
  listBases,
  MANIFEST,
  type Manifest,
  syncTree,
  walFolder,
} from '#db/backup-folder.ts';
import { giveToServer } from '#src/embedded/postgres.ts';
import { ledgersIn, readKept } from '#src/embedded/wal-archive.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

const PATIENT_MS = 3_600_000;
const SEALED_MS = 30_000;
const COPIES_AT_ONCE = 4;
const DAY_MS = 86_400_000;

// PostgreSQL makes these anew, or must not find them: "Making a Base Backup Using the Low Level API" in its manual.
const EMPTY_FOLDERS = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT = /^(?:postmaster\.(?:pid|opts)|pg_internal\.init|backup_label|.*\.signal|pgsql_tmp.*)$/;
const CONTROL = 'global/pg_control';

/** A connection of the superuser that waits as long as copying takes. */
export const createAdminSql = (url: string): Sql =>
  createSql({
    url,
    applicationName: 'backup',
    poolSize: 1,
    statementTimeoutMs: PATIENT_MS,
    lockTimeoutMs: PATIENT_MS,
  });

async function listFiles(dataDir: string): Promise<{ folders: string[]; files: string[] }> {
  const folders: string[] = [];
  const files: string[] = [];
  const visit = async (below: string) => {
    for (const entry of await readdir(join(dataDir, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (LEFT_OUT.test(entry.name) || path === CONTROL) continue;
      if (!entry.isDirectory()) files.push(path);
      else {
        folders.push(path);
        if (!EMPTY_FOLDERS.has(path)) await visit(path);
      }
    }
  };
  await visit('');
  return { folders: [...folders, 'pg_wal/archive_status', 'pg_wal/summaries'], files };
}

const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

// The server may be writing it: two readings that are the same show no half-written one.
async function readControl(dataDir: string): Promise<Buffer> {
  let last = await readFile(join(dataDir, CONTROL));
  for (;;) {
    const next = await readFile(join(dataDir, CONTROL));
    if (next.equals(last)) return next;
    last = next;
  }
}

async function copyCluster(
  dataDir: string,
  target: string,
  label: () => Promise<string>,
): Promise<Pick<Manifest, 'files' | 'folders'>> {
  const { folders, files } = await listFiles(dataDir);
  const copied: Manifest['files'] = [];
  await mkdir(join(target, DATABASE), { recursive: true, mode: 0o700 });
  for (const folder of folders) await mkdir(join(target, DATABASE, folder), { recursive: true, mode: 0o700 });
  const keep = async (path: string, copy: (to: string) => Promise<{ sizeBytes: number; sha256: string }>) => {
    copied.push({ path, ...(await copy(join(target, path))) });
  };
  await inParallel(files, COPIES_AT_ONCE, async (path) => {
    try {
      await keep(`${DATABASE}/${path}`, (to) => copyMeasured(join(dataDir, path), to));
    } catch (error) {
      // A table that was dropped meanwhile; the log of changes says so too.
      if (!isGone(error)) throw error;
    }
  });
  const texts = { [CONTROL]: await readControl(dataDir), backup_label: await label() };
  for (const [path, content] of Object.entries(texts)) {
    const source = join(target, `${MANIFEST}.part`);
    await writeFile(source, content, { mode: 0o600 });
    await keep(`${DATABASE}/${path}`, (to) => copyMeasured(source, to));
    await rm(source);
  }
  for (const name of BESIDE) {
    const source = join(dataDir, '..', name);
    if (existsSync(source)) await keep(name, (to) => copyMeasured(source, to));
  }
  return { folders: folders.map((path) => `${DATABASE}/${path}`), files: copied };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync();
  await folder.close();
}

// START WAL LOCATION: 0/5000028 (file 000000010000000000000005)
const FIRST_WAL = /\(file ([0-9A-F]{24})\)/;

/**
 * Waits until everything that was committed by now is put away.
 * Errors: throws with PostgreSQL's own count of failures when its log of changes cannot be put away.
 */
export async function sealArchive(sql: Sql, root: string): Promise<void> {
  // A restore to a moment needs a change after it to know that the moment is over; this makes one.
  await sql`SELECT pg_current_xact_id()`;
  const [row] = await sql<{ name: string }[]>`SELECT pg_walfile_name(pg_switch_wal()) AS name`;
  const name = row?.name ?? '';
  const end = performance.now() + SEALED_MS;
  while (!existsSync(join(walFolder(root), `${name}.gz`))) {
    if (performance.now() > end) {
      const [state] = await sql`SELECT failed_count, last_failed_wal FROM pg_stat_archiver`;
      throw new Error(
        `The log of changes is not put away: ${state?.failed_count} failures, the last at ${state?.last_failed_wal}. ` +
          'PostgreSQL says why in postgres.log beside its folder.',
      );
    }
    await sql`SELECT pg_sleep(0.05)`;
  }
}

/** Says which line of history the server is on; a restore begins a new one. */
export async function timelineOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ timeline: number }[]>`
    SELECT ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int AS timeline`;
  return row?.timeline ?? 0;
}

/**
 * Copies the whole database while it works, by PostgreSQL's low-level backup functions.
 * Shape: the first one turns the archive on; a copy that breaks off leaves nothing that counts.
 */
export async function makeBase(adminUrl: string, dataDir: string, root: string): Promise<Base> {
  await mkdir(walFolder(root), { recursive: true, mode: 0o700 });
  await mkdir(baseFolder(root), { recursive: true, mode: 0o700 });
  giveToServer(walFolder(root));
  const sql = createAdminSql(adminUrl);
  try {
    const [mode] = await sql`SELECT current_setting('archive_mode') AS archive, clock_timestamp() AS now`;
    if (mode?.archive !== 'on')
      throw new Error('This database was started without an archive. Start the service anew.');
    await sql`ALTER SYSTEM SET archive_timeout = '60s'`;
    await sql`SELECT pg_reload_conf()`;
    const startedAt = (mode.now as Date).toISOString();
    const name = startedAt.replaceAll(/[:.]/g, '-');
    const fresh = join(baseFolder(root), `${name}.new`);
    const session = await sql.reserve();
    let label = '';
    let endedAt = '';
    try {
      await session`SELECT pg_backup_start(${name}, true)`;
      const copied = await copyCluster(dataDir, fresh, async () => {
        const [stopped] = await session`SELECT labelfile, clock_timestamp() AS at FROM pg_backup_stop(true)`;
        label = String(stopped?.labelfile);
        endedAt = new Date(Number(stopped?.at) + 1).toISOString();
        return label;
      });
      const firstWal = FIRST_WAL.exec(label)?.[1] ?? '';
      const timeline = Number.parseInt(firstWal.slice(0, 8), 16);
      const manifest: Manifest = { startedAt, endedAt, timeline, firstWal, ...copied };
      await writeFile(join(fresh, MANIFEST), JSON.stringify(manifest), { mode: 0o600, flush: true });
    } catch (error) {
      await rm(fresh, { recursive: true, force: true });
      throw error;
    } finally {
      session.release();
    }
    await sealArchive(sql, root);
    await syncTree(fresh);
    await rename(fresh, join(baseFolder(root), name));
    await syncFolder(baseFolder(root));
    return listBases(root).find((base) => base.name === name)!; // renamed to it just now
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Position in the log of changes, whatever the line of history: the first eight signs name that line. */
const positionOf = (wal: string) => wal.slice(8, 24);

/**
 * Removes what nobody needs who wants to go back to a moment or to any later one: older base backups, and the log of changes
 * before the oldest that stays.
 * Shape: says how many of both went. The newest base backup stays whatever its age.
 */
export async function prune(root: string, since: Date): Promise<{ bases: number; wal: number }> {
  const bases = listBases(root);
  const leaving = bases.slice(
    0,
    Math.max(
      0,
      bases.findLastIndex(({ endedAt }) => new Date(endedAt) <= since),
    ),
  );
  // Renamed first, so that one whose removal breaks off is not taken for whole.
  for (const base of leaving) {
    await rename(base.folder, `${base.folder}.new`);
  }
  for (const name of await readdir(baseFolder(root)))
    if (name.endsWith('.new')) await rm(join(baseFolder(root), name), { recursive: true });
  const oldest = bases
    .slice(leaving.length)
    .map((base) => positionOf(base.firstWal))
    .toSorted()[0];
  if (oldest === undefined) return { bases: leaving.length, wal: 0 };
  let wal = 0;
  for (const name of await readdir(walFolder(root))) {
    if (!/^[0-9A-F]{24}(?:\.[0-9A-F]{8}\.backup)?\.gz$/.test(name) || positionOf(name) >= oldest) continue; // 000000010000000000000005.gz
    await rm(join(walFolder(root), name));
    wal += 1;
  }
  const recent = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10);
  for (const ledger of ledgersIn(walFolder(root))) {
    const isOver = readKept(walFolder(root), [ledger]).every(({ name }) => positionOf(name) < oldest);
    if (isOver && ledger.slice(5, 15) < recent) await rm(join(walFolder(root), ledger));
  }
  return { bases: leaving.length, wal };
}
