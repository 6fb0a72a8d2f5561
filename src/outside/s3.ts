import { Readable } from 'node:stream';
import {
  type CompleteMultipartUploadCommandOutput,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Env } from '#src/env.ts';
import { createGate } from '#src/outside/gate.ts';

/** What is known of bytes before they are stored. Without a size they go in parts of five million bytes. */
export interface NewObject {
  key: string;
  contentType: string;
  body: AsyncIterable<Uint8Array> | Uint8Array;
  sizeBytes?: number | null;
}

export type SmallObject = Pick<NewObject, 'key' | 'contentType'> & { body: Uint8Array };

/** The store of documents, pictures and permits. A key is written once and never again, but for `replace`. */
export interface ObjectStore {
  /** Stores bytes under a key that nothing has yet. Errors: throws when the key is taken or the body breaks off. */
  put: (object: NewObject) => Promise<void>;
  /** Stores a few bytes under a key, in place of what it had. */
  replace: (object: SmallObject) => Promise<void>;
  /** Opens an object. Shape: null when there is none. A body that is not read to its end must be destroyed. */
  get: (key: string) => Promise<{ body: Readable; sizeBytes: number } | null>;
  /** Removes an object. Shape: no complaint when there is none. */
  remove: (key: string) => Promise<void>;
  /** Asks whether the store answers and the bucket is there. Errors: throws when not. */
  check: () => Promise<void>;
}

type Settings = Pick<
  Env,
  | 'S3_ENDPOINT'
  | 'S3_REGION'
  | 'S3_BUCKET'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
  | 'S3_FORCE_PATH_STYLE'
  | 'S3_CHECKSUMS'
>;

const CONNECTION_MS = 2000;
const REQUEST_MS = 10_000;
const IDLE_SOCKET_MS = 30_000;
/** How long a store may leave bytes of a running upload unread. */
const STALLED_MS = 10_000;
/** A phone on a slow network needs minutes for a large file, and the store waits as long as bytes keep coming. */
const LONGEST_UPLOAD_MS = 15 * 60_000;
const PART_BYTES = 5 * 1024 * 1024;
/** Uploads of unknown size hold two parts in memory each; more of them wait with their bytes still in the network. */
const UPLOADS_IN_PARTS = 4;

/**
 * The key is taken, and by this very request: an earlier try arrived and its answer was lost. Whoever stores reads back.
 */
const isTakenByItself = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  error.$metadata.httpStatusCode === 412 &&
  (error.$metadata.attempts ?? 1) > 1;

const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  (error.name === 'NoSuchKey' || error.$metadata.httpStatusCode === 404);

/** Passes bytes on; gives up when the store leaves them lying, or when they are not as many as was said. */
function watched(
  body: AsyncIterable<Uint8Array>,
  sizeBytes: number | null,
  abort: AbortController,
): Readable {
  const stalled = () => abort.abort(new Error('the document store stopped reading'));
  async function* passing() {
    let timer: NodeJS.Timeout | undefined;
    let length = 0;
    try {
      for await (const chunk of body) {
        length += chunk.byteLength;
        if (sizeBytes !== null && length > sizeBytes) throw new RangeError('more bytes came than were said');
        timer = setTimeout(stalled, STALLED_MS);
        yield chunk;
        clearTimeout(timer);
      }
      if (sizeBytes !== null && length < sizeBytes) throw new RangeError('fewer bytes came than were said');
    } catch (cause) {
      abort.abort(cause);
      throw cause;
    } finally {
      clearTimeout(timer);
    }
  }
  // One piece at a time: a stream of bytes would copy several pieces into one.
  const stream = Readable.from(passing(), { highWaterMark: 2 });
  stream.on('error', () => undefined); // the abort carries it
  return stream;
}

const silent = { trace: () => {}, debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

class S3ObjectStore implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #inTurn = createGate(UPLOADS_IN_PARTS);

  constructor(settings: Settings) {
    const checksums = settings.S3_CHECKSUMS === 'always' ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED';
    this.#bucket = settings.S3_BUCKET;
    this.#client = new S3Client({
      region: settings.S3_REGION,
      ...(settings.S3_ENDPOINT ? { endpoint: settings.S3_ENDPOINT } : {}),
      forcePathStyle: settings.S3_FORCE_PATH_STYLE,
      credentials: {
        accessKeyId: settings.S3_ACCESS_KEY_ID,
        secretAccessKey: settings.S3_SECRET_ACCESS_KEY,
      },
      requestChecksumCalculation: checksums,
      responseChecksumValidation: checksums,
      maxAttempts: 3,
      logger: silent, // every failure reaches the caller, who says it with its request
      requestHandler: {
        connectionTimeout: CONNECTION_MS,
        requestTimeout: REQUEST_MS,
        socketTimeout: IDLE_SOCKET_MS,
        throwOnRequestTimeout: true,
      },
    });
  }

  async put(object: NewObject): Promise<void> {
    try {
      await this.#putOnce(object);
    } catch (error) {
      if (!isTakenByItself(error)) throw error;
    }
  }

  async #putOnce(object: NewObject): Promise<void> {
    const { key, contentType, body, sizeBytes = null } = object;
    const target = { Bucket: this.#bucket, Key: key, ContentType: contentType, IfNoneMatch: '*' };
    if (body instanceof Uint8Array) {
      await this.#client.send(
        new PutObjectCommand({ ...target, Body: body, ContentLength: body.byteLength }),
      );
      return;
    }
    const abort = new AbortController();
    const stream = watched(body, sizeBytes, abort);
    let lastWait: NodeJS.Timeout | undefined;
    stream.once('end', () => {
      lastWait = setTimeout(() => abort.abort(new Error('the document store did not answer')), REQUEST_MS);
    });
    try {
      if (sizeBytes === null) await this.#inTurn(() => this.#putParts(target, stream, abort));
      else {
        const command = new PutObjectCommand({ ...target, Body: stream, ContentLength: sizeBytes });
        const options = { abortSignal: abort.signal, requestTimeout: LONGEST_UPLOAD_MS };
        await this.#client.send(command, options);
      }
    } catch (error) {
      // What aborted the request says more than "Request aborted".
      throw abort.signal.aborted ? abort.signal.reason : error;
    } finally {
      clearTimeout(lastWait);
      stream.destroy();
    }
  }

  async replace({ key, contentType, body }: SmallObject): Promise<void> {
    const target = { Bucket: this.#bucket, Key: key, ContentType: contentType };
    await this.#client.send(new PutObjectCommand({ ...target, Body: body, ContentLength: body.byteLength }));
  }

  async #putParts(
    target: { Bucket: string; Key: string; ContentType: string; IfNoneMatch: string },
    stream: Readable,
    abort: AbortController,
  ): Promise<CompleteMultipartUploadCommandOutput> {
    // One part at a time: each waits in memory until the store has it.
    const upload = new Upload({
      client: this.#client,
      params: { ...target, Body: stream },
      partSize: PART_BYTES,
      queueSize: 1,
      leavePartsOnError: false,
    });
    abort.signal.addEventListener('abort', () => void upload.abort(), { once: true });
    return await upload.done();
  }

  async get(key: string): Promise<{ body: Readable; sizeBytes: number } | null> {
    try {
      const found = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      return { body: found.Body as Readable, sizeBytes: found.ContentLength ?? 0 };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }

  async check(): Promise<void> {
    await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }));
  }
}

/** Builds the adapter. Shape: nothing connects before first use. */
export function createObjectStore(settings: Settings): ObjectStore {
  return new S3ObjectStore(settings);
}
