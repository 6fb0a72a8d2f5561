import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openBrowser, type Reply, send } from '#e2e/security/browser.ts';
import { drawnForms } from '#e2e/security/drawn-forms.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld, type Principal, type World } from '#e2e/security/world.ts';
import { WRITES } from '#e2e/security/writes.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import { textFor } from '#src/text/index.ts';

const PLAIN = 'application/x-www-form-urlencoded';

/** No answer may take longer. */
let longestMs: number;
let site: Site;
let world: World;
/** One situation for each page with a form, and who may use it. */
let forms: { page: string; path: string; who: Principal; body: string; cookie: string; token: string }[];

interface Bad {
  name: string;
  type?: string | null;
  body: (token: string) => string | Buffer;
  headers?: Record<string, string>;
}

const encoded = (text: string) => encodeURIComponent(text);
const latin = (text: string) => Buffer.from(text, 'latin1');
const MANY = 10_000;

const BAD: readonly Bad[] = [
  { name: 'an unknown field', body: (token) => `_token=${token}&status=permit_issued` },
  { name: 'a field of the prototype', body: (token) => `_token=${token}&__proto__.isAdmin=1&constructor=1` },
  { name: 'a bracketed field', body: (token) => `_token=${token}&application[status]=closed&a[]=1&a[]=2` },
  { name: '10,000 fields', body: (token) => `_token=${token}${'&a=1'.repeat(MANY)}` },
  {
    name: '10,000 different fields',
    body: (token) => `_token=${token}${[...Array(MANY).keys()].map((i) => `&a${i}=`).join('')}`,
  },
  { name: 'a text of 1 MB', body: (token) => `_token=${token}&words=${'x'.repeat(1_000_000)}` },
  { name: 'a text of 100 kB', body: (token) => `_token=${token}&words=${'x'.repeat(100_000)}` },
  { name: 'a name of 10 kB', body: (token) => `_token=${token}&${'n'.repeat(10_000)}=1` },
  { name: 'a broken escape', body: (token) => `_token=${token}&words=%zz` },
  { name: 'a cut escape', body: (token) => `_token=${token}&words=%e` },
  { name: 'a broken name', body: (token) => `_token=${token}&%c3%28=1` },
  { name: 'half a letter', body: (token) => `_token=${token}&words=%c3` },
  { name: 'a letter spelled too long', body: (token) => `_token=${token}&words=%c0%af` },
  { name: 'half a pair of letters', body: (token) => `_token=${token}&words=%ed%a0%80` },
  { name: 'bytes of no letter', body: (token) => latin(`_token=${token}&words=\xff\xfe\xfd`) },
  { name: 'a NUL', body: (token) => `_token=${token}&words=a%00b` },
  { name: 'a raw NUL', body: (token) => latin(`_token=${token}&words=a\0b`) },
  { name: 'a field without a name', body: (token) => `_token=${token}&=1&=2` },
  { name: 'two tokens', body: (token) => `_token=${token}&_token=${token}` },
  { name: 'two revisions', body: (token) => `_token=${token}&revision=1&revision=2` },
  { name: 'an empty body', body: () => '' },
  { name: 'only signs', body: () => '&&&&=&=&%&+' },
  { name: 'no content type', type: null, body: (token) => `_token=${token}` },
  { name: 'an unknown content type', type: 'x/y', body: (token) => `_token=${token}` },
  {
    name: 'JSON',
    type: 'application/json',
    body: (token) => JSON.stringify({ _token: token, a: { b: [1, null] } }),
  },
  { name: 'broken JSON', type: 'application/json', body: () => '{"a":' },
  {
    name: 'XML with an entity',
    type: 'text/xml',
    body: () => '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  },
  {
    name: 'another encoding',
    type: `${PLAIN}; charset=utf-16`,
    body: () => Buffer.from('_token=a', 'utf16le'),
  },
  {
    name: 'a packed body',
    headers: { 'content-encoding': 'gzip' },
    body: (token) => gzipSync(`_token=${token}&words=1`),
  },
  { name: 'parts without a boundary', type: 'multipart/form-data', body: () => 'no boundary' },
  { name: 'parts that are none', type: 'multipart/form-data; boundary=x', body: () => 'nothing of the kind' },
  {
    name: 'a part that is cut',
    type: 'multipart/form-data; boundary=x',
    body: () => '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
  },
  {
    name: 'a part without headers',
    type: 'multipart/form-data; boundary=x',
    body: () => '--x\r\n\r\n\r\n--x--\r\n',
  },
  {
    name: '10,000 parts',
    type: 'multipart/form-data; boundary=x',
    body: () => `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(MANY)}--x--\r\n`,
  },
  {
    name: 'a part with a huge name',
    type: 'multipart/form-data; boundary=x',
    body: () => `--x\r\nContent-Disposition: form-data; name="${'n'.repeat(50_000)}"\r\n\r\n1\r\n--x--\r\n`,
  },
  {
    name: 'parts within parts',
    type: 'multipart/form-data; boundary=x',
    body: () => '--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\n1\r\n--y--\r\n--x--\r\n',
  },
  { name: 'a boundary of signs', type: 'multipart/form-data; boundary="\\"; a=b', body: () => '--"\r\n' },
  {
    name: 'text in bold letters',
    type: 'text/plain',
    body: (token) => `_token=${encoded(token)}\r\nwords=1`,
  },
];

function assertForPeople(reply: Reply, what: string): void {
  assert.ok(reply.status >= 400 && reply.status < 500, `${what}: ${reply.status}`);
  assert.match(reply.text, /<title>[^<]{5,}<\/title>/, what);
  assert.match(reply.text, /<h1[ >]/, what);
  assert.doesNotMatch(reply.text, /node_modules|at [A-Z]\w+\.|SELECT |postgres/, what);
  assert.ok(reply.ms < longestMs, `${what} took ${reply.ms} ms`);
}

/** Forms of nothing but a button. */
const FIELDLESS = ['applications/[ref]/withdraw.astro', 'applications/[ref]/code.astro', 'sign-out.astro'];

const mistakes = () => site.web.lines.filter(({ level }) => Number(level) >= 50);

/** Sends bytes as they are and reads until the server closes. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(site.port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(latin(bytes));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}

/** Broken posts and requests, however broken. Shape: whoever measures alone on the machine may be strict about the time. */
export function badInputTests(options: { longestMs: number }): void {
  longestMs = options.longestMs;

  before(async () => {
    site = await startSite();
    world = await buildWorld(site);
    forms = [];
    const pages = new Set(WRITES.filter(({ method }) => method === 'POST').map(({ page }) => page));
    for (const page of pages) {
      const write = WRITES.find((one) => one.page === page && one.method === 'POST');
      assert.ok(write);
      const shot = await write.arrange(world);
      const who = write.allowed[0] ?? 'nobody';
      const browser = browserOf(world, who);
      const token = await browser.token();
      forms.push({ page, path: shot.path, who, body: String(shot.body), cookie: browser.cookie, token });
    }
  });
  after(() => site[Symbol.asyncDispose]());

  test('every form answers every broken post with a page for people, and the connection stays sane', async () => {
    // One connection: what is left over of a bad request would be taken for the beginning of the next.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let count = 0;
    for (const { page, path, cookie, token } of forms) {
      for (const bad of BAD) {
        const type = bad.type === undefined ? PLAIN : bad.type;
        const reply = await send(site.origin, path, {
          agent,
          method: 'POST',
          body: bad.body(token),
          headers: {
            origin: site.origin,
            cookie,
            ...(type === null ? {} : { 'content-type': type }),
            ...bad.headers,
          },
        });
        assertForPeople(reply, `${bad.name} to ${page}`);
        const next = await send(site.origin, '/help', { agent });
        assert.equal(next.status, 200, `after ${bad.name} to ${page}`);
        assert.match(next.text, /^<!doctype html>.*<\/html>\s*$/is);
        count += 1;
      }
    }
    agent.destroy();
    assert.ok(count > 500, `only ${count} posts`);
    assert.deepEqual(mistakes(), []);
  });

  test('a form without any of its fields is never a mistake of ours', async () => {
    for (const { page, path, cookie, token } of forms) {
      if (FIELDLESS.includes(page)) continue;
      const browser = openBrowser(site.origin, cookie);
      const reply = await browser.post(path, { _token: token });
      assert.ok(reply.status < 500, `${page}: ${reply.status}`);
      if (reply.status !== 303 && page !== 'staff/sign-in.astro') assertForPeople(reply, page);
    }
    assert.deepEqual(mistakes(), []);
  });

  test('every form that a page draws has only fields that its page knows', async () => {
    const refused = textFor('en').errors.refusal('invalid-input');
    const pages: [Principal, string][] = [
      ['owner', `/applications/${world.draft}`],
      ['owner', `/applications/${world.draft}/check`],
      ['owner', `/applications/${world.draft}/documents`],
      ['owner', `/applications/${world.review}`],
      ['police', `/review/${world.review}`],
      ['fire', `/review/${world.review}`],
      ['coordinator', `/review/${world.review}`],
      ['coordinator', `/review/${world.permit}`],
      ['police', '/review'],
      ['nobody', '/sign-in?returnTo=%2Fapplications'],
      ['nobody', '/staff/sign-in?returnTo=%2Freview'],
      ['nobody', '/status'],
      ['owner', '/sign-out'],
    ];
    for (const { id } of allSteps()) pages.push(['owner', `/applications/${world.draft}/${id}`]);
    let count = 0;
    for (const [who, path] of pages) {
      const browser = browserOf(world, who);
      const { text } = await browser.get(path);
      for (const form of drawnForms(text)) {
        if (form.isMultipart || form.action?.includes('sign-out')) continue;
        for (const intent of form.intents.length > 0 ? [form.intents[0] ?? ''] : ['']) {
          // An intent nobody has is refused too, but before that the names of the fields are looked at.
          const fields = form.fields.filter(([name]) => name !== 'revision');
          const reply = await browser.post(form.action ?? path, [
            ...fields,
            ['revision', '999999'],
            ...(intent === '' ? [] : [['intent', path.startsWith('/review') ? 'note' : intent] as const]),
          ]);
          assert.ok(
            !reply.text.includes(refused),
            `${who} at ${path}: ${JSON.stringify(fields.map(([name]) => name))}`,
          );
          assert.ok(reply.status < 500, `${path}: ${reply.status}`);
          count += 1;
        }
      }
    }
    assert.ok(count >= 40, `only ${count} forms`);
  });

  test('requests that are broken as such get a page too, and the connection is closed', async () => {
    const host = `Host: localhost:${site.port}\r\n`;
    const requests: [string, string, number][] = [
      ['a header of 20 kB', `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      ['a cookie of 20 kB', `GET / HTTP/1.1\r\n${host}Cookie: permits=${'x'.repeat(20_000)}\r\n\r\n`, 431],
      ['3,000 headers', `GET / HTTP/1.1\r\n${host}${'X: 1\r\n'.repeat(3000)}\r\n`, 431],
      ['an address of 20 kB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`, 431],
      ['an address of 3 kB', `GET /${'a'.repeat(3000)} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, 400],
      ['no request', 'nonsense\r\n\r\n', 400],
      ['an unknown version', `GET / HTTP/9.9\r\n${host}\r\n`, 400],
      ['an encrypted greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400],
      [
        'two lengths',
        `POST /status HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`,
        400,
      ],
      [
        'a length and chunks',
        `POST /status HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
        400,
      ],
      ['a negative length', `POST /status HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`, 400],
      ['an unknown transfer', `POST /status HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n`, 403],
      ['a space in a header', `GET / HTTP/1.1\r\n${host}X : 1\r\n\r\n`, 400],
      [
        'a bare line feed in a header',
        `GET / HTTP/1.1\r\n${host}X: a\nY: b\r\nConnection: close\r\n\r\n`,
        400,
      ],
      ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 421],
      ['two hosts', `GET / HTTP/1.1\r\n${host}Host: evil.example\r\nConnection: close\r\n\r\n`, 400],
      ['a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`, 405],
      [
        'the address of a proxy',
        `GET http://evil.example/ HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
        400,
      ],
    ];
    for (const [name, bytes, status] of requests) {
      const answer = await raw(bytes);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), `${name}: ${answer.slice(0, 60)}`);
      assert.match(answer, /<h1>/, name);
      assert.match(answer, /content-security-policy: default-src 'none'/i, name);
      assert.equal(answer.match(/^HTTP\/1\.1 /gm)?.length, 1, `${name} was answered twice`);
    }
  });

  test('a body that ends too early or never begins holds nobody up', async () => {
    const host = `Host: localhost:${site.port}\r\nOrigin: ${site.origin}\r\nContent-Type: ${PLAIN}\r\n`;
    const sockets = [...Array(20).keys()].map((i) => {
      const socket = connect(site.port, '127.0.0.1');
      socket.on('error', () => undefined);
      const head = `POST /status HTTP/1.1\r\n${host}`;
      socket.write(
        i % 2 === 0
          ? `${head}Content-Length: 1000\r\n\r\na=`
          : `${head}Transfer-Encoding: chunked\r\n\r\nff\r\n`,
      );
      return socket;
    });
    const replies = await Promise.all([...Array(20).keys()].map(() => send(site.origin, '/help')));
    assert.ok(replies.every(({ status, ms }) => status === 200 && ms < longestMs));
    for (const socket of sockets) socket.destroy();
    assert.equal((await send(site.origin, '/help')).status, 200);
    assert.deepEqual(mistakes(), []);
  });
}
