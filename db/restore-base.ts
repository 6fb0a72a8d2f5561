import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Base,
  copyMeasured,
  DATABASE,
  inParallel,
  listBases,
  refuseProblems,
  walFolder,
} from '#db/backup-folder.ts';
import { type EmbeddedPostgres, giveToServer, startPostgres } from '#src/embedded/postgres.ts';
import { type KeptWal, readKept, readWal, restoreCommand } from '#src/embedded/wal-archive.ts';

const COPIES_AT_ONCE = 4;
const RECOVERY_MS = 3_600_000;

/**
 * The copy to begin with: the newest one that was complete at a moment, or the newest of all.
 * Errors: throws, with the first moment that can be restored, when there is none.
 */
export function chooseBase(root: string, at: Date | null): Base {
  const bases = listBases(root);
  const base = bases.findLast(({ endedAt }) => at === null || new Date(endedAt) <= at);
  if (base !== undefined) return base;
  throw new Error(
    bases.length === 0
      ? `There is no copy of a database in ${root}.`
      : `The oldest copy in ${root} is from ${bases[0]?.endedAt}. Nothing before that can be restored.`,
  );
}

const fileNumber = (name: string) =>
  BigInt(Number.parseInt(name.slice(8, 16), 16)) * 256n + BigInt(Number.parseInt(name.slice(16, 24), 16));

/** The log of changes that a restore reads: from the start of a copy until the first file put away after the moment. */
export function neededWal(root: string, base: Base, at: Date | null): KeptWal[] {
  const line = base.firstWal.slice(0, 8);
  const files = readKept(walFolder(root))
    .filter(({ name }) => name.length === 24 && name.startsWith(line) && name >= base.firstWal)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const last = at === null ? -1 : files.findIndex((file) => file.at > at);
  return last === -1 ? files : files.slice(0, last + 1);
}

/** What is missing or damaged in the log of changes. Shape: empty when nothing is. */
export function walProblems(root: string, base: Base, files: readonly KeptWal[]): string[] {
  const folder = walFolder(root);
  const problems: string[] = [];
  let expected = fileNumber(base.firstWal);
  for (const { name, sha256 } of files) {
    if (fileNumber(name) !== expected) problems.push(`the log of changes has a gap before ${name}`);
    expected = fileNumber(name) + 1n;
    if (!existsSync(join(folder, `${name}.gz`))) {
      problems.push(`${join(folder, `${name}.gz`)} is missing`);
      continue;
    }
    if (createHash('sha256').update(unpacked(folder, name)).digest('hex') !== sha256)
      problems.push(`${join(folder, `${name}.gz`)} is damaged`);
  }
  if (files.length === 0) problems.push(`the log of changes does not begin at ${base.firstWal}`);
  return problems;
}

function unpacked(folder: string, name: string): Uint8Array {
  try {
    return readWal(folder, name);
  } catch {
    return new Uint8Array(); // what cannot be unpacked has no hash that fits
  }
}

/** Copies a base into a new folder. Errors: throws when one file of it is not what was copied once. */
async function unpackBase(base: Base, target: string): Promise<void> {
  for (const folder of [DATABASE, ...base.folders])
    mkdirSync(join(target, folder), { recursive: true, mode: 0o700 });
  const problems: string[] = [];
  await inParallel(base.files, COPIES_AT_ONCE, async ({ path, sizeBytes, sha256 }) => {
    const from = join(base.folder, path);
    if (!existsSync(from)) {
      problems.push(`${from} is missing`);
      return;
    }
    const found = await copyMeasured(from, join(target, path));
    if (found.sizeBytes !== sizeBytes || found.sha256 !== sha256) problems.push(`${from} is damaged`);
  });
  refuseProblems(problems, 'The copy of the database is not whole');
}

/**
 * Makes a database folder as it was at a moment: copy, then the log of changes up to there, by PostgreSQL itself.
 * Shape: the server runs and takes orders; it belongs to a new line of history and puts nothing away yet.
 * Errors: throws when a file is missing or damaged, and when the log ends before the moment.
 */
export async function restoreCluster(options: {
  root: string;
  base: Base;
  at: string | null;
  target: string;
}): Promise<EmbeddedPostgres> {
  const { root, base, at, target } = options;
  await unpackBase(base, target);
  const dataDir = join(target, DATABASE);
  writeFileSync(join(dataDir, 'recovery.signal'), '', { mode: 0o600 });
  giveToServer(dataDir);
  try {
    return await startPostgres({
      dataDir,
      startMs: RECOVERY_MS,
      settings: [
        'archive_mode=off',
        'fsync=off', // all of it is written through once, when it has proven to be right
        'hot_standby=off',
        `restore_command=${restoreCommand(walFolder(root))}`,
        // What the service showed at that moment, although a later restore may have begun another line of history.
        'recovery_target_timeline=current',
        'recovery_target_action=promote',
        ...(at === null ? [] : [`recovery_target_time=${at.replace(/Z$/, '+00:00')}`]),
      ],
    });
  } catch (error) {
    const said = (error as Error).message;
    const last = /last completed transaction was at log time (.+)/.exec(said)?.[1];
    if (!/recovery ended before configured recovery target was reached/.test(said)) throw error;
    throw new Error(
      `The log of changes ends before ${at}. The last change in it is from ${last ?? 'the copy itself'}. ` +
        'Ask for that moment, or leave --at out to get everything there is.',
      { cause: error },
    );
  }
}

/** The database of the service, for the superuser. */
export function superuserUrl(postgres: EmbeddedPostgres): string {
  const url = new URL(postgres.adminUrl);
  url.pathname = new URL(postgres.ownerUrl).pathname;
  return url.href;
}
