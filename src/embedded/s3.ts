import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { receiveBody } from '#src/embedded/s3-body.ts';
import {
  type Bucket,
  createBucket,
  openBuckets,
  type StoredObject,
  type Upload,
} from '#src/embedded/s3-disk.ts';
import { loseAnswer, type S3Fault, spoiled } from '#src/embedded/s3-faults.ts';
import { type S3Keys, S3Refusal, verifySignature } from '#src/embedded/s3-signature.ts';
import { listingXml, listPage, partsXml, textsOf, uploadsXml, xml } from '#src/embedded/s3-xml.ts';

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{2,62}$/;
const LONGEST_DOCUMENT = 2_000_000;
const SMALLEST_PART = 5 * 1024 * 1024;
const KEPT_HEADER =
  /^(?:content-type|content-disposition|content-language|cache-control|expires|x-amz-meta-.+)$/;

export type S3Request = { method: string; bucket: string; key: string; query: URLSearchParams };

export type S3Options = S3Keys & {
  dataDir: string;
  port?: number;
  buckets?: readonly string[];
  onRequest?: (request: S3Request) => S3Fault | undefined | Promise<S3Fault | undefined>;
};

export type EmbeddedS3 = { endpoint: string; port: number; stop: () => Promise<void> };

type Exchange = S3Request & {
  request: IncomingMessage;
  response: ServerResponse;
  buckets: Map<string, Bucket>;
  folder: string;
  spoils: boolean;
};

function readAddress(request: IncomingMessage): S3Request {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [bucket = '', ...rest] = url.pathname.slice(1).split('/');
  try {
    const key = decodeURIComponent(rest.join('/'));
    return { method: request.method ?? 'GET', bucket, key, query: url.searchParams };
  } catch (cause) {
    throw new S3Refusal(400, 'InvalidURI', { cause });
  }
}

function sendXml(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, {
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

function sendEmpty(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, status === 204 ? headers : { ...headers, 'content-length': 0 });
  response.end();
}

async function readDocument(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > LONGEST_DOCUMENT) throw new S3Refusal(400, 'MalformedXML');
    pieces.push(piece);
  }
  const whole = Buffer.concat(pieces);
  const claimed = request.headers['x-amz-content-sha256'];
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== createHash('sha256').update(whole).digest('hex')) {
    throw new S3Refusal(400, 'XAmzContentSHA256Mismatch');
  }
  return whole.toString('utf8');
}

function keptHeaders(request: IncomingMessage): Record<string, string> {
  const kept = Object.entries(request.headers).filter(([name]) => KEPT_HEADER.test(name));
  const encoding = String(request.headers['content-encoding'] ?? '').replace(/\s*aws-chunked\s*,?/, '');
  return {
    ...Object.fromEntries(kept),
    ...(encoding === '' ? {} : { 'content-encoding': encoding }),
  } as Record<string, string>;
}

const noBucket = () => new S3Refusal(404, 'NoSuchBucket');

function bucketOf({ buckets, bucket }: Exchange): Bucket {
  const found = buckets.get(bucket);
  if (found === undefined) throw noBucket();
  return found;
}

function objectOf(exchange: Exchange): StoredObject {
  const object = bucketOf(exchange).objects.get(exchange.key);
  if (object === undefined) throw new S3Refusal(404, 'NoSuchKey');
  return object;
}

function uploadOf(exchange: Exchange): Upload {
  const upload = bucketOf(exchange).uploads.get(exchange.query.get('uploadId') ?? '');
  if (upload === undefined || upload.key !== exchange.key) throw new S3Refusal(404, 'NoSuchUpload');
  return upload;
}

function readRange(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start > end || (from === '' && Number(to) === 0)) throw new S3Refusal(416, 'InvalidRange');
  return { start, end };
}

async function sendObject(exchange: Exchange): Promise<void> {
  const { request, response, method } = exchange;
  const object = objectOf(exchange);
  const etag = `"${object.etag}"`;
  const condition = request.headers['if-match'];
  if (condition !== undefined && condition !== etag) throw new S3Refusal(412, 'PreconditionFailed');
  if (request.headers['if-none-match'] === etag) return sendEmpty(response, 304, { etag });
  const range = readRange(request.headers.range, object.size);
  const wantsChecksum = request.headers['x-amz-checksum-mode'] === 'ENABLED' && range === null;
  const { start, end } = range ?? { start: 0, end: object.size - 1 };
  response.writeHead(range === null ? 200 : 206, {
    ...object.headers,
    ...(object.checksum !== null && wantsChecksum ? { [object.checksum.name]: object.checksum.value } : {}),
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${object.size}` }),
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    etag,
    'last-modified': new Date(object.modifiedAt).toUTCString(),
  });
  if (method === 'HEAD' || object.size === 0) return void response.end();
  const blob = createReadStream(bucketOf(exchange).pathOf(object.blob), { start, end });
  await (exchange.spoils ? pipeline(blob, spoiled, response) : pipeline(blob, response));
}

const onlyIfNew = (request: IncomingMessage) => request.headers['if-none-match'] === '*';

async function putObject(exchange: Exchange): Promise<void> {
  const { request, response, key } = exchange;
  const bucket = bucketOf(exchange);
  const { blob, path } = bucket.newBlob();
  try {
    const { size, md5, checksum } = await receiveBody(request, path);
    const modifiedAt = new Date().toISOString();
    await bucket.put(
      { key, blob, size, etag: md5, modifiedAt, headers: keptHeaders(request), checksum },
      onlyIfNew(request),
    );
    sendEmpty(response, 200, {
      etag: `"${md5}"`,
      ...(checksum === null ? {} : { [checksum.name]: checksum.value }),
    });
  } catch (error) {
    await bucket.discard(blob);
    throw error;
  }
}

async function copyObject(exchange: Exchange, source: string): Promise<void> {
  const { request, response, key, buckets } = exchange;
  const [name = '', ...rest] = decodeURIComponent(source).replace(/^\//, '').split('/');
  const origin = buckets.get(name);
  const object = origin?.objects.get(rest.join('/'));
  if (origin === undefined || object === undefined) throw new S3Refusal(404, 'NoSuchKey');
  const bucket = bucketOf(exchange);
  if (origin !== bucket) throw new S3Refusal(501, 'NotImplemented');
  const replaces = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  const modifiedAt = new Date().toISOString();
  const blob = await bucket.copyBlob(object.blob);
  const headers = replaces ? keptHeaders(request) : object.headers;
  await bucket.put({ ...object, key, blob, modifiedAt, headers }, onlyIfNew(request));
  sendXml(
    response,
    xml('CopyObjectResult', [
      ['ETag', `"${object.etag}"`],
      ['LastModified', modifiedAt],
    ]),
  );
}

async function startUpload(exchange: Exchange): Promise<void> {
  const { request, response, bucket, key } = exchange;
  const upload = {
    id: randomUUID(),
    key,
    startedAt: new Date().toISOString(),
    headers: keptHeaders(request),
    parts: [],
  };
  await bucketOf(exchange).saveUpload(upload);
  sendXml(
    response,
    xml('InitiateMultipartUploadResult', [
      ['Bucket', bucket],
      ['Key', key],
      ['UploadId', upload.id],
    ]),
  );
}

async function putPart(exchange: Exchange): Promise<void> {
  const upload = uploadOf(exchange);
  const bucket = bucketOf(exchange);
  const number = Number(exchange.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) throw new S3Refusal(400, 'InvalidArgument');
  const { blob, path } = bucket.newBlob();
  try {
    const { size, md5, checksum } = await receiveBody(exchange.request, path);
    await bucket.savePart(upload, { number, blob, size, etag: md5 });
    const sum = checksum === null ? {} : { [checksum.name]: checksum.value };
    sendEmpty(exchange.response, 200, { etag: `"${md5}"`, ...sum });
  } catch (error) {
    await bucket.discard(blob);
    throw error;
  }
}

async function completeUpload(exchange: Exchange): Promise<void> {
  const { request, response, key } = exchange;
  const upload = uploadOf(exchange);
  const bucket = bucketOf(exchange);
  const document = await readDocument(request);
  const numbers = textsOf(document, 'PartNumber').map(Number);
  const etags = textsOf(document, 'ETag').map((etag) => etag.replaceAll('"', ''));
  const parts = numbers.flatMap((number, index) => {
    return upload.parts.filter((part) => part.number === number && part.etag === etags[index]);
  });
  if (numbers.length === 0 || parts.length !== numbers.length) throw new S3Refusal(400, 'InvalidPart');
  if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0)))
    throw new S3Refusal(400, 'InvalidPartOrder');
  if (parts.slice(0, -1).some(({ size }) => size < SMALLEST_PART)) throw new S3Refusal(400, 'EntityTooSmall');
  const blob = await bucket.joinParts(parts);
  const hashes = Buffer.concat(parts.map((part) => Buffer.from(part.etag, 'hex')));
  const etag = `${createHash('md5').update(hashes).digest('hex')}-${parts.length}`;
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const modifiedAt = new Date().toISOString();
  try {
    await bucket.put(
      { key, blob, size, etag, modifiedAt, headers: upload.headers, checksum: null },
      onlyIfNew(request),
    );
  } catch (error) {
    await bucket.discard(blob);
    throw error;
  }
  await bucket.endUpload(upload);
  sendXml(
    response,
    xml('CompleteMultipartUploadResult', [
      ['Bucket', exchange.bucket],
      ['Key', key],
      ['ETag', `"${etag}"`],
    ]),
  );
}

async function deleteMany(exchange: Exchange): Promise<void> {
  const bucket = bucketOf(exchange);
  const keys = textsOf(await readDocument(exchange.request), 'Key');
  for (const key of keys) await bucket.delete(key);
  sendXml(
    exchange.response,
    xml(
      'DeleteResult',
      keys.map((key) => ['Deleted', [['Key', key]]]),
    ),
  );
}

async function serveBucket(exchange: Exchange): Promise<void> {
  const { method, bucket, buckets, query, response, folder } = exchange;
  if (method === 'PUT') {
    if (!BUCKET_NAME.test(bucket)) throw new S3Refusal(400, 'InvalidBucketName');
    if (buckets.has(bucket)) throw new S3Refusal(409, 'BucketAlreadyOwnedByYou');
    createBucket(buckets, folder, bucket);
    return sendEmpty(response, 200, { location: `/${bucket}` });
  }
  const found = bucketOf(exchange);
  if (method === 'HEAD') return sendEmpty(response, 200);
  if (method === 'POST' && query.has('delete')) return deleteMany(exchange);
  if (method === 'GET' && query.has('uploads'))
    return sendXml(response, uploadsXml(bucket, found.uploads.values()));
  if (method === 'GET' && query.get('list-type') === '2') {
    return sendXml(response, listingXml(bucket, listPage(found.objects.values(), query), query));
  }
  throw new S3Refusal(501, 'NotImplemented');
}

async function serveObject(exchange: Exchange): Promise<void> {
  const { method, query, request, response, key } = exchange;
  const source = request.headers['x-amz-copy-source'];
  const hasUpload = query.has('uploadId');
  if (method === 'PUT' && hasUpload) return putPart(exchange);
  if (method === 'PUT' && typeof source === 'string') return copyObject(exchange, source);
  if (method === 'PUT') return putObject(exchange);
  if (method === 'POST' && query.has('uploads')) return startUpload(exchange);
  if (method === 'POST' && hasUpload) return completeUpload(exchange);
  if (method === 'GET' && hasUpload) return sendXml(response, partsXml(exchange.bucket, uploadOf(exchange)));
  if (method === 'GET' || method === 'HEAD') return sendObject(exchange);
  if (method === 'DELETE' && hasUpload) await bucketOf(exchange).endUpload(uploadOf(exchange));
  else if (method === 'DELETE') await bucketOf(exchange).delete(key);
  else throw new S3Refusal(405, 'MethodNotAllowed');
  return sendEmpty(response, 204);
}

function refuse({ request, response }: Pick<Exchange, 'request' | 'response'>, error: unknown): void {
  if (response.headersSent || request.socket.destroyed) return void response.destroy();
  const { status, code } = error instanceof S3Refusal ? error : { status: 500, code: 'InternalError' };
  if (!(error instanceof S3Refusal))
    process.stderr.write(`The embedded document store failed: ${String(error)}\n`);
  // The rest of a refused body is not worth reading.
  if (!request.complete) response.setHeader('connection', 'close');
  const body =
    request.method === 'HEAD'
      ? ''
      : xml('Error', [
          ['Code', code],
          ['Message', code],
        ]);
  sendXml(response, body, status);
}

const KEEP_IDLE_MS = 10 * 60_000;

/**
 * Starts a document store that speaks the part of the S3 protocol which this service uses, keeping files in a folder.
 * Shape: every request must be signed; an answered write is on the disk.
 */
export async function startS3(options: S3Options): Promise<EmbeddedS3> {
  const folder = join(options.dataDir, 'buckets');
  const buckets = openBuckets(folder);
  for (const name of options.buckets ?? []) createBucket(buckets, folder, name);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const address = readAddress(request);
      const fault = await options.onRequest?.(address);
      if (fault === 'reset') return void request.socket.destroy();
      if (fault === 'lost-answer') loseAnswer(request, response);
      else if (typeof fault === 'object' && 'status' in fault) throw new S3Refusal(fault.status, fault.code);
      else if (typeof fault === 'object') await pause(fault.delayMs);
      verifySignature(request, options, new Date());
      const spoils = fault === 'wrong-bytes';
      const exchange = { ...address, request, response, buckets, folder, spoils };
      if (address.bucket === '') throw new S3Refusal(501, 'NotImplemented');
      await (address.key === '' ? serveBucket(exchange) : serveObject(exchange));
    } catch (error) {
      refuse({ request, response }, error);
    }
  };
  const server = createServer((request, response) => void serve(request, response));
  // A body that streams cannot be sent twice: a connection must not end just as somebody takes it up again.
  server.keepAliveTimeout = KEEP_IDLE_MS;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    stop: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}
