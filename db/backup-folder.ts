import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';

/** What a backup folder holds: `base/<moment>`, `wal`, `objects` and `objects.jsonl`. */
export const baseFolder = (root: string): string => join(root, 'base');
export const walFolder = (root: string): string => join(root, 'wal');

const manifestSchema = z.strictObject({
  startedAt: z.iso.datetime(),
  /** From here on any moment can be restored. */
  endedAt: z.iso.datetime(),
  timeline: z.number().int(),
  /** First file of the log of changes that a restore needs. */
  firstWal: z.string().regex(/^[0-9A-F]{24}$/), // 000000010000000000000005
  folders: z.array(z.string()),
  files: z.array(z.strictObject({ path: z.string(), sizeBytes: z.number().int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Base = Manifest & { name: string; folder: string };
export const MANIFEST = 'manifest.json';
const SYNCS_AT_ONCE = 4;
const LARGE = 1_000_000;
/** Inside a base: the data folder of PostgreSQL, and what lies beside it. */
export const DATABASE = 'postgres';
export const BESIDE = ['secrets.json', 'seeded'] as const;

/** Makes the folders of a backup, readable by this user only. */
export function prepareFolder(root: string): void {
  for (const folder of [root, join(root, 'objects'), join(root, 'objects', 'new')])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Base backups that are complete. Shape: oldest first. Errors: throws when a manifest cannot be read. */
export function listBases(root: string): Base[] {
  const folder = baseFolder(root);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.new'))
    .toSorted()
    .map((name) => {
      const path = join(folder, name, MANIFEST);
      try {
        const manifest = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
        return { ...manifest, name, folder: join(folder, name) };
      } catch (cause) {
        throw new Error(
          `${path} is damaged or missing. Move ${join(folder, name)} away to go on without it.`,
          {
            cause,
          },
        );
      }
    });
}

/** Counts and hashes what passes. */
export function meter(): { pass: Transform; sum: () => { sizeBytes: number; sha256: string } } {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const pass = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { pass, sum: () => ({ sizeBytes, sha256: hash.digest('hex') }) };
}

/** Writes a stream to a file that must not be there, and says what it was. Shape: down to the disk unless `flush` is false. */
export async function writeMeasured(
  from: NodeJS.ReadableStream,
  target: string,
  flush = true,
): Promise<{ sizeBytes: number; sha256: string }> {
  const { pass, sum } = meter();
  await pipeline(from, pass, createWriteStream(target, { flags: 'wx', mode: 0o600, flush }));
  return sum();
}

/** Copies a file, not yet down to the disk, and says what was copied. */
export async function copyMeasured(from: string, to: string): Promise<{ sizeBytes: number; sha256: string }> {
  if ((await stat(from)).size > LARGE) return writeMeasured(createReadStream(from), to, false);
  // A database has a thousand files of a few pages; streams would cost more than the bytes.
  const bytes = await readFile(from);
  await writeFile(to, bytes, { flag: 'wx', mode: 0o600 });
  return { sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Writes everything in a folder through to the disk. */
export async function syncTree(root: string): Promise<void> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  await inParallel([...paths, root], SYNCS_AT_ONCE, async (path) => {
    const file = await open(path, 'r');
    await file.sync();
    await file.close();
  });
}

/** Size and hash of a file. */
export async function measure(path: string): Promise<{ sizeBytes: number; sha256: string }> {
  const { pass, sum } = meter();
  await pipeline(createReadStream(path), pass.resume());
  return sum();
}

/** Works on many things, a few at a time; stops at the first failure. */
export async function inParallel<T>(
  things: Iterable<T>,
  workers: number,
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const waiting = things[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
    }),
  );
}

const MOST_SHOWN = 10;

/** Errors: throws with the first findings when there are any. */
export function refuseProblems(problems: readonly string[], sentence: string): void {
  if (problems.length === 0) return;
  const shown = problems.slice(0, MOST_SHOWN);
  const rest = problems.length - shown.length;
  throw new Error(
    [`${sentence}:`, ...shown.map((one) => `- ${one}`), ...(rest > 0 ? [`- and ${rest} more`] : [])].join(
      '\n',
    ),
  );
}
