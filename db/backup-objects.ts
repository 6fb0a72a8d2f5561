import { randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { inParallel, measure, meter, prepareFolder, writeMeasured } from '#db/backup-folder.ts';
import { checkpointKey } from '#src/commands/checkpoint.ts';
import type { ObjectStore } from '#src/outside/s3.ts';
import type { Db } from '#src/store/sql.ts';

const AT_ONCE = 8;

/** An object that the database knows. Size and hash are null where the database does not know them. */
export type KnownObject = {
  key: string;
  contentType: string;
  sizeBytes: number | null;
  sha256: string | null;
};

const copiedSchema = z.strictObject({
  key: z.string(),
  contentType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/), // e3b0c442…
});
export type CopiedObject = z.infer<typeof copiedSchema>;

/** Every object that must be there, and the copies of the marks over the history. Shape: ordered by key. */
export async function listKnownObjects(db: Db): Promise<KnownObject[]> {
  const rows = await db<KnownObject[]>`
    SELECT object_key AS key, content_type AS "contentType", size_bytes AS "sizeBytes", sha256 FROM documents
    UNION ALL SELECT object_key, content_type, size_bytes, sha256 FROM document_pages
    UNION ALL SELECT object_key, 'application/pdf', size_bytes, sha256 FROM application_records
    UNION ALL SELECT object_key, 'application/pdf', NULL, sha256 FROM permits WHERE object_key IS NOT NULL
    ORDER BY key`;
  const marks = await db<{ number: number }[]>`SELECT number FROM activity_checkpoints ORDER BY number`;
  return [
    ...rows,
    ...marks.map(({ number }) => ({
      key: checkpointKey(number),
      contentType: 'application/json',
      sizeBytes: null,
      sha256: null,
    })),
  ];
}

/** Says what is wrong with bytes that were found for an object. Shape: null when nothing is. */
function differenceOf(known: KnownObject, found: { sizeBytes: number; sha256: string }): string | null {
  if (known.sizeBytes !== null && known.sizeBytes !== found.sizeBytes)
    return `object ${known.key} has ${found.sizeBytes} bytes instead of ${known.sizeBytes}`;
  if (known.sha256 !== null && known.sha256 !== found.sha256)
    return `object ${known.key} is not what was stored`;
  return null;
}

const listPath = (root: string) => join(root, 'objects.jsonl');
/** Where the bytes of a hash lie in a backup folder. */
export const bytesPath = (root: string, sha256: string): string =>
  join(root, 'objects', sha256.slice(0, 2), sha256);

/** Which objects a backup folder holds. Errors: throws when its list is damaged. */
export function readCopied(root: string): Map<string, CopiedObject> {
  const path = listPath(root);
  if (!existsSync(path)) return new Map();
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.pop(); // empty, or torn by a power cut and copied again
  return new Map(
    lines.map((line, index) => {
      try {
        const object = copiedSchema.parse(JSON.parse(line));
        return [object.key, object];
      } catch (cause) {
        throw new Error(`Line ${index + 1} of ${path} is damaged.`, { cause });
      }
    }),
  );
}

function cutTornLine(path: string): void {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  truncateSync(path, bytes.lastIndexOf(10) + 1);
}

async function copyOne(store: ObjectStore, known: KnownObject, root: string): Promise<CopiedObject | string> {
  const found = await store.get(known.key);
  if (found === null) return `object ${known.key} is not in the document store`;
  const fresh = join(root, 'objects', 'new', randomUUID());
  try {
    const sum = await writeMeasured(found.body, fresh);
    const difference = differenceOf(known, sum);
    if (difference !== null) return difference;
    const target = bytesPath(root, sum.sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(fresh, target);
    const folder = await open(dirname(target));
    await folder.sync();
    await folder.close();
    return { key: known.key, contentType: known.contentType, ...sum };
  } finally {
    await rm(fresh, { force: true });
  }
}

export type CopyResult = { copied: number; total: number; sizeBytes: number; problems: string[] };

/**
 * Copies what the database knows and the folder does not hold yet, each proven by the hash in the database.
 * Shape: an object never changes under its key, so what was copied once is not read again. What is missing or damaged in
 * the document store is told, and does not keep the others from being copied.
 */
export async function copyObjects(db: Db, store: ObjectStore, root: string): Promise<CopyResult> {
  prepareFolder(root);
  await rm(join(root, 'objects', 'new'), { recursive: true, force: true });
  prepareFolder(root);
  const known = await listKnownObjects(db);
  const copied = readCopied(root);
  const missing = known.filter(({ key }) => !copied.has(key));
  const last = known.at(-1)?.key;
  const result: CopyResult = { copied: 0, total: known.length, sizeBytes: 0, problems: [] };
  if (missing.length === 0) return result;
  cutTornLine(listPath(root));
  const list = openSync(listPath(root), 'a', 0o600);
  try {
    await inParallel(missing, AT_ONCE, async (object) => {
      const outcome = await copyOne(store, object, root);
      if (typeof outcome === 'string') {
        // The copy of the newest mark comes a moment after its row.
        if (object.sha256 !== null || object.key !== last) result.problems.push(outcome);
        return;
      }
      writeSync(list, `${JSON.stringify(outcome)}\n`);
      result.copied += 1;
      result.sizeBytes += outcome.sizeBytes;
    });
    fsyncSync(list);
  } finally {
    closeSync(list);
  }
  return result;
}

async function hashOfStored(store: ObjectStore, key: string) {
  const found = await store.get(key);
  if (found === null) return null;
  const { pass, sum } = meter();
  await pipeline(found.body, pass, new Writable({ write: (_chunk, _encoding, done) => done() }));
  return sum();
}

async function putBack(
  store: ObjectStore,
  known: KnownObject,
  copy: CopiedObject | undefined,
  root: string,
): Promise<string | null> {
  if (copy === undefined) return `object ${known.key} is not in the backup`;
  const path = bytesPath(root, copy.sha256);
  if (!existsSync(path)) return `object ${known.key} is missing in the backup: ${path}`;
  const found = await measure(path);
  if (found.sha256 !== copy.sha256) return `object ${known.key} is damaged in the backup: ${path}`;
  const difference = differenceOf(known, found);
  if (difference !== null) return `${difference} in the backup`;
  await store.put({
    key: known.key,
    contentType: known.contentType,
    sizeBytes: copy.sizeBytes,
    body: createReadStream(path),
  });
  return null;
}

/**
 * Puts every object that a database knows back into a store, and reads each back from there.
 * Shape: what lies there already is compared and not written. Says how many there are, how many were put, what is wrong.
 */
export async function restoreObjects(
  db: Db,
  store: ObjectStore,
  root: string,
): Promise<{ total: number; put: number; problems: string[] }> {
  const known = await listKnownObjects(db);
  const copied = readCopied(root);
  const last = known.at(-1)?.key;
  const problems: string[] = [];
  let put = 0;
  await inParallel(known, AT_ONCE, async (object) => {
    let stored = await hashOfStored(store, object.key);
    const isNewestMark = object.sha256 === null && object.key === last;
    if (stored === null) {
      if (isNewestMark && !copied.has(object.key)) return; // the service died between the mark and its copy
      const problem = await putBack(store, object, copied.get(object.key), root);
      if (problem !== null) {
        problems.push(problem);
        return;
      }
      put += 1;
      stored = await hashOfStored(store, object.key);
    }
    const difference =
      stored === null ? `object ${object.key} is not in the document store` : differenceOf(object, stored);
    if (difference !== null) problems.push(difference);
  });
  return { total: known.length, put, problems };
}
