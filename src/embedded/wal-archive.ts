import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** One file of the database's log of changes, as it was put away. */
export type KeptWal = { name: string; sha256: string; at: Date };

const LEDGER = /^kept-\d{4}-\d\d-\d\d\.txt$/; // kept-2026-11-22.txt
const EVERYTHING = 2 ** 30;

/** Where the log of changes of a database folder is put away, once that folder exists: the first backup makes it. */
export const walFolderOf = (dataDir: string): string => join(dirname(dataDir), 'backup', 'wal');

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`;
const callOf = (...words: string[]) =>
  `${[process.execPath, '--disable-warning=ExperimentalWarning', import.meta.filename, ...words].map(quoted).join(' ')}`;

/** What the server runs for every full file of its log. Shape: a shell command that does nothing before the first backup. */
export function archiveCommand(dataDir: string): string {
  const folder = walFolderOf(dataDir);
  return `test ! -d ${quoted(folder)} || ${callOf('keep', folder)} "%p" "%f"`;
}

/** What a server that is being restored runs for every file it needs. */
export const restoreCommand = (folder: string): string => `${callOf('fetch', folder)} "%p" "%f"`;

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function writeThrough(path: string, flags: 'w' | 'a', content: string | Uint8Array): void {
  const file = openSync(path, flags, 0o600);
  try {
    const bytes = Buffer.from(content);
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** The bytes of a file that was put away. Errors: throws when it is missing or cannot be unpacked. */
export const readWal = (folder: string, name: string): Buffer =>
  gunzipSync(readFileSync(join(folder, `${name}.gz`)), { maxOutputLength: EVERYTHING });

/** The notes about what was put away on each day: what is missing later is missed. */
export const ledgersIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => LEDGER.test(name))
    .toSorted();

/** What was put away. Shape: oldest first. A line that a power cut tore is left out, as its file is sent again. */
export function readKept(folder: string, ledgers: readonly string[] = ledgersIn(folder)): KeptWal[] {
  return ledgers.flatMap((ledger) =>
    readFileSync(join(folder, ledger), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, name = '', sha256 = '', at = ''] = /^(\S+) ([0-9a-f]{64}) (\S+Z)$/.exec(line) ?? []; // 000…01 ab…9f 2026-11-22T08:00:00.000Z
        return name === '' ? [] : [{ name, sha256, at: new Date(at) }];
      }),
  );
}

/**
 * Puts one file of the log away, safe against a power cut.
 * Errors: throws when a file of this name is there with other content; the server then asks again and again.
 */
export function keepWal(folder: string, name: string, bytes: Uint8Array): void {
  const sha256 = hashOf(bytes);
  const target = join(folder, `${name}.gz`);
  if (existsSync(target)) {
    if (hashOf(readWal(folder, name)) !== sha256)
      throw new Error(`${target} is there already with other content, and is not written over.`);
    if (readKept(folder).some((kept) => kept.name === name)) return;
  } else {
    writeThrough(`${target}.new`, 'w', gzipSync(bytes, { level: 4 }));
    renameSync(`${target}.new`, target);
    syncFolder(folder);
  }
  const at = new Date().toISOString();
  // The line before may have been torn by a power cut, so each brings its own line break.
  writeThrough(join(folder, `kept-${at.slice(0, 10)}.txt`), 'a', `\n${name} ${sha256} ${at}\n`);
  syncFolder(folder);
}

// PostgreSQL asks also for files that need not exist, and takes any exit code below 126 as "there is none".
const BROKEN = 200;

function fetchWal(folder: string, name: string, target: string): number {
  if (!existsSync(join(folder, `${name}.gz`))) return 1;
  const bytes = readWal(folder, name);
  const kept = readKept(folder).findLast((one) => one.name === name);
  if (kept !== undefined && kept.sha256 !== hashOf(bytes)) return BROKEN;
  writeThrough(target, 'w', bytes);
  return 0;
}

if (import.meta.main) {
  // The paths are those of the server, whose working folder is its data folder.
  const [action, folder = '', path = '', name = ''] = process.argv.slice(2);
  try {
    if (action === 'keep') keepWal(folder, name, readFileSync(path));
    else process.exitCode = fetchWal(folder, name, path);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = action === 'keep' ? 1 : BROKEN;
  }
}
