import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { ask, form, HOST, seen, slowPage, start } from '#e2e/fixtures/shell.ts';
import { createAddressLimiter } from '#src/http/limiter.ts';

describe('somebody who is not signed in', () => {
  test('is counted by address and told when it was too much', async () => {
    const limiter = createAddressLimiter({ count: 2, windowMs: 60_000, nowMs: () => 0 });
    const { shell, port } = await start({ limiter });
    const from = (address: string) => ({ 'X-Forwarded-For': address });
    assert.equal((await ask(port, 'GET /start', from('203.0.113.9'))).status, 200);
    assert.equal((await ask(port, 'GET /START', from('6.6.6.6, 203.0.113.9'))).status, 200);
    const over = await ask(port, 'GET /es/start', from('203.0.113.9'));
    assert.equal(over.status, 429);
    assert.equal(over.headers.get('retry-after'), '60');
    assert.match(over.body.toString(), /Demasiadas solicitudes/);
    assert.equal((await ask(port, 'GET /start', from('203.0.113.10'))).status, 200);
    await shell.drain();
  });

  test('cannot get around the count with a made-up cookie, and a signed-in neighbour is not hindered', async () => {
    seen.length = 0;
    const limiter = createAddressLimiter({ count: 1, windowMs: 60_000, nowMs: () => 0 });
    const { shell, port } = await start({ limiter });
    const headers = { 'X-Forwarded-For': '203.0.113.9', Cookie: '__Host-permits=x' };
    const signedIn = { ...headers, Cookie: '__Host-permits=signed-in' };
    for (let i = 0; i < 3; i++) assert.equal((await ask(port, 'GET /start', signedIn)).status, 200);
    assert.equal(seen.at(-1)?.headers.get('x-shell-over-limit'), null);
    await ask(port, 'GET /start', headers);
    assert.equal((await ask(port, 'GET /start', signedIn)).status, 200);
    assert.equal(seen.at(-1)?.headers.get('x-shell-over-limit'), '1');
    assert.equal((await ask(port, 'GET /start', { 'X-Forwarded-For': '203.0.113.9' })).status, 429);
    await shell.drain();
  });
});

describe('health', () => {
  test('is told whatever the host, and readiness follows the parts', async () => {
    const { shell, port } = await start({ isReady: async () => false });
    assert.equal((await ask(port, 'GET /health/live', { Host: '10.0.0.7:4321' })).status, 200);
    const ready = await ask(port, 'GET /health/ready', { Host: '10.0.0.7:4321' });
    assert.equal(ready.status, 503);
    assert.equal(ready.body.toString(), 'not ready\n');
    await shell.drain();
  });
});

describe('draining', () => {
  test('lets a request inside finish, takes no new one, and ends', async () => {
    const { shell, port } = await start();
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    const slow = ask(port, 'GET /slow');
    while (!seen.at(-1)?.url.endsWith('/slow')) await new Promise(setImmediate);
    const drained = shell.drain();
    const late = connect(port, '127.0.0.1');
    const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ECONNREFUSED');
    slowPage.release();
    const answer = await slow;
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('connection'), 'close');
    assert.equal(await drained, true);
    idle.destroy();
  });

  test('does not wait for ever', async () => {
    const { shell, port } = await start({ drainMs: 50 });
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET /endless HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`);
    await once(socket, 'data');
    assert.equal(await shell.drain(), false);
  });
});

describe('a page that does not read what it is sent', () => {
  test('answers at once all the same', async () => {
    const response = () =>
      new Response('<p>no</p>', { status: 403, headers: { 'content-type': 'text/html' } });
    const { shell, port } = await start({
      lingerMs: 60_000,
      render: async () => ({ response: response(), isSignedIn: false }),
    });
    const body = 'x'.repeat(200_000);
    const answer = await ask(port, 'POST /applications/7K3QW-9XM2P-4/documents', form(body), body);
    assert.equal(answer.status, 403);
    assert.equal(answer.body.toString(), '<p>no</p>');
    await shell.drain();
  });
});
