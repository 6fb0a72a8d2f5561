import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { type DatabaseLine, openDatabaseLine } from '#e2e/fixtures/database-line.ts';
import { startWeb, type Web } from '#e2e/fixtures/web.ts';

let database: TestDatabase;
let line: DatabaseLine;
let web: Web;

before(async () => {
  database = await createTestDatabase();
  line = await openDatabaseLine(database.appUrl);
  web = await startWeb({ DATABASE_URL: line.url });
});
after(async () => {
  // Missing when it could not start, which the tests then tell.
  await (web as Web | undefined)?.[Symbol.asyncDispose]();
  await line[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const open = (path: string, init: RequestInit = {}) =>
  fetch(web.origin + path, { redirect: 'manual', ...init });

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

const UNESCAPED: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#10;': '\n',
  '&#13;': '\r',
};
const unescaped = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot|#39|#10|#13);/g, (one) => UNESCAPED[one] ?? '');

/** The hidden fields of a page, as a browser would send them. */
function hiddenFields(page: string): URLSearchParams {
  const fields = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return new URLSearchParams(
    [...fields].map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]),
  );
}

test('a first visit finds its styles in the page, a move within the site takes the file, and both say who gets which', async () => {
  for (const path of ['/', '/es/start', '/status']) {
    const first = await open(path, { headers: { 'sec-fetch-site': 'none' } });
    const html = await first.text();
    const style = /<style>(.+?)<\/style>/s.exec(html)?.[1] ?? '';
    assert.ok(style.length > 10_000, path);
    assert.doesNotMatch(html, /rel="stylesheet"/, path);
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = first.headers.get('content-security-policy') ?? '';
    assert.ok(policy.includes(`style-src 'self' 'sha256-${hash}';`), policy);

    const next = await open(path, { headers: { 'sec-fetch-site': 'same-origin' } });
    const address = /<link rel="stylesheet" href="([^"]+)"/.exec(await next.text())?.[1] ?? '';
    assert.equal(await (await open(address)).text(), style, path);
    assert.match(next.headers.get('content-security-policy') ?? '', /style-src 'self';/, path);
    for (const { headers } of [first, next]) assert.match(headers.get('vary') ?? '', /Sec-Fetch-Site/, path);
  }
});

test('every page says in its headers what a browser may do with it', async () => {
  for (const path of [
    '/',
    '/es/',
    '/start',
    '/help',
    '/status',
    '/nothing',
    '/_astro/none.js',
    '/robots.txt',
    '/a%2fb',
  ]) {
    const response = await open(path);
    await response.arrayBuffer();
    const { headers } = response;
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/, path);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe/, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'same-origin', path);
  }
});

test('a page that is not there is said so in its language', async () => {
  const response = await open('/es/nada');
  assert.equal(response.status, 404);
  assert.match(await response.text(), /Página no encontrada/);
});

test('an address with an unknown host is not drawn', async () => {
  const { request } = await import('node:http');
  const status = await new Promise((resolve) => {
    const { port } = new URL(web.origin);
    request({ host: '127.0.0.1', port, path: '/', headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  assert.equal(status, 421);
});

test('while the database is down nothing typed is lost, and afterwards it goes through', async () => {
  const page = await open('/es/sign-in?for=save');
  const cookie = cookieOf(page);
  const typed = hiddenFields(await page.text());
  const headers = { origin: web.origin, cookie, 'content-type': 'application/x-www-form-urlencoded' };
  typed.set('email', 'ana@example.org');
  typed.set('words', 'Fiesta “Ñandú” & <b>friends</b>\nline 2');
  typed.set('code', '12345678');

  await line.cut();
  assert.equal((await open('/health/ready')).status, 503);
  assert.equal((await open('/health/live')).status, 200);
  assert.equal((await open('/')).status, 200);
  const down = await open('/es/sign-in?for=save', { method: 'POST', body: typed, headers });
  const sorry = await down.text();
  assert.equal(down.status, 503);
  assert.equal(down.headers.get('retry-after'), '30');
  assert.match(sorry, /El servicio no está disponible en este momento/);
  assert.match(sorry, /<form method="post" action="\/es\/sign-in\?for=save">/);
  const kept = hiddenFields(sorry);
  assert.equal(kept.get('email'), 'ana@example.org');
  assert.equal(kept.get('words'), 'Fiesta “Ñandú” & <b>friends</b>\nline 2');
  assert.equal(kept.has('code'), false);
  assert.notEqual(kept.get('_token'), typed.get('_token'));
  assert.doesNotMatch(JSON.stringify(web.lines), /Ñandú|ana@/);

  // A field that no page of ours has stands in for every letter a person may type; the form itself has none for it.
  kept.delete('words');
  await line.mend();
  const up = await open('/es/sign-in?for=save', { method: 'POST', body: kept, headers });
  assert.equal(up.status, 303);
  assert.match(up.headers.get('location') ?? '', /^\/es\/sign-in\/code/);
  assert.equal((await open('/health/ready')).status, 200);
});

test('a form that nobody drew here is refused and its words are kept', async () => {
  const body = new URLSearchParams({ email: 'ana@example.org', _token: 'forged' });
  const response = await open('/sign-in', { method: 'POST', body, headers: { origin: web.origin } });
  assert.equal(response.status, 403);
  assert.match(await response.text(), /value="ana@example.org"/);
  const foreign = await open('/sign-in', {
    method: 'POST',
    body,
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(foreign.status, 403);
});

test('broken bodies are the sender’s mistake, never ours', async () => {
  const bodies: [string, string | Uint8Array<ArrayBuffer>, number][] = [
    ['application/x-www-form-urlencoded', '%zz=%', 400],
    ['application/x-www-form-urlencoded', 'a=%00', 400],
    ['application/x-www-form-urlencoded', new Uint8Array([0x61, 0x3d, 0xff, 0xfe]), 400],
    ['application/x-www-form-urlencoded', 'a=1&'.repeat(10_000), 413],
    ['application/x-www-form-urlencoded', `a=${'x'.repeat(1_000_000)}`, 413],
    ['multipart/form-data; boundary=x', '--x\r\nbroken', 415],
    ['multipart/form-data', 'no boundary', 415],
    ['application/json', '{"a":', 415],
    ['text/plain', 'a=1', 415],
  ];
  for (const [type, body, status] of bodies) {
    const response = await open('/sign-in', {
      method: 'POST',
      body,
      headers: { origin: web.origin, 'content-type': type },
    });
    assert.equal(response.status, status, `${type} ${String(body).slice(0, 20)}`);
    assert.match(await response.text(), /<h1>/);
  }
});

test('told to stop, the process ends well', async () => {
  const own = await startWeb({ DATABASE_URL: line.url });
  assert.equal((await fetch(own.origin)).status, 200);
  assert.equal(await own.stop(), 0);
  assert.equal(own.lines.at(-1)?.isWhole, true);
});
