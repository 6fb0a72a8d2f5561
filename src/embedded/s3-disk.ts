import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { S3Refusal } from '#src/embedded/s3-signature.ts';

export type StoredObject = {
  key: string;
  blob: string;
  size: number;
  etag: string;
  modifiedAt: string;
  headers: Record<string, string>;
  checksum: { name: string; value: string } | null;
};

export type StoredPart = { number: number; blob: string; size: number; etag: string };
export type Upload = {
  id: string;
  key: string;
  startedAt: string;
  headers: Record<string, string>;
  parts: StoredPart[];
};

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeDurably(folder: string, name: string, text: string): Promise<void> {
  const temporary = join(folder, `${name}.${randomUUID()}.tmp`);
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(folder, name));
  await syncFolder(folder);
}

function readAll<T>(folder: string): T[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const texts = readdirSync(folder).flatMap((name) => {
    if (name.endsWith('.json')) return [readFileSync(join(folder, name), 'utf8')];
    rmSync(join(folder, name), { force: true });
    return [];
  });
  return texts.map((text) => JSON.parse(text) as T);
}

const fileNameOf = (key: string) => `${createHash('sha256').update(key).digest('hex')}.json`;

/**
 * The objects of one bucket: bytes in `blobs/`, one description for each key in `keys/`.
 * An object exists when its description has been renamed into place; a kill before that leaves only a blob that the
 * next start removes.
 */
export class Bucket {
  readonly objects = new Map<string, StoredObject>();
  readonly uploads = new Map<string, Upload>();
  readonly #blobs: string;
  readonly #keys: string;
  readonly #uploads: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#blobs = join(folder, 'blobs');
    this.#keys = join(folder, 'keys');
    this.#uploads = join(folder, 'uploads');
    for (const object of readAll<StoredObject>(this.#keys)) this.objects.set(object.key, object);
    for (const upload of readAll<Upload>(this.#uploads)) this.uploads.set(upload.id, upload);
    mkdirSync(this.#blobs, { recursive: true, mode: 0o700 });
    const parts = [...this.uploads.values()].flatMap((upload) => upload.parts);
    const used = new Set([...this.objects.values(), ...parts].map(({ blob }) => blob));
    for (const blob of readdirSync(this.#blobs)) {
      if (!used.has(blob)) rmSync(join(this.#blobs, blob), { force: true });
    }
  }

  newBlob(): { blob: string; path: string } {
    const blob = randomUUID();
    return { blob, path: this.pathOf(blob) };
  }

  pathOf(blob: string): string {
    return join(this.#blobs, blob);
  }

  async discard(blob: string): Promise<void> {
    await rm(this.pathOf(blob), { force: true });
  }

  // Writers take turns, so that of two with "only if there is none" exactly one wins.
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  put(object: StoredObject, onlyIfNew: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.objects.get(object.key);
      if (onlyIfNew && before !== undefined) throw new S3Refusal(412, 'PreconditionFailed');
      await syncFolder(this.#blobs);
      await writeDurably(this.#keys, fileNameOf(object.key), JSON.stringify(object));
      this.objects.set(object.key, object);
      if (before !== undefined) await this.discard(before.blob);
    });
  }

  delete(key: string): Promise<void> {
    return this.#inTurn(async () => {
      const object = this.objects.get(key);
      if (object === undefined) return;
      await rm(join(this.#keys, fileNameOf(key)), { force: true });
      await syncFolder(this.#keys);
      this.objects.delete(key);
      await this.discard(object.blob);
    });
  }

  async copyBlob(from: string): Promise<string> {
    const { blob, path } = this.newBlob();
    await copyFile(this.pathOf(from), path);
    const file = await open(path, 'r+');
    await file.sync();
    await file.close();
    return blob;
  }

  saveUpload(upload: Upload): Promise<void> {
    return this.#inTurn(async () => {
      await writeDurably(this.#uploads, `${upload.id}.json`, JSON.stringify(upload));
      this.uploads.set(upload.id, upload);
    });
  }

  async savePart(upload: Upload, part: StoredPart): Promise<void> {
    const before = upload.parts.find(({ number }) => number === part.number);
    upload.parts = [...upload.parts.filter(({ number }) => number !== part.number), part];
    upload.parts.sort((a, b) => a.number - b.number);
    await this.saveUpload(upload);
    if (before !== undefined) await this.discard(before.blob);
  }

  async joinParts(parts: readonly StoredPart[]): Promise<string> {
    const { blob, path } = this.newBlob();
    for (const [index, part] of parts.entries()) {
      const target = createWriteStream(path, { flags: index === 0 ? 'w' : 'a', flush: true, mode: 0o600 });
      await pipeline(createReadStream(this.pathOf(part.blob)), target);
    }
    return blob;
  }

  async endUpload(upload: Upload): Promise<void> {
    await rm(join(this.#uploads, `${upload.id}.json`), { force: true });
    this.uploads.delete(upload.id);
    for (const part of upload.parts) await this.discard(part.blob);
  }
}

/** Opens every bucket found in a folder. */
export function openBuckets(folder: string): Map<string, Bucket> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return new Map(readdirSync(folder).map((name) => [name, new Bucket(join(folder, name))]));
}

/** Makes a bucket unless it is there. */
export function createBucket(buckets: Map<string, Bucket>, folder: string, name: string): void {
  if (!existsSync(join(folder, name))) buckets.set(name, new Bucket(join(folder, name)));
}
