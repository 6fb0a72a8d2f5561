import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import {
  AbortMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { startS3 } from '#src/embedded/s3.ts';
import type { S3Fault } from '#src/embedded/s3-faults.ts';

const Bucket = 'permits-documents';
const keys = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };
const folder = mkdtempSync(join(tmpdir(), 's3-test-'));
let fault: S3Fault | undefined;
const options = { ...keys, dataDir: folder, buckets: [Bucket], onRequest: () => fault };
let server = await startS3(options);
const clients: S3Client[] = [];

function clientWith(changes: Partial<S3ClientConfig> = {}): S3Client {
  const client = new S3Client({
    endpoint: server.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: keys,
    ...changes,
  });
  clients.push(client);
  return client;
}

const plain = clientWith({
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
});
const checking = clientWith();

after(async () => {
  for (const client of clients) client.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function read(client: S3Client, Key: string, Range?: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

const put = (client: S3Client, Key: string, Body: string | Buffer, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

for (const [name, client] of [
  ['plain', plain],
  ['checking', checking],
] as const) {
  test(`an object comes back as it was put, with its headers (${name} client)`, async () => {
    const key = `round/${name}/Plán & skizze (1).pdf`;
    const more = {
      ContentType: 'application/pdf',
      Metadata: { sha256: 'abc' },
      ContentDisposition: 'attachment',
    };
    await put(client, key, 'site plan', more);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
    assert.equal(head.ContentLength, 9);
    assert.equal(head.ContentType, 'application/pdf');
    assert.equal(head.ContentDisposition, 'attachment');
    assert.deepEqual(head.Metadata, { sha256: 'abc' });
    assert.equal((await read(client, key)).toString(), 'site plan');
  });

  test(`a stream of 25 MB in unknown pieces arrives unchanged (${name} client)`, async () => {
    const bytes = randomBytes(25 * 1024 * 1024);
    const pieces = Array.from({ length: 400 }, (_, index) =>
      bytes.subarray(index * 65_536, (index + 1) * 65_536),
    );
    const Body = Readable.from(pieces);
    await new Upload({ client, params: { Bucket, Key: `big-${name}`, Body }, queueSize: 2 }).done();
    const got = await read(client, `big-${name}`);
    assert.equal(
      createHash('sha256').update(got).digest('hex'),
      createHash('sha256').update(bytes).digest('hex'),
    );
  });
}

test('a stream of known length arrives without the framing of its chunks', async () => {
  const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.alloc(70_000, 'b')]);
  await checking.send(new PutObjectCommand({ Bucket, Key: 'framed', Body, ContentLength: 140_000 }));
  const got = await read(plain, 'framed');
  assert.equal(got.length, 140_000);
  assert.equal(got.toString().replaceAll(/(.)\1+/g, '$1'), 'ab');
});

test('an empty object is an object', async () => {
  await put(plain, 'empty', '');
  assert.equal((await read(plain, 'empty')).length, 0);
});

test('ranges from the start, from the middle and from the end are served', async () => {
  await put(plain, 'range', '0123456789');
  assert.equal((await read(plain, 'range', 'bytes=0-3')).toString(), '0123');
  assert.equal((await read(plain, 'range', 'bytes=4-')).toString(), '456789');
  assert.equal((await read(plain, 'range', 'bytes=-2')).toString(), '89');
  await assert.rejects(read(plain, 'range', 'bytes=20-30'), { name: 'InvalidRange' });
});

test('of ten writers who want the name to be new exactly one wins', async () => {
  const tries = Array.from({ length: 10 }, (_, n) =>
    put(plain, 'only-once', `writer ${n}`, { IfNoneMatch: '*' }),
  );
  const ends = await Promise.allSettled(tries);
  assert.equal(ends.filter((end) => end.status === 'fulfilled').length, 1);
  const refused = ends.filter((end) => end.status === 'rejected');
  assert.ok(refused.every((end) => end.reason.name === 'PreconditionFailed'));
});

test('what is deleted or was never there is not found', async () => {
  await put(plain, 'gone', 'x');
  await plain.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
  await plain.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
  await assert.rejects(read(plain, 'gone'), { name: 'NoSuchKey' });
  await assert.rejects(plain.send(new HeadObjectCommand({ Bucket, Key: 'gone' })), { name: 'NotFound' });
  const elsewhere = new GetObjectCommand({ Bucket: 'no-such-bucket', Key: 'gone' });
  await assert.rejects(plain.send(elsewhere), { name: 'NoSuchBucket' });
});

test('a copy has the bytes and headers of its source', async () => {
  await put(plain, 'source', 'copied', { ContentType: 'text/plain' });
  const CopySource = `${Bucket}/source`;
  await plain.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
  await put(plain, 'source', 'changed');
  assert.equal((await read(plain, 'copy')).toString(), 'copied');
});

test('a listing is sorted, filtered by prefix, grouped and paged', async () => {
  for (const key of ['list/c', 'list/a/1', 'list/a/2', 'list/b', 'lists']) await put(plain, key, 'x');
  const list = (more: object) => plain.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', ...more }));
  const keysOf = (page: { Contents?: { Key?: string }[] }) => page.Contents?.map(({ Key }) => Key) ?? [];
  assert.deepEqual(keysOf(await list({})), ['list/a/1', 'list/a/2', 'list/b', 'list/c']);
  const grouped = await list({ Delimiter: '/' });
  assert.deepEqual(keysOf(grouped), ['list/b', 'list/c']);
  assert.deepEqual(
    grouped.CommonPrefixes?.map(({ Prefix }) => Prefix),
    ['list/a/'],
  );
  const first = await list({ MaxKeys: 3 });
  assert.equal(first.IsTruncated, true);
  assert.deepEqual(keysOf(await list({ ContinuationToken: first.NextContinuationToken })), ['list/c']);
});

test('an upload that nobody ends is listed and can be aborted', async () => {
  const { UploadId } = await plain.send(new CreateMultipartUploadCommand({ Bucket, Key: 'half' }));
  const listed = await plain.send(new ListMultipartUploadsCommand({ Bucket }));
  assert.deepEqual(
    listed.Uploads?.map(({ Key }) => Key),
    ['half'],
  );
  await plain.send(new AbortMultipartUploadCommand({ Bucket, Key: 'half', UploadId }));
  assert.equal((await plain.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads, undefined);
});

test('a wrong secret, an unknown key and no signature at all are refused', async () => {
  const wrong = clientWith({ credentials: { ...keys, secretAccessKey: 'guess' } });
  await assert.rejects(put(wrong, 'x', 'x'), { name: 'SignatureDoesNotMatch' });
  const unknown = clientWith({ credentials: { ...keys, accessKeyId: 'somebody' } });
  await assert.rejects(put(unknown, 'x', 'x'), { name: 'InvalidAccessKeyId' });
  await put(plain, 'secret', 'x');
  const anonymous = await fetch(`${server.endpoint}/${Bucket}/secret`);
  assert.equal(anonymous.status, 403);
  const unsigned = await fetch(`${server.endpoint}/${Bucket}/secret`, { method: 'DELETE' });
  assert.equal(unsigned.status, 403);
  assert.equal((await read(plain, 'secret')).toString(), 'x');
});

test('a request that was changed on its way is refused', async () => {
  const changing = clientWith();
  changing.middlewareStack.add(
    (next) => (args) => {
      (args.request as { path: string }).path += '-changed';
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await assert.rejects(put(changing, 'path', 'x'), { name: 'SignatureDoesNotMatch' });
});

test('bytes that differ from their announced hash are refused and not kept', async () => {
  const sum = createHash('md5').update('other').digest('base64');
  await assert.rejects(put(plain, 'damaged', 'bytes', { ContentMD5: sum }), { name: 'BadDigest' });
  await assert.rejects(put(checking, 'damaged', 'bytes', { ChecksumCRC32: 'AAAAAA==' }), {
    name: 'BadDigest',
  });
  await assert.rejects(read(plain, 'damaged'), { name: 'NoSuchKey' });
});

test('a test can make requests fail, hang and break off', async () => {
  fault = { status: 503, code: 'SlowDown' };
  await assert.rejects(read(plain, 'range'), { name: 'SlowDown' });
  fault = 'reset';
  await assert.rejects(read(plain, 'range'), { code: 'ECONNRESET' });
  fault = undefined;
  assert.equal((await read(plain, 'range')).toString(), '0123456789');
});

test('everything is there after a new start, and unfinished files are gone', async () => {
  await server.stop();
  const blobs = join(folder, 'buckets', Bucket, 'blobs');
  writeFileSync(join(blobs, 'unfinished'), 'half');
  server = await startS3({ ...options, port: server.port });
  assert.equal((await read(clientWith(), 'copy')).toString(), 'copied');
  assert.ok(!readdirSync(blobs).includes('unfinished'));
});

const KILLED = `
  import { startS3 } from '#src/embedded/s3.ts';
  const server = await startS3({ ...${JSON.stringify(keys)}, dataDir: process.argv[1], buckets: ['${Bucket}'] });
  console.log(server.endpoint);`;

async function spawnServer(dataDir: string): Promise<{ child: ChildProcess; endpoint: string }> {
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, ['--input-type=module', '-e', KILLED, dataDir], {
    stdio: [...stdio],
  });
  const [line] = await once(child.stdout as Readable, 'data');
  return { child, endpoint: String(line).trim() };
}

test('what was answered before a kill is there afterwards, whole', async () => {
  const dataDir = join(folder, 'killed');
  const first = await spawnServer(dataDir);
  const writer = clientWith({ endpoint: first.endpoint });
  const answered = new Set<string>();
  const writers = Array.from({ length: 6 }, async (_, lane) => {
    for (let turn = 0; ; turn += 1) {
      const key = `${lane}-${turn % 5}-${turn}`;
      await put(writer, key, Buffer.alloc(20_000, key));
      answered.add(key);
      if (answered.size === 60) first.child.kill('SIGKILL');
    }
  });
  await Promise.allSettled(writers);
  const second = await spawnServer(dataDir);
  const reader = clientWith({ endpoint: second.endpoint });
  for (const key of answered) assert.deepEqual(await read(reader, key), Buffer.alloc(20_000, key));
  second.child.kill('SIGTERM');
  assert.ok(answered.size >= 60);
});
