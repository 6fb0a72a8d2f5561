import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { createAdminSql, makeBase, sealArchive } from '#db/backup-base.ts';
import { BESIDE, DATABASE, refuseProblems, syncTree, walFolder } from '#db/backup-folder.ts';
import { restoreObjects } from '#db/backup-objects.ts';
import { openLocalStore, serviceOn, withLocalDatabase } from '#db/backup-places.ts';
import { LOCAL_DATA } from '#db/owner.ts';
import { chooseBase, neededWal, restoreCluster, superuserUrl, walProblems } from '#db/restore-base.ts';
import { checkHistory, checkPages, keysOf } from '#db/restore-check.ts';
import { commandLineOf, isAlive, readIfThere } from '#src/embedded/processes.ts';
import { keepWal } from '#src/embedded/wal-archive.ts';

const STAGING = 'restoring';
const PARTS = [DATABASE, 's3', ...BESIDE];

export type RestoreOptions = {
  to: string;
  /** Absent: the newest state there is. */
  at?: string | undefined;
  from?: string | undefined;
  replace: boolean;
  key: readonly string[];
};

const secondsSince = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

function readMoment(text: string): string {
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return text;
  throw new Error(`--at ${text} is not a moment. Write it with its zone, such as 2026-11-22T08:30:00Z.`);
}

/** Errors: throws when the folder is used by a running service, or holds one and nobody said that it may go. */
function refuseLiving(to: string, replace: boolean): void {
  const service = serviceOn(to);
  if (service !== null) throw new Error(`The service runs in ${to} (process ${service}). Stop it first.`);
  const dataDir = join(to, DATABASE);
  const database = Number(readIfThere(join(dataDir, 'postmaster.pid')).split('\n')[0]);
  if (isAlive(database) && commandLineOf(database).includes(dataDir))
    throw new Error(
      `A database runs in ${to} (process ${database}). Stop it first; one that a killed service left ends with npm start and Ctrl-C.`,
    );
  if (PARTS.some((part) => existsSync(join(to, part))) && !replace)
    throw new Error(
      `${to} holds a service already. Choose another folder, or add --replace to move it aside.`,
    );
}

// The last minute is still with the server, when it runs.
async function sealLiving(root: string): Promise<void> {
  const data = resolve(root, '..');
  if (serviceOn(data) === null) return;
  await withLocalDatabase(data, async ({ adminUrl }) => {
    const sql = createAdminSql(adminUrl);
    try {
      await sealArchive(sql, root);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
}

async function restoreInto(
  staging: string,
  root: string,
  at: string | null,
  keys: readonly string[],
): Promise<void> {
  const base = chooseBase(root, at === null ? null : new Date(at));
  const wal = neededWal(root, base, at === null ? null : new Date(at));
  refuseProblems(walProblems(root, base, wal), 'The log of changes is not whole, so nothing was restored');
  console.log(
    `Copy      of ${base.endedAt}, ${base.files.length} files; then ${wal.length} files of the log of changes, all whole`,
  );
  const postgres = await restoreCluster({ root, base, at, target: staging });
  const admin = createAdminSql(superuserUrl(postgres));
  const { store, stop } = await openLocalStore(staging);
  try {
    const [row] =
      await admin`SELECT to_char(pg_last_xact_replay_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS last`;
    console.log(
      `Database  as it was at ${at ?? 'the end of the log'}; last change ${row?.last ?? 'before the copy was made'}`,
    );
    const pages = await checkPages(admin);
    refuseProblems(pages.problems, 'The database is damaged');
    console.log(`Checked   ${pages.relations} tables and indexes, every page of them`);
    const objects = await restoreObjects(admin, store, root);
    refuseProblems(objects.problems, 'Files are missing or damaged');
    console.log(`Files     ${objects.put} put back; ${objects.total} read and proven by their SHA-256`);
    const history = await checkHistory(postgres.ownerUrl, store, keysOf(staging, keys));
    refuseProblems(history.damages, 'The history is damaged');
    console.log(
      `History   ${history.activities} changes in ${history.cases} cases and ${history.checkpoints} marks are sound`,
    );
  } finally {
    await admin.end({ timeout: 5 });
    await stop();
    await postgres.stop();
  }
}

/** Puts what was restored in the place of what was there. Shape: says where the old parts went, null when there were none. */
function moveIn(staging: string, to: string): string | null {
  const aside = join(to, `before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
  const old = PARTS.filter((part) => existsSync(join(to, part)));
  if (old.length > 0) mkdirSync(aside, { mode: 0o700 });
  for (const part of old) renameSync(join(to, part), join(aside, part));
  for (const part of PARTS)
    if (existsSync(join(staging, part))) renameSync(join(staging, part), join(to, part));
  rmSync(staging, { recursive: true });
  return old.length > 0 ? aside : null;
}

// The new line of history goes on in the same archive: its beginning is put away, and a copy of it made at once.
async function goOnBackingUp(to: string): Promise<void> {
  const root = join(to, 'backup');
  if (!existsSync(walFolder(root))) return;
  const log = join(to, DATABASE, 'pg_wal');
  for (const name of readdirSync(log))
    if (name.endsWith('.history') && !existsSync(join(walFolder(root), `${name}.gz`)))
      keepWal(walFolder(root), name, readFileSync(join(log, name)));
  const base = await withLocalDatabase(to, ({ adminUrl, dataDir }) => makeBase(adminUrl, dataDir, root));
  console.log(`Backup    goes on from here: ${base.folder}`);
}

/** Builds a service in a folder from its backup, proves it, and only then puts it in its place. */
export async function restoreFolder(options: RestoreOptions): Promise<void> {
  const since = performance.now();
  const to = resolve(options.to);
  const root = resolve(options.from ?? join(LOCAL_DATA, 'backup'));
  const at = options.at === undefined ? null : readMoment(options.at);
  refuseLiving(to, options.replace);
  const staging = join(to, STAGING);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true, mode: 0o700 });
  try {
    await sealLiving(root);
    await restoreInto(staging, root, at, options.key);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
  await syncTree(staging);
  const aside = moveIn(staging, to);
  if (aside !== null) console.log(`Moved     what was there to ${aside}; remove it when you are sure`);
  await goOnBackingUp(to);
  console.log(
    `Restored  in ${secondsSince(since)}. Start it with: npm start${to === resolve(LOCAL_DATA) ? '' : ` -- --data ${to}`}`,
  );
}
