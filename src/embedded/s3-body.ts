import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { PassThrough, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { S3Refusal } from '#src/embedded/s3-signature.ts';

const LONGEST_LINE = 8192;
const CHECKSUM = /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/;

/**
 * Takes the framing of `aws-chunked` off a body: size lines in hexadecimal, chunks, then trailing headers.
 * A server that leaves it on stores the framing inside the object.
 */
export class ChunkedDecoder extends Transform {
  readonly trailers = new Map<string, string>();
  #buffered: Buffer = Buffer.alloc(0);
  #remaining = 0;
  #state: 'size' | 'chunk' | 'chunk-end' | 'trailer' | 'end' = 'size';

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#buffered = this.#buffered.length === 0 ? piece : Buffer.concat([this.#buffered, piece]);
    try {
      while (this.#step());
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    done(this.#state === 'end' ? null : new S3Refusal(400, 'IncompleteBody'));
  }

  #step(): boolean {
    if (this.#state === 'end') return false;
    if (this.#state === 'chunk') {
      if (this.#buffered.length === 0) return false;
      const part = this.#buffered.subarray(0, this.#remaining);
      this.push(part);
      this.#buffered = this.#buffered.subarray(part.length);
      this.#remaining -= part.length;
      if (this.#remaining === 0) this.#state = 'chunk-end';
      return true;
    }
    const line = this.#takeLine();
    if (line === null) return false;
    if (this.#state === 'chunk-end') this.#state = 'size';
    else if (this.#state === 'size') this.#readSize(line);
    else if (line === '') this.#state = 'end';
    else this.#readTrailer(line);
    return true;
  }

  #takeLine(): string | null {
    const end = this.#buffered.indexOf('\r\n');
    if (end === -1 && this.#buffered.length > LONGEST_LINE) throw new S3Refusal(400, 'InvalidChunkSizeError');
    if (end === -1) return null;
    const line = this.#buffered.toString('latin1', 0, end);
    this.#buffered = this.#buffered.subarray(end + 2);
    return line;
  }

  #readSize(line: string): void {
    const size = /^([0-9a-f]{1,12})(?:;.*)?$/i.exec(line)?.[1]; // 10000;chunk-signature=…
    if (size === undefined) throw new S3Refusal(400, 'InvalidChunkSizeError');
    this.#remaining = Number.parseInt(size, 16);
    this.#state = this.#remaining === 0 ? 'trailer' : 'chunk';
  }

  #readTrailer(line: string): void {
    const colon = line.indexOf(':');
    this.trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

export type ReceivedBody = { size: number; md5: string; checksum: { name: string; value: string } | null };

type Digests = { md5: Buffer; sha1: Buffer; sha256: Buffer; crc32: Buffer };

/** Hashes what passes, since every kind of checksum may be asked for only at the end. */
class Hasher extends Transform {
  size = 0;
  #crc = 0;
  readonly #hashes = [createHash('md5'), createHash('sha1'), createHash('sha256')] as const;

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += piece.length;
    this.#crc = crc32(piece, this.#crc);
    for (const hash of this.#hashes) hash.update(piece);
    done(null, piece);
  }

  digests(): Digests {
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(this.#crc);
    const [md5, sha1, sha256] = this.#hashes;
    return { md5: md5.digest(), sha1: sha1.digest(), sha256: sha256.digest(), crc32: crc };
  }
}

function checkedAgainst(digests: Digests, name: string, value: string): ReceivedBody['checksum'] {
  const kind = CHECKSUM.exec(name)?.[1];
  if (kind !== 'crc32' && kind !== 'sha1' && kind !== 'sha256') throw new S3Refusal(501, 'NotImplemented');
  if (digests[kind].toString('base64') !== value) throw new S3Refusal(400, 'BadDigest');
  return { name, value };
}

/**
 * Streams the body of a request to a file on disk, synced, and compares it with everything the request says about it.
 * Errors: S3Refusal when length, hash, MD5 or checksum differ from what was sent.
 */
export async function receiveBody(request: IncomingMessage, path: string): Promise<ReceivedBody> {
  const header = (name: string) => request.headers[name] as string | undefined;
  const claimed = header('x-amz-content-sha256') ?? '';
  if (claimed.startsWith('STREAMING-') && claimed !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') {
    throw new S3Refusal(501, 'NotImplemented');
  }
  const isFramed =
    claimed.startsWith('STREAMING-') || /\baws-chunked\b/.test(header('content-encoding') ?? '');
  const decoder = isFramed ? new ChunkedDecoder() : new PassThrough();
  const hasher = new Hasher();
  await pipeline(request, decoder, hasher, createWriteStream(path, { flush: true, mode: 0o600 }));
  const digests = hasher.digests();
  const length = header('x-amz-decoded-content-length') ?? (isFramed ? undefined : header('content-length'));
  if (length !== undefined && Number(length) !== hasher.size) throw new S3Refusal(400, 'IncompleteBody');
  if (/^[0-9a-f]{64}$/.test(claimed) && claimed !== digests.sha256.toString('hex')) {
    throw new S3Refusal(400, 'XAmzContentSHA256Mismatch');
  }
  const md5 = header('content-md5');
  if (md5 !== undefined && md5 !== digests.md5.toString('base64')) throw new S3Refusal(400, 'BadDigest');
  const trailers = decoder instanceof ChunkedDecoder ? [...decoder.trailers] : [];
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
  const sent = [...headers, ...trailers].find(([name]) => CHECKSUM.test(name));
  const checksum = sent === undefined ? null : checkedAgainst(digests, sent[0], sent[1]);
  return { size: hasher.size, md5: digests.md5.toString('hex'), checksum };
}
