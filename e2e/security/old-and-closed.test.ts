import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { openBrowser, post, type Reply, urlencoded } from '#e2e/security/browser.ts';
import { MISSING } from '#e2e/security/matrix.ts';
import { lasting } from '#e2e/security/readable.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { changedBetween, contentOf } from '#e2e/security/tables.ts';
import { browserOf, buildWorld, type Principal, type World } from '#e2e/security/world.ts';
import { type Shot, WRITES, withToken } from '#e2e/security/writes.ts';
import { textFor } from '#src/text/index.ts';

let site: Site;
let world: World;

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
});
after(() => site[Symbol.asyncDispose]());

const REF = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/; // 7K3QW-9XM2P-4

async function arranged(name: string): Promise<{ shot: Shot; ref: string }> {
  const write = WRITES.find((one) => one.name === name);
  assert.ok(write);
  const shot = await write.arrange(world);
  return { shot, ref: REF.exec(shot.path)?.[0] ?? '' };
}

async function sent(who: Principal, shot: Shot): Promise<Reply> {
  const browser = browserOf(world, who);
  const { path, ...filled } = withToken(shot, await browser.token());
  return await browser.send(path, { ...filled, headers: { origin: site.origin, ...filled.headers } });
}

const statusOf = async (ref: string) =>
  (await site.db.owner`SELECT status FROM applications WHERE ref = ${ref}`)[0]?.status;

test('answers on top of an old revision are shown beside the newest, and overwrite nothing', async () => {
  const { shot } = await arranged('save a page');
  await sent('owner', shot);
  const late = { ...shot, body: String(shot.body).replace('Somebody+New', 'Second+Window') };
  const before = await contentOf(site.db.owner);
  const reply = await sent('owner', late);
  assert.equal(reply.status, 409);
  assert.ok(reply.text.includes(textFor('en').application.step.staleTitle));
  assert.ok(reply.text.includes('Second Window'), 'what was typed is lost');
  assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), []);
  assert.equal((await sent('other', late)).status, 404);
});

test('a decision on a version that was not the newest is not taken, and its words stay', async () => {
  const { shot } = await arranged('decide');
  const body = `${String(shot.body).replace('version=1', 'version=7')}&own.1.words=Keep+the+lane+free.`;
  const before = await contentOf(site.db.owner);
  const reply = await sent('police', { ...shot, body });
  assert.equal(reply.status, 409);
  assert.ok(reply.text.includes('Keep the lane free.'), 'what was typed is lost');
  assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), []);
});

test('nothing can be done to a closed case, everybody with a part in it reads why, and strangers read nothing', async () => {
  const { shot, ref } = await arranged('withdraw');
  assert.equal((await sent('owner', shot)).status, 303);
  assert.equal(await statusOf(ref), 'withdrawn');
  const at = (path: string, fields: Record<string, string>) => post(path, { _token: '{token}', ...fields });
  const inCase = (intent: string, fields: Record<string, string> = {}) =>
    at(`/review/${ref}`, { intent, version: '1', revision: '1', ...fields });
  const tries: [Principal, Shot][] = [
    ['owner', at(`/applications/${ref}/applicant`, { revision: '1', 'applicant.name': 'Too Late' })],
    ['owner', at(`/applications/${ref}/check`, { revision: '1', key: 'late' })],
    ['owner', shot],
    ['owner', at(`/applications/${ref}`, { agency: 'fire-marshal', answer: 'Too late.' })],
    [
      'owner',
      {
        path: `/api/documents/${ref}?kind=site-plan`,
        method: 'PUT',
        body: plainPdf(),
        headers: { 'content-type': 'application/pdf', 'x-form-token': '{token}', 'x-file-name': 'late.pdf' },
      },
    ],
    ['police', inCase('claim')],
    ['police', inCase('decide', { decision: 'approve' })],
    ['police', inCase('ask', { question: 'Too late?' })],
    ['coordinator', inCase('accept')],
    ['coordinator', inCase('issue')],
    ['coordinator', inCase('return', { 'return.reasons': 'place-unclear', 'return.words': 'Too late.' })],
    ['coordinator', inCase('revoke', { 'revoke.reason': 'Too late.' })],
  ];
  const before = await contentOf(site.db.owner);
  for (const [who, one] of tries) {
    const reply = await sent(who, one);
    const what = `${who} ${one.path} ${String(one.body).slice(0, 60)}: ${reply.status}`;
    assert.ok(reply.status >= 400 && reply.status < 500, what);
    if (one.method === 'POST') assert.match(reply.text, /<h1[ >]/, what);
    else assert.ok((JSON.parse(reply.text) as { message: string }).message.length > 10, what);
  }
  const changed = changedBetween(before, await contentOf(site.db.owner));
  assert.deepEqual(
    changed.filter((table) => table !== 'rate_limits'),
    [],
  );
  const stranger = browserOf(world, 'other');
  for (const path of ['', '/check', '/applicant', '/documents', '/sent', '/withdraw']) {
    const closed = lasting(await stranger.get(`/applications/${ref}${path}`), ref);
    const missing = lasting(await stranger.get(`/applications/${MISSING.ref}${path}`), MISSING.ref);
    assert.equal(closed, missing, path);
  }
});

test('no header makes us name another host, in pages, redirects or mail', async () => {
  const evil = 'evil.example';
  const forged: Record<string, string>[] = [
    { 'x-forwarded-host': evil },
    { 'x-forwarded-host': evil, 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' },
    { forwarded: `host=${evil};proto=https` },
    { 'x-host': evil, 'x-original-host': evil, 'x-http-host-override': evil },
    { 'x-original-url': `https://${evil}/`, 'x-rewrite-url': `https://${evil}/` },
    { 'x-shell-client-address': evil, 'x-shell-request-id': evil, 'x-shell-locale': evil },
    { referer: `https://${evil}/` },
  ];
  for (const [i, headers] of forged.entries()) {
    const guest = openBrowser(site.origin);
    const fields = { _token: await guest.token(), email: `poison${i}@example.org` };
    const asked = await guest.post('/sign-in', fields, headers);
    assert.equal(asked.status, 303);
    for (const path of ['/', '/start/', '/applications', '/sign-in', '/es', '/robots.txt', '/nothing']) {
      const reply = await guest.get(path, headers);
      assert.ok(
        !`${JSON.stringify(reply.headers)} ${reply.text}`.includes(evil),
        `${path} ${JSON.stringify(headers)}`,
      );
    }
    const host = await guest.send('/sign-in', {
      method: 'POST',
      body: urlencoded(fields),
      headers: { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded', host: evil },
    });
    assert.equal(host.status, 421);
  }
  const [row] = await site.db.owner`
    SELECT count(*)::int AS messages, count(*) FILTER (WHERE content::text LIKE '%evil%')::int AS poisoned
    FROM notices WHERE recipient LIKE 'poison%'`;
  assert.deepEqual({ ...row }, { messages: forged.length, poisoned: 0 });
});

test('nobody is sent to another host after signing in or out', async () => {
  const targets = [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/%2f/evil.example',
    'javascript:1',
  ];
  for (const target of targets) {
    const to = encodeURIComponent(target);
    for (const path of ['/sign-in', '/staff/sign-in', '/sign-in/code', '/applications', '/sign-out']) {
      const guest = openBrowser(site.origin);
      const page = await guest.get(`${path}?returnTo=${to}&next=${to}&url=${to}`);
      assert.ok(!String(page.headers.location ?? '').includes('evil'), `${path} ${target}`);
      if (page.status !== 200) continue;
      const fields = { _token: await guest.token(), returnTo: target, email: 'redirect@example.org' };
      const reply = await guest.post(path, path === '/sign-out' ? { _token: fields._token } : fields);
      const location = String(reply.headers.location ?? '');
      assert.ok(location === '' || /^\/(?![/\\])/.test(location), `${path} ${target}: ${location}`);
      assert.ok(!location.includes('evil'), `${path} ${target}: ${location}`);
    }
  }
});
