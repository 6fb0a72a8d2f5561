import assert from 'node:assert/strict';
import type { OutgoingHttpHeaders } from 'node:http';
import { after, before, test } from 'node:test';
import { openBrowser, urlencoded } from '#e2e/security/browser.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld, type Principal, type World } from '#e2e/security/world.ts';
import { WRITES, withToken } from '#e2e/security/writes.ts';
import { waitUntil } from '#src/embedded/processes.ts';

const EVIL = 'evil.example';

let site: Site;
let world: World;

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
});
after(() => site[Symbol.asyncDispose]());

/** Headers in which a proxy, or somebody who plays one, names another host. */
const claims = (): OutgoingHttpHeaders[] => [
  { 'x-forwarded-host': EVIL },
  { 'x-forwarded-host': `${EVIL}, localhost:${site.port}` },
  { 'x-forwarded-host': `localhost:${site.port}, ${EVIL}` },
  { 'x-forwarded-proto': 'https', 'x-forwarded-host': EVIL, 'x-forwarded-port': '443' },
  { 'x-forwarded-server': EVIL },
  { 'x-forwarded-scheme': 'javascript' },
  { 'x-forwarded-proto': 'javascript' },
  { 'x-forwarded-port': '1' },
  { 'x-forwarded-prefix': `//${EVIL}` },
  { 'x-forwarded-path': `//${EVIL}` },
  { forwarded: `host=${EVIL};proto=https` },
  { forwarded: `for=1.2.3.4;host="${EVIL}"` },
  { 'x-original-host': EVIL },
  { 'x-original-url': `http://${EVIL}/` },
  { 'x-rewrite-url': `http://${EVIL}/` },
  { 'x-host': EVIL },
  { 'x-http-host-override': EVIL },
  { 'x-http-destinationurl': `http://${EVIL}/` },
  { 'x-proxy-host': EVIL },
  { 'x-real-host': EVIL },
  { 'x-backend-host': EVIL },
  { base_url: `http://${EVIL}` },
  { 'proxy-host': EVIL },
  { 'cf-connecting-ip': EVIL },
  { 'true-client-ip': EVIL },
  { via: `1.1 ${EVIL}` },
  { referer: `http://${EVIL}/` },
  { 'x-shell-locale': EVIL, 'x-shell-request-id': EVIL },
  { 'x-shell-client-address': EVIL },
  { 'x-forwarded-for': EVIL },
];

const hosts = (): string[] => [
  EVIL,
  `${EVIL}:${site.port}`,
  `localhost:${site.port}.${EVIL}`,
  `localhost.${EVIL}:${site.port}`,
  `localhost:${site.port}@${EVIL}`,
  `${EVIL}#localhost:${site.port}`,
  `${EVIL}/localhost:${site.port}`,
  `127.0.0.1:${site.port}`,
  `[::1]:${site.port}`,
  `localhost:${site.port + 1}`,
  'localhost',
  `localhost.:${site.port}`,
  `xlocalhost:${site.port}`,
];

test('host-poison: a request for another host gets no page, and no answer names that host', async () => {
  for (const host of hosts()) {
    const reply = await openBrowser(site.origin).get('/sign-in', { host });
    assert.ok([400, 421].includes(reply.status), `${host}: ${reply.status}`);
    assert.ok(!`${JSON.stringify(reply.headers)}${reply.text}`.includes(EVIL), host);
  }
  const usual = await openBrowser(site.origin).get('/sign-in', { host: `LOCALHOST:${site.port}` });
  assert.equal(usual.status, 200);
});

test('host-poison: no page, no redirect and no cookie takes a word of what a header claims', async () => {
  const paths: [Principal, string][] = [
    ['nobody', '/'],
    ['nobody', '/sign-in'],
    ['nobody', '/applications'],
    ['nobody', '/review'],
    ['nobody', '//help'],
    ['nobody', '/nothing'],
    ['owner', `/applications/${world.review}`],
    ['coordinator', `/review/${world.review}`],
    ['nobody', `/v/${world.permitCode}`],
  ];
  const cells = claims().flatMap((claim) => paths.map(([who, path]) => ({ claim, who, path })));
  const wrong: string[] = [];
  const plain = new Map<string, number>();
  for (const [who, path] of paths) plain.set(path, (await browserOf(world, who).get(path)).status);
  await inTurns(6, cells, async ({ claim, who, path }) => {
    const reply = await browserOf(world, who).get(path, claim);
    if (`${JSON.stringify(reply.headers)}${reply.text}`.includes(EVIL))
      wrong.push(`${path} with ${JSON.stringify(claim)}`);
    if (reply.status !== plain.get(path))
      wrong.push(`${path} with ${JSON.stringify(claim)}: ${reply.status}`);
  });
  assert.deepEqual(wrong, []);
});

test('host-poison: the links of every message lead here, whatever headers came with the form that sent it', async () => {
  const moments = [
    'submit',
    'withdraw',
    'answer a question',
    'return',
    'request_changes',
    'deny',
    'issue',
    'revoke',
    'ask',
  ];
  const writes = WRITES.filter(({ name }) => moments.includes(name));
  assert.equal(writes.length, moments.length);
  for (const [i, claim] of claims().entries()) {
    const browser = openBrowser(site.origin);
    const reply = await browser.post(
      '/sign-in',
      { _token: await browser.token(), email: `h${i}@example.org` },
      claim,
    );
    assert.equal(reply.status, 303, JSON.stringify(claim));
  }
  for (const [i, write] of writes.entries()) {
    const who = write.allowed[0] ?? 'nobody';
    const browser = browserOf(world, who);
    const shot = withToken(await write.arrange(world), await browser.token());
    const reply = await browser.send(shot.path, {
      ...shot,
      headers: { origin: site.origin, ...claims()[i], ...shot.headers },
    });
    assert.equal(reply.status, write.done, write.name);
  }
  const waiting = async () => {
    const [row] = await site.db.owner`SELECT count(*)::int AS count FROM notices WHERE state = 'waiting'`;
    return Number(row?.count);
  };
  const worker = await site.startWorker();
  assert.ok(await waitUntil(async () => (await waiting()) === 0, 240_000), 'messages were not sent');
  await worker.stop();
  const messages = site.mail.messages();
  assert.ok(messages.length >= claims().length + moments.length, `only ${messages.length} messages`);
  for (const { subject, html, text, headers } of messages) {
    assert.ok(!JSON.stringify([subject, html, text, headers]).includes(EVIL), subject);
    const links = [...html.matchAll(/href="([^"]*)"/g), ...text.matchAll(/(https?:\/\/\S+)/g)].map(
      ([, to = '']) => to,
    );
    assert.ok(links.length > 0, subject);
    for (const link of links) assert.equal(new URL(link).origin, site.origin, subject);
  }
});

test('log-inject: whatever is asked for, the log stays one line of JSON for each request', async () => {
  const before = site.web.lines.length;
  const words = [
    '%0a',
    '%0d%0a',
    '%1b[31m',
    '%00',
    '%22%7d%0a%7b%22level%22:60',
    '%e2%80%a8',
    '\\n',
    '%5cn',
    '%25%30%61',
    '","level":60,"x":"',
    '%7b%22a%22:1%7d',
    '\u{1f4a5}',
  ];
  const paths = Array.from(
    { length: 240 },
    (_, i) => `/${encodeURI(`nothing-${i}`)}${words[i % words.length]?.replaceAll(/[^\x21-\x7e]/g, '%ff')}`,
  );
  const browser = openBrowser(site.origin);
  await inTurns(6, paths, async (path, i) => {
    const word = words[i % words.length] ?? '';
    const header = word.replaceAll(/[^\x20-\x7e]/g, '');
    await browser.get(
      path.replaceAll(/["\\{}]/g, (sign) => (i % 2 === 0 ? sign : encodeURIComponent(sign))),
      {
        'user-agent': header,
        'x-request-id': header,
        'x-forwarded-for': header,
        referer: header,
      },
    );
    await browser.send('/sign-in', {
      method: 'POST',
      body: urlencoded({ _token: 'x\n{"level":60}', email: `a\r\n${word}@example.org` }),
      headers: { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' },
    });
  });
  // A line is written when its answer is over: those of earlier requests may come late, and the last of these are waited for.
  const fresh = () => site.web.lines.slice(before);
  const posts = () => fresh().filter(({ method }) => method === 'POST').length;
  const isThere = async () => posts() >= paths.length && fresh().length >= 2 * paths.length;
  assert.ok(await waitUntil(isThere, 60_000), `${posts()} posts, ${fresh().length} lines`);
  assert.equal(posts(), paths.length);
  const lines = fresh();
  assert.deepEqual([...new Set(lines.map(({ level, msg }) => `${level} ${msg}`))], ['30 request']);
  const controls = /[\p{Cc}\u2028\u2029]/u;
  assert.ok(lines.every((line) => !controls.test(Object.values(line).join(''))));
});

test('log-canary: what people type, hold and are sent stands in no line of any process, also when parts are away', async () => {
  const person = {
    name: 'Logcanary Person',
    email: 'logcanary@example.org',
    phone: '4105550188',
    words: 'Logcanary words',
  };
  const browser = openBrowser(site.origin);
  const post = async (path: string, fields: Record<string, string>) =>
    browser.post(path, { _token: await browser.token(), ...fields });
  const token = await browser.token();
  const draft = () =>
    post(`/applications/${world.draft}/applicant`, {
      revision: '1',
      'applicant.name': person.name,
      'applicant.phone': person.phone,
    });
  const everything = async () => {
    await post('/sign-in', { email: person.email });
    await post('/sign-in', { email: `${person.email} ${person.name}` });
    await post('/sign-in/code', { code: '48151623' });
    await post('/status', { ref: world.review, email: person.email });
    await post('/status?email=logcanary@example.org', {
      ref: world.review,
      email: person.email,
      extra: person.words,
    });
    await browser.get(`/status?email=${person.email}&name=${encodeURIComponent(person.name)}`);
    await browser.get(`/sign-in/link?token=${'Logcanary'.repeat(5)}`);
    await browser.get(`/${encodeURIComponent(person.words.padEnd(30, 'x'))}`);
    await draft();
    await browserOf(world, 'owner').get(`/applications/${world.draft}/applicant`, {
      referer: person.email,
      'user-agent': person.words,
    });
    const owner = browserOf(world, 'owner');
    await owner.post(`/applications/${world.draft}/applicant`, {
      _token: await owner.token().catch(() => 'x'),
      revision: '1',
      'applicant.name': person.name,
    });
    await owner.send(`/api/documents/${world.draft}?kind=site-plan`, {
      method: 'PUT',
      body: Buffer.from('%PDF-1.7 Logcanary'),
      headers: {
        origin: site.origin,
        'content-type': 'application/pdf',
        'x-form-token': await owner.token().catch(() => 'x'),
        'x-file-name': 'Logcanary.pdf',
        'x-file-label': person.words,
      },
    });
    await browserOf(world, 'coordinator').get(`/review?work=any&q=${encodeURIComponent(person.name)}`);
  };
  await everything();
  await site.objects.stop();
  await everything();
  await site.objects.start();
  await site.line.cut();
  await everything().catch(() => undefined);
  await site.line.mend();
  const said = JSON.stringify(site.web.lines);
  const secrets = [
    'logcanary',
    person.phone,
    '48151623',
    token,
    browser.cookie.slice(8),
    world.people.owner.cookie.slice(8),
    site.secretKey.toString('base64url'),
  ];
  assert.deepEqual(
    secrets.filter((secret) => said.toLowerCase().includes(secret.toLowerCase())),
    [],
  );
  assert.ok(
    site.web.lines.some(({ level }) => Number(level) >= 50),
    'nothing went wrong, so no mistake was looked at',
  );
});
