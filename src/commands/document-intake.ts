import { createHash } from 'node:crypto';
import type { Ctx } from '#src/context.ts';
import {
  FILE_KINDS,
  FILE_LIMITS,
  type FileKind,
  type FileProblem,
  judgeStart,
} from '#src/domain/document.ts';

const HEAD_BYTES = 8;

export type Received =
  | { problem: null; kind: FileKind; sizeBytes: number; sha256: string }
  | { problem: FileProblem };

interface Incoming {
  fileName: string;
  declaredType: string;
  sizeBytes: number | null;
  body: AsyncIterable<Uint8Array>;
  objectKey: string;
}

/** Counts and hashes what passes. */
class Measure {
  sizeBytes = 0;
  readonly #hash = createHash('sha256');

  add(chunk: Uint8Array): void {
    this.sizeBytes += chunk.byteLength;
    this.#hash.update(chunk);
  }

  sha256(): string {
    return this.#hash.digest('hex');
  }
}

/** Reads until there is enough to tell a kind of file. Shape: what was read. */
async function readHead(source: AsyncIterator<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await source.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.byteLength;
  }
  return { chunks, head: Buffer.concat(chunks).subarray(0, HEAD_BYTES) };
}

/**
 * Passes a file on to the object store while it arrives, then reads it back and has it checked.
 * Shape: never holds more than a few pieces; what came back has the size and the hash of what went in.
 * Errors: throws when the store or the checker is away.
 */
export async function receiveFile(ctx: Ctx, file: Incoming): Promise<Received> {
  const source = file.body[Symbol.asyncIterator]();
  try {
    return await passOn(ctx, file, source);
  } finally {
    // Lets go of what was not read. A source in the middle of a slow piece does so when it has it, and nobody waits for that.
    void source.return?.().catch(() => undefined);
  }
}

async function passOn(ctx: Ctx, file: Incoming, source: AsyncIterator<Uint8Array>): Promise<Received> {
  let broken: FileProblem | null = null;
  const sent = new Measure();
  const start = await readHead(source).catch(() => null);
  if (start === null) return { problem: 'not-arrived' };
  const judged = judgeStart({ name: file.fileName, declaredType: file.declaredType, head: start.head });
  if (judged.kind === null) return { problem: judged.problem };

  async function* measured(): AsyncGenerator<Uint8Array> {
    const pass = (chunk: Uint8Array): Uint8Array => {
      sent.add(chunk);
      if (sent.sizeBytes > FILE_LIMITS.fileBytes) {
        broken = 'too-large';
        throw new RangeError('the file is too large');
      }
      if (file.sizeBytes !== null && sent.sizeBytes > file.sizeBytes) {
        broken = 'not-arrived';
        throw new RangeError('the file is longer than it was said to be');
      }
      return chunk;
    };
    for (const chunk of start?.chunks ?? []) yield pass(chunk);
    for (;;) {
      const next = await source.next().catch((error: unknown) => {
        broken = 'not-arrived';
        throw error;
      });
      if (next.done) break;
      yield pass(next.value);
    }
    if (file.sizeBytes !== null && sent.sizeBytes !== file.sizeBytes) {
      broken = 'not-arrived';
      throw new RangeError('the file is shorter than it was said to be');
    }
  }

  const { contentType } = FILE_KINDS[judged.kind];
  try {
    const object = { key: file.objectKey, contentType, body: measured(), sizeBytes: file.sizeBytes };
    await ctx.outside.objects.put(object);
  } catch (error) {
    if (broken === null) throw error;
    return { problem: broken };
  }
  return await proveAndInspect(ctx, file.objectKey, judged.kind, sent);
}

/** What the store gives back must be what arrived; the checker reads it on the same way. */
async function proveAndInspect(
  ctx: Ctx,
  objectKey: string,
  kind: FileKind,
  sent: Measure,
): Promise<Received> {
  const mismatch = (): Received => {
    ctx.log.error(
      { alarm: 'object-mismatch', objectKey },
      'the object store did not give back the bytes that it was given',
    );
    return { problem: 'not-arrived' };
  };
  const stored = await ctx.outside.objects.get(objectKey);
  if (stored === null) return mismatch();
  const back = new Measure();
  async function* proven(body: AsyncIterable<Uint8Array>) {
    for await (const chunk of body) {
      back.add(chunk);
      yield chunk;
    }
  }
  const inspected = await ctx.outside.confined.inspect(kind, sent.sizeBytes, proven(stored.body));
  const sha256 = sent.sha256();
  if (back.sizeBytes !== sent.sizeBytes || back.sha256() !== sha256) return mismatch();
  if (inspected.complaint !== undefined) {
    const { complaint } = inspected;
    ctx.log.warn({ kind, complaint }, 'a file made its reader give up');
  }
  if (inspected.problem !== null) return { problem: inspected.problem };
  return { problem: null, kind, sizeBytes: sent.sizeBytes, sha256 };
}
