import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { startTestStore } from '#e2e/fixtures/object-store.ts';

const server = await startTestStore();
const { store } = server;
after(() => server[Symbol.asyncDispose]());

const contentType = 'application/pdf';
let number = 0;
const newKey = () => {
  number += 1;
  return `tests/${number}`;
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function* pieces(bytes: Uint8Array, size = 65_536) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(key: string): Promise<Buffer> {
  const found = await store.get(key);
  assert.ok(found);
  const chunks: Buffer[] = [];
  for await (const chunk of found.body as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('a stream of known size comes back as it went', async () => {
  const bytes = randomBytes(12_000_000);
  const key = newKey();
  await store.put({ key, contentType, body: pieces(bytes), sizeBytes: bytes.length });
  assert.equal(sha256(await read(key)), sha256(bytes));
});

test('a stream of unknown size comes back as it went, in parts or in one', async () => {
  for (const size of [10, 5_242_880, 12_000_000]) {
    const bytes = randomBytes(size);
    const key = newKey();
    await store.put({ key, contentType, body: pieces(bytes) });
    assert.equal(sha256(await read(key)), sha256(bytes));
  }
});

test('bytes at hand come back as they went', async () => {
  const key = newKey();
  await store.put({ key, contentType, body: Buffer.from('hello') });
  const found = await store.get(key);
  assert.equal(found?.sizeBytes, 5);
  assert.equal((await read(key)).toString(), 'hello');
});

test('a key is written once, however it is sent', async () => {
  const key = newKey();
  await store.put({ key, contentType, body: Buffer.from('first') });
  await assert.rejects(store.put({ key, contentType, body: Buffer.from('second') }));
  await assert.rejects(store.put({ key, contentType, body: pieces(Buffer.from('third')), sizeBytes: 5 }));
  await assert.rejects(store.put({ key, contentType, body: pieces(Buffer.from('fourth')) }));
  await assert.rejects(store.put({ key, contentType, body: pieces(randomBytes(6_000_000)) }));
  assert.equal((await read(key)).toString(), 'first');
});

test('an object that is not there is null, and removing it is fine', async () => {
  assert.equal(await store.get('tests/none'), null);
  await store.remove('tests/none');
});

test('a removed object is gone', async () => {
  const key = newKey();
  await store.put({ key, contentType, body: Buffer.from('x') });
  await store.remove(key);
  assert.equal(await store.get(key), null);
});

test('a body that breaks off leaves nothing, whatever way it was going', async () => {
  async function* broken() {
    yield randomBytes(6_000_000);
    throw new Error('the browser went away');
  }
  for (const sizeBytes of [9_000_000, null]) {
    const key = newKey();
    await assert.rejects(store.put({ key, contentType, body: broken(), sizeBytes }), {
      message: 'the browser went away',
    });
    assert.equal(await store.get(key), null);
  }
});

test('a body that is shorter or longer than it says leaves nothing', async () => {
  for (const sizeBytes of [900, 1100]) {
    const key = newKey();
    await assert.rejects(store.put({ key, contentType, body: pieces(randomBytes(1000), 100), sizeBytes }));
    assert.equal(await store.get(key), null);
  }
});

test('a store that answers with an error or not at all is an error within its time', {
  timeout: 60_000,
}, async () => {
  server.fail(() => ({ status: 500, code: 'InternalError' }));
  await assert.rejects(
    store.put({ key: newKey(), contentType, body: pieces(randomBytes(1000)), sizeBytes: 1000 }),
  );
  server.fail(() => 'reset');
  await assert.rejects(
    store.put({ key: newKey(), contentType, body: pieces(randomBytes(1000)), sizeBytes: 1000 }),
  );
  await assert.rejects(store.check());
  server.fail(() => ({ delayMs: 12_000 }));
  const started = performance.now();
  await assert.rejects(
    store.put({ key: newKey(), contentType, body: pieces(randomBytes(1000)), sizeBytes: 1000 }),
  );
  assert.ok(performance.now() - started < 14_000);
  server.fail();
  await store.check();
});

test('a store that takes bytes and whose answer is lost has them once, and the key is taken', async () => {
  const bytes = randomBytes(1000);
  for (const body of [bytes, pieces(bytes)]) {
    const key = newKey();
    let isFirst = true;
    server.fail(({ method }) => {
      const fault = isFirst && method === 'PUT' ? 'lost-answer' : undefined;
      isFirst = false;
      return fault;
    });
    await store.put({ key, contentType, body });
    assert.equal(sha256(await read(key)), sha256(bytes));
    await assert.rejects(store.put({ key, contentType, body: bytes }));
  }
  server.fail();
});

test('a store that was away is used again when it is back', async () => {
  await server.stop();
  await assert.rejects(store.check());
  await server.start();
  await store.check();
});

test('ten streams at once come back as they went', async () => {
  await Promise.all(
    Array.from({ length: 10 }, async (_, i) => {
      const bytes = randomBytes(3_000_000);
      const key = newKey();
      await store.put({ key, contentType, body: pieces(bytes), sizeBytes: i % 2 ? bytes.length : null });
      assert.equal(sha256(await read(key)), sha256(bytes));
    }),
  );
});
