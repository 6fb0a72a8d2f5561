import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import {
  type Answer,
  ask,
  assertSafe,
  form,
  HOST,
  lines,
  ORIGIN,
  raw,
  seen,
  start,
} from '#e2e/fixtures/shell.ts';
import type { Shell } from '#src/http/shell.ts';
import { loadStaticFiles } from '#src/http/static-files.ts';

const SCRIPT = 'console.info("permits");\n'.repeat(100);

describe('the shell', () => {
  let port: number;
  let shell: Shell;
  const folder = mkdtempSync(join(tmpdir(), 'static-'));

  before(async () => {
    mkdirSync(join(folder, '_astro'));
    writeFileSync(join(folder, '_astro', 'form.abc.js'), SCRIPT);
    writeFileSync(join(folder, '_astro', 'form.abc.js.br'), brotliCompressSync(SCRIPT));
    writeFileSync(join(folder, '_astro', 'form.abc.js.gz'), gzipSync(SCRIPT));
    writeFileSync(join(folder, 'robots.txt'), 'User-agent: *\n');
    ({ shell, port } = await start({ staticFiles: loadStaticFiles(folder) }));
  });
  after(async () => {
    await shell.drain();
    rmSync(folder, { recursive: true });
  });

  test('a page gets its address without the language, our origin, and nothing that a client forged', async () => {
    seen.length = 0;
    const answer = await ask(port, 'GET /es/start?kind=march', {
      'X-Forwarded-For': '6.6.6.6, 203.0.113.9',
      'X-Forwarded-Host': 'evil.example',
      'X-Shell-Locale': 'en',
      'X-Shell-Over-Limit': '1',
      'X-Shell-Request-Id': 'forged',
      'X-HTTP-Method-Override': 'DELETE',
    });
    assert.equal(answer.status, 200);
    const request = seen[0]!; // asserted by the status: the page was called
    assert.equal(request.url, 'https://permits.example.gov/start?kind=march');
    assert.equal(request.headers.get('x-shell-locale'), 'es');
    assert.equal(request.headers.get('x-shell-client-address'), '203.0.113.9');
    assert.notEqual(request.headers.get('x-shell-request-id'), 'forged');
    assert.equal(request.headers.get('x-shell-over-limit'), null);
    assert.equal(request.headers.get('x-forwarded-host'), null);
    assert.equal(request.headers.get('x-http-method-override'), null);
  });

  test('every kind of answer carries the security headers', async () => {
    const answers: Record<string, Answer> = {
      page: await ask(port, 'GET /start'),
      head: await ask(port, 'HEAD /start'),
      'static file': await ask(port, 'GET /_astro/form.abc.js'),
      'missing static file': await ask(port, 'GET /_astro/none.js'),
      redirect: await ask(port, 'GET /start/'),
      'wrong host': await ask(port, 'GET /', { Host: 'evil.example' }),
      'bad path': await ask(port, 'GET /a%2fb'),
      'wrong method': await ask(port, 'TRACE /start'),
      foreign: await ask(port, 'POST /start', form('a=1', { Origin: 'https://evil.example' }), 'a=1'),
      'too large': await ask(port, 'POST /start', form('', { 'Content-Length': '300000' })),
      'broken page': await ask(port, 'GET /broken'),
      health: await ask(port, 'GET /health/live'),
      'no HTTP': await raw(port, 'nonsense\r\n\r\n'),
      'large header': await ask(port, 'GET /', { Cookie: 'x'.repeat(20_000) }),
      connect: await ask(port, 'CONNECT evil.example:443'),
    };
    for (const [what, answer] of Object.entries(answers)) assertSafe(answer, what);
    const statuses = Object.fromEntries(Object.entries(answers).map(([what, { status }]) => [what, status]));
    assert.deepEqual(statuses, {
      page: 200,
      head: 200,
      'static file': 200,
      'missing static file': 404,
      redirect: 308,
      'wrong host': 421,
      'bad path': 400,
      'wrong method': 405,
      foreign: 403,
      'too large': 413,
      'broken page': 500,
      health: 200,
      'no HTTP': 400,
      'large header': 431,
      connect: 405,
    });
  });

  test('a page cannot loosen our headers, but brings its own policy, caching and cookies', async () => {
    const greedy = await ask(port, 'GET /greedy');
    assertSafe(greedy, 'greedy');
    assert.equal(greedy.headers.get('cache-control'), 'public, max-age=60');
    assert.equal(greedy.headers.get('content-security-policy'), 'sandbox');
    assert.equal(greedy.headers.get('vary'), 'Accept, Cookie, Accept-Encoding');
    assert.equal(greedy.headers.has('x-shell-secret'), false);
    const page = await ask(port, 'GET /start');
    assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'; style-src 'self';/);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    assert.equal(page.headers.get('vary'), 'Cookie, Accept-Encoding');
    assert.equal(page.headers.get('set-cookie'), 'a=1\nb=2');
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  });

  test('only our own hosts are answered, and the documents host sends nothing but originals', async () => {
    for (const host of [
      'evil.example',
      'permits.example.gov.evil.example',
      'permits.example.gov:8443',
      '',
      'localhost',
    ]) {
      assert.equal((await ask(port, 'GET /', { Host: host })).status, 421, host);
    }
    assert.equal((await raw(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).status, 421);
    assert.equal(
      (await raw(port, `GET / HTTP/1.1\r\nHost: ${HOST}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`))
        .status,
      400,
    );
    assert.equal((await ask(port, 'GET /', { Host: 'PERMITS.example.gov:443' })).status, 200);
    const documents = { Host: 'documents.example.gov' };
    assert.equal((await ask(port, 'GET /', documents)).status, 421);
    assert.equal((await ask(port, 'GET /robots.txt', documents)).status, 421);
    assert.equal((await ask(port, 'GET /api/documents/0f8e/original', documents)).status, 200);
  });

  test('a person on a wrong host is shown the right one', async () => {
    const answer = await ask(port, 'GET /', { Host: 'old.example' });
    assert.match(answer.body.toString(), /href="https:\/\/permits\.example\.gov\/"/);
  });

  test('methods are a list for each address', async () => {
    const answer = await ask(port, 'PUT /start', form(''));
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'GET, HEAD, POST');
    assert.equal((await ask(port, 'DELETE /start', form(''))).status, 405);
    assert.equal((await ask(port, 'OPTIONS *')).status, 400);
    assert.equal((await ask(port, 'PUT /api/documents/7K3QW-9XM2P-4', form('x'), 'x')).status, 200);
  });

  test('a form reaches the page whole', async () => {
    const body = 'event.name=Fiesta+%C3%A9';
    const answer = await ask(port, 'POST /start', form(body), body);
    assert.equal(answer.body.toString(), `<p>${body}</p>`);
  });

  test('a form from nowhere or from a stranger does not reach the page, whatever its content type', async () => {
    seen.length = 0;
    const types = [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/json',
      'application/octet-stream',
    ];
    for (const type of types) {
      for (const origin of [undefined, 'null', 'https://evil.example', 'http://permits.example.gov']) {
        const { Origin: _own, ...headers } = form('a=1', { 'Content-Type': type });
        const answer = await ask(
          port,
          'POST /start',
          { ...headers, ...(origin ? { Origin: origin } : {}) },
          'a=1',
        );
        assert.equal(answer.status, 403, `${type} from ${origin}`);
      }
    }
    assert.equal(seen.length, 0);
  });

  test('the sign-in provider may post without an origin, at its one address', async () => {
    const { Origin: _own, ...headers } = form('logout_token=x');
    assert.equal((await ask(port, 'POST /api/sign-in-ended', headers, 'logout_token=x')).status, 200);
  });

  test('a form that is too large is refused with a page, announced or not', async () => {
    const announced = await ask(port, 'POST /start', form('x'.repeat(300_000)), 'x'.repeat(300_000));
    assert.equal(announced.status, 413);
    assert.match(announced.body.toString(), /This is too large/);
    const chunks = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`.repeat(5);
    const { 'Content-Length': _length, ...headers } = form('');
    const chunked = await ask(
      port,
      'POST /start',
      { ...headers, 'Transfer-Encoding': 'chunked' },
      `${chunks}0\r\n\r\n`,
    );
    assert.equal(chunked.status, 413);
  });

  test('an upload flows into the page and is cut past its limit', async () => {
    const fine = 'y'.repeat(300_000);
    const answer = await ask(port, 'PUT /api/documents/7K3QW-9XM2P-4', form(fine), fine);
    assert.equal(answer.body.length, 300_007);
    const { 'Content-Length': _length, ...headers } = form('');
    const line = 'PUT /api/documents/7K3QW-9XM2P-4';
    const mebibyte = `${(1_048_576).toString(16)}\r\n${'z'.repeat(1_048_576)}\r\n`;
    const large = await ask(
      port,
      line,
      { ...headers, 'Transfer-Encoding': 'chunked' },
      `${mebibyte.repeat(27)}0\r\n\r\n`,
    );
    assert.equal(large.status, 413);
    assert.equal((await ask(port, line, form('', { 'Content-Length': '40000000' }))).status, 413);
  });

  test('a body that does not come in time is answered with 408', async () => {
    const other = await start({ bodyTimeoutMs: 50 });
    const answer = await ask(other.port, 'POST /start', form('', { 'Content-Length': '10' }), 'a=');
    assert.equal(answer.status, 408);
    await other.shell.drain();
  });

  test('requests that could be read in two ways are refused', async () => {
    const head = `POST /start HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: ${ORIGIN}\r\n`;
    const requests = {
      'two lengths': `${head}Content-Length: 3\r\nContent-Length: 5\r\n\r\na=1`,
      'length and chunks': `${head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      'chunks twice': `${head}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`,
      'chunks spelled oddly': `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
      'space before the colon': `${head}Content-Length : 3\r\n\r\na=1`,
      'folded header': `${head}X-A: 1\r\n 2\r\nContent-Length: 3\r\n\r\na=1`,
      'bare line feeds': `POST /start HTTP/1.1\nHost: ${HOST}\nContent-Length: 3\n\na=1`,
      'broken chunk size': `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\na=1\r\n0\r\n\r\n`,
      'negative length': `${head}Content-Length: -1\r\n\r\n`,
      'NUL in a header': `${head}X-A: \u0000\r\nContent-Length: 3\r\n\r\na=1`,
      'absolute target': `GET http://evil.example/ HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`,
      'other protocol': `GET / HTTP/9.9\r\nHost: ${HOST}\r\n\r\n`,
    };
    for (const [what, text] of Object.entries(requests)) {
      const answer = await raw(port, text);
      assert.ok(answer.status >= 400 && answer.status < 500, `${what}: ${answer.status}`);
      assertSafe(answer, what);
    }
  });

  test('a broken page shows a number to call with and tells and logs nothing personal', async () => {
    lines.length = 0;
    const answer = await ask(port, 'GET /es/broken');
    const page = answer.body.toString();
    assert.match(page, /El servicio tiene un problema/);
    assert.doesNotMatch(page, /secret|ana@|shell\.ts/);
    const logged = JSON.stringify(lines);
    assert.doesNotMatch(logged, /ana@example|"value"/);
    const failed = lines.find((line) => 'sentence' in line) as unknown as {
      requestId: string;
    };
    assert.ok(page.includes(failed.requestId));
  });

  test('the log of a request has no query and no long secret', async () => {
    lines.length = 0;
    await ask(port, 'GET /sign-in/8f14e45fceea167a5a36dedd4bea2543?email=ana@example.org');
    const line = lines.find((one) => 'path' in one) as { path: string; status: number };
    assert.equal(line.path, '/sign-in/…');
    assert.equal(line.status, 200);
  });

  test('static files come compressed, are kept for ever, and are not sent twice', async () => {
    const line = 'GET /_astro/form.abc.js';
    const brotli = await ask(port, line, { 'Accept-Encoding': 'gzip, deflate, br, zstd' });
    assert.equal(brotli.headers.get('content-encoding'), 'br');
    assert.equal(brotliDecompressSync(brotli.body).toString(), SCRIPT);
    assert.equal(brotli.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(brotli.headers.get('vary'), 'Accept-Encoding');
    assert.equal(brotli.headers.get('content-type'), 'text/javascript; charset=utf-8');
    const gzip = await ask(port, line, { 'Accept-Encoding': 'gzip, br;q=0' });
    assert.equal(gunzipSync(gzip.body).toString(), SCRIPT);
    const plain = await ask(port, line);
    assert.equal(plain.body.toString(), SCRIPT);
    const again = await ask(port, line, { 'If-None-Match': plain.headers.get('etag') ?? '' });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
    const head = await ask(port, 'HEAD /_astro/form.abc.js');
    assert.equal(head.headers.get('content-length'), String(SCRIPT.length));
    assert.equal(head.body.length, 0);
    assert.equal((await ask(port, 'GET /robots.txt')).headers.get('cache-control'), 'public, max-age=3600');
  });

  test('files that are not part of the site are not there', async () => {
    for (const path of [
      '/_astro/form.abc.js.br',
      '/_astro/../robots.txt',
      '/_astro/%2e%2e/robots.txt',
      '/_astro/',
    ]) {
      const { status } = await ask(port, `GET ${path}`);
      assert.ok(status === 404 || status === 400 || status === 308, `${path}: ${status}`);
    }
  });

  test('a long page is compressed for a browser that can read it', async () => {
    const answer = await ask(port, 'GET /long', { 'Accept-Encoding': 'br' });
    assert.equal(answer.headers.get('content-encoding'), 'br');
    assert.equal(brotliDecompressSync(answer.body).length, 5000);
    assert.equal((await ask(port, 'GET /long')).body.length, 5000);
    assert.equal(
      (await ask(port, 'GET /start', { 'Accept-Encoding': 'br' })).headers.has('content-encoding'),
      false,
    );
  });

  test('a large file is asked for only after its address and size were found fine', async () => {
    const line = 'PUT /api/documents/7K3QW-9XM2P-4';
    const expects = { Expect: '100-continue' };
    const large = await ask(port, line, form('', { ...expects, 'Content-Length': '40000000' }));
    assert.equal(large.status, 413);
    const asked = await ask(port, line, form('x', expects), 'x');
    assert.equal(asked.status, 100);
    assert.match(asked.body.toString(), /^HTTP\/1\.1 200/);
    assertSafe(await ask(port, 'GET /start', { Expect: 'miracles' }), 'unknown expectation');
  });

  test('endpoints of the framework that we do not use are not there', async () => {
    for (const path of ['/_image?href=/x.png', '/_server-islands/x', '/_actions/x', '/es/_image']) {
      assert.equal((await ask(port, `GET ${path}`)).status, 404, path);
    }
  });

  test('HEAD answers like GET without a body', async () => {
    const answer = await ask(port, 'HEAD /start');
    assert.equal(answer.status, 200);
    assert.equal(answer.body.length, 0);
  });
});
