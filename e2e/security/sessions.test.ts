import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startWeb, type Web } from '#e2e/fixtures/web.ts';
import { type Browser, cookieOf, openBrowser, type Reply, send } from '#e2e/security/browser.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { lasting } from '#e2e/security/readable.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld, ctxOf, type World } from '#e2e/security/world.ts';
import { revokePermit } from '#src/commands/permit.ts';
import { openSession } from '#src/commands/session.ts';
import { setStaffAccess } from '#src/commands/staff-sign-in.ts';
import { systemActor } from '#src/domain/policy.ts';
import { signInCodeOf, signInLinkTokenOf } from '#src/domain/sign-in-secret.ts';
import { waitUntil } from '#src/embedded/processes.ts';

let site: Site;
let world: World;
/** A second process of the same service, as behind one address. */
let second: Web;

before(async () => {
  site = await startSite();
  const { PORT: _, ...settings } = site.settings;
  [world, second] = await Promise.all([buildWorld(site), startWeb(settings)]);
  soon = new Date(Date.now() + 9 * 60_000);
});
after(async () => {
  await (second as Web | undefined)?.stop();
  await site[Symbol.asyncDispose]();
});

const HOST = () => ({ host: `localhost:${site.port}`, 'x-forwarded-for': '203.0.113.77' });
/** What both processes answer, the one that nothing was done at first. */
async function onBoth(path: string, cookie = ''): Promise<Reply[]> {
  const headers = { ...HOST(), ...(cookie === '' ? {} : { cookie }) };
  return [await send(second.origin, path, { headers }), await send(site.origin, path, { headers })];
}
const statusesOf = async (path: string, cookie: string) =>
  (await onBoth(path, cookie)).map(({ status }) => status);

/** Well before any code of this test ends, and the same for all of them. */
let soon: Date;
/** A browser that has its cookie already. */
async function openWith(): Promise<Browser> {
  const browser = openBrowser(site.origin);
  await browser.token();
  return browser;
}

/** What the newest message to an address says. */
async function mailedTo(email: string): Promise<{ code: string; link: string }> {
  const [row] = await site.db.owner`
    SELECT id FROM sign_in_codes WHERE email = ${email} ORDER BY created_at DESC, id LIMIT 1`;
  const id = String(row?.id);
  return {
    code: signInCodeOf(site.secretKey, id),
    link: `/sign-in/link?token=${signInLinkTokenOf(site.secretKey, id)}`,
  };
}
async function askFor(email: string, browser: Browser = openBrowser(site.origin)): Promise<Browser> {
  const { status } = await browser.post('/sign-in', { _token: await browser.token(), email });
  assert.equal(status, 303);
  return browser;
}
async function signIn(email: string, browser?: Browser): Promise<Browser> {
  const asked = await askFor(email, browser);
  const { code } = await mailedTo(email);
  const reply = await asked.post('/sign-in/code', { _token: await asked.token(), code });
  assert.equal(reply.status, 303);
  return asked;
}
const countSessions = async () =>
  Number((await site.db.owner`SELECT count(*)::int AS count FROM sessions`)[0]?.count);
const aStaffSession = async (subject: string) => {
  const [row] = await site.db.owner`SELECT id FROM staff_members WHERE subject = ${subject}`;
  const staffId = String(row?.id);
  const now = new Date();
  const person = { kind: 'staff', staffId, providerSession: null, authenticatedAt: now } as const;
  const token = await site.db.app.begin((tx) => openSession(tx, { now }, person, null));
  return { staffId, cookie: `permits=${token}` };
};

test('session: a token that somebody planted is not taken over by signing in, and opens nothing afterwards', async () => {
  const planted = `permits=${randomBytes(32).toString('base64url')}`;
  const victim = await signIn('planted@example.org', openBrowser(site.origin, planted));
  assert.notEqual(victim.cookie, planted);
  assert.deepEqual(await statusesOf(`/applications/${world.draft}`, planted), [303, 303]);
  const page = await openBrowser(site.origin, planted).get('/applications');
  assert.ok(!page.text.includes('planted@example.org'));
  // Nor is it taken from anywhere but the cookie.
  const token = victim.cookie.replace('permits=', '');
  for (const [path, headers] of [
    [`/applications?permits=${token}`, {}],
    [`/applications;permits=${token}`, {}],
    ['/applications', { authorization: `Bearer ${token}` }],
    ['/applications', { 'x-session': token, 'x-permits': token }],
    ['/applications', { cookie: `Permits=${token}; __Host-permits=${token}; permits2=${token}` }],
  ] as const) {
    const reply = await openBrowser(site.origin).get(path, { ...headers });
    assert.ok(!reply.text.includes('planted@example.org'), path);
  }
});

test('session: the token of before signing in and of before signing out opens nothing, on both processes', async () => {
  const browser = openBrowser(site.origin);
  await browser.token();
  const before = browser.cookie;
  await signIn('replay@example.org', browser);
  const signedIn = browser.cookie;
  assert.notEqual(signedIn, before);
  const shows = async (cookie: string) =>
    (await onBoth('/applications', cookie)).map(({ text }) => text.includes('replay@example.org'));
  assert.deepEqual(await shows(signedIn), [true, true]);
  assert.deepEqual(await shows(before), [false, false]);
  const out = await browser.post('/sign-out', { _token: await browser.token() });
  assert.equal(out.status, 303);
  assert.equal(cookieOf(out), '');
  assert.equal(out.headers['clear-site-data'], '"cache", "storage"');
  assert.deepEqual(await shows(signedIn), [false, false]);
});

test('session: a form of the session before signing in is not taken in the session after it', async () => {
  const browser = openBrowser(site.origin);
  const before = await browser.token();
  await signIn('old-form@example.org', browser);
  assert.equal((await browser.post('/sign-out', { _token: before })).status, 403);
  assert.equal((await browser.post('/sign-out', { _token: await browser.token() })).status, 303);
});

test('role-drop: a role, an agency or the whole access that is taken away is gone at once on both processes', async () => {
  const { staffId, cookie } = await aStaffSession('police');
  const path = `/review/${world.review}`;
  const { owner } = site.db;
  assert.deepEqual(await statusesOf(path, cookie), [200, 200]);
  await owner`UPDATE staff_members SET roles = '{}' WHERE id = ${staffId}`;
  assert.deepEqual(await statusesOf(path, cookie), [404, 404]);
  await owner`UPDATE staff_members SET roles = '{reviewer}', agency = 'liquor-board' WHERE id = ${staffId}`;
  assert.deepEqual(await statusesOf(path, cookie), [404, 404]);
  await owner`UPDATE staff_members SET agency = 'police' WHERE id = ${staffId}`;
  assert.deepEqual(await statusesOf(path, cookie), [200, 200]);
  const system = { ...site.ctx(), actor: systemActor('test') };
  await setStaffAccess(system, { staffId, access: 'removed' });
  assert.deepEqual(await statusesOf(path, cookie), [303, 303]);
  // Access that comes back brings no old session back.
  await setStaffAccess(system, { staffId, access: 'restored' });
  assert.deepEqual(await statusesOf(path, cookie), [303, 303]);
});

test('session: no two sessions have the same token, and no table knows any of them', async () => {
  const tokens = [
    (await signIn('one@example.org')).cookie,
    (await signIn('two@example.org')).cookie,
    (await aStaffSession('fire')).cookie,
  ].map((cookie) => cookie.replace('permits=', ''));
  assert.equal(new Set(tokens).size, tokens.length);
  for (const token of tokens) assert.match(token, /^[\w-]{43}$/);
  const tables = await site.db.owner`
    SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'pgboss')`;
  for (const { schema, name } of tables) {
    const rows = await site.db.owner`
      SELECT t::text AS row FROM ${site.db.owner(String(schema))}.${site.db.owner(String(name))} t`;
    for (const { row } of rows)
      for (const token of tokens) {
        assert.ok(!String(row).includes(token), String(name));
        assert.ok(!String(row).includes(Buffer.from(token, 'base64url').toString('hex')), String(name));
      }
  }
});

test('enum-email: an address with an account, without one, and of staff are answered to the last byte alike', async () => {
  const { owner } = site.db;
  const answers: string[] = [];
  for (const email of ['owner.canary@example.org', 'unheard.of@example.org', 'police.canary@city.example']) {
    const browser = await openWith();
    const asked = await browser.post('/sign-in', { _token: await browser.token(), email });
    // Asked one after the other, they would end at other minutes.
    await owner`UPDATE sign_in_codes SET expires_at = ${soon} WHERE email = ${email}`;
    const screen = await browser.get('/sign-in/code');
    const wrong = await browser.post('/sign-in/code', { _token: await browser.token(), code: '1' });
    answers.push([asked, screen, wrong].map((reply) => lasting(reply, email)).join('\n'));
  }
  assert.equal(answers[1], answers[0]);
  assert.equal(answers[2], answers[0]);
});

test('enum-code: a guess beside the code is answered like one far from it, and a dead link like one that never was', async () => {
  const email = 'guessed@example.org';
  const browser = await askFor(email, await openWith());
  await site.db.owner`UPDATE sign_in_codes SET expires_at = ${soon} WHERE email = ${email}`;
  const { code, link } = await mailedTo(email);
  const guess = async (typed: string) =>
    lasting(await browser.post('/sign-in/code', { _token: await browser.token(), code: typed }), typed);
  const beside = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  const far = [...code].map((digit) => (Number(digit) + 5) % 10).join('');
  assert.equal(await guess(far), await guess(beside));
  const madeUp = `/sign-in/link?token=${'A'.repeat(43)}`;
  const look = async (path: string) => lasting(await (await openWith()).get(path), path.slice(-43));
  const none = await look(madeUp);
  assert.notEqual(await look(link), none);
  const used = await browser.post('/sign-in/code', { _token: await browser.token(), code });
  assert.equal(used.status, 303);
  assert.equal(await look(link), none);
  const late = await askFor('late@example.org', await openWith());
  const { link: old } = await mailedTo('late@example.org');
  await site.db
    .owner`UPDATE sign_in_codes SET expires_at = now() - interval '1 second' WHERE email = 'late@example.org'`;
  assert.equal(await look(old), none);
  assert.ok(late.cookie !== '');
});

/** Waits until every line that was written before has come over: lines arrive in their order, but beside the answers. */
async function linesSoFar(): Promise<number> {
  const isMark = ({ method }: Record<string, unknown>) => method === 'PROPFIND';
  const marks = site.web.lines.filter(isMark).length;
  await send(site.origin, '/help', { method: 'PROPFIND', headers: HOST() });
  assert.ok(await waitUntil(() => site.web.lines.filter(isMark).length > marks, 60_000));
  return site.web.lines.length;
}

test('sign-in-log: every try to sign in and every refusal is written down, without a code, a link or an address', async () => {
  const from = await linesSoFar();
  const email = 'logged@example.org';
  const browser = await signIn(email);
  await browser.post('/sign-out', { _token: await browser.token() });
  const again = await askFor(email);
  const { code, link } = await mailedTo(email);
  const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  await again.post('/sign-in/code', { _token: await again.token(), code: wrong });
  await (await openWith()).post(link, { _token: await again.token() });
  const stranger = openBrowser(site.origin);
  await stranger.post(link, { _token: await stranger.token() });
  await browserOf(world, 'other').get(`/applications/${world.draft}`);
  await browserOf(world, 'outsider').get(`/review/${world.review}`);
  const lines = site.web.lines.slice(from, await linesSoFar());
  const told = lines
    .filter(({ msg }) => msg !== 'request')
    .map(({ msg, outcome, by, refusal, actorKind }) =>
      [msg, by, outcome, refusal, actorKind].filter((word) => word !== undefined).join(' '),
    );
  assert.deepEqual(told, [
    'a sign-in was asked for',
    'sign-in by mail code signed-in',
    'signed out',
    'a sign-in was asked for',
    'sign-in by mail code code-wrong',
    'sign-in by mail link forbidden',
    'not let in forbidden visitor',
    'not let in not-found applicant',
    'not let in not-found staff',
  ]);
  const words = JSON.stringify(lines);
  for (const secret of [email, code, wrong, link.slice(-43)]) assert.ok(!words.includes(secret), secret);
  for (const line of lines) assert.match(String(line.requestId), /^[0-9a-f-]{36}$/);
});

test('link: a thousand looks at a link use nothing up, and its button works once', {
  timeout: 600_000,
}, async () => {
  const email = 'link@example.org';
  const browser = await askFor(email);
  const { link } = await mailedTo(email);
  const before = await countSessions();
  const wrong: string[] = [];
  // Half are programs that check mail, half the very browser that asked; some only ask for the headers.
  await inTurns(8, Array.from({ length: 1000 }), async (_, index) => {
    const method = index % 10 === 0 ? 'HEAD' : 'GET';
    const by = index % 2 === 0 ? browser : openBrowser(site.origin);
    const { status } = await by.send(link, { method });
    if (status !== 200) wrong.push(`${method}: ${status}`);
  });
  assert.deepEqual(wrong, []);
  assert.equal(await countSessions(), before);
  // Another browser cannot press it, with or without a form of its own.
  for (const other of [openBrowser(site.origin), browserOf(world, 'other')]) {
    const { status } = await other.post(link, { _token: await other.token() });
    assert.ok([403, 409, 422].includes(status), String(status));
  }
  assert.equal(await countSessions(), before);
  const form = { _token: await browser.token() };
  const asked = browser.cookie;
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => openBrowser(site.origin, asked).post(link, form)),
  );
  assert.equal(replies.filter(({ status }) => status === 303).length, 1);
  assert.equal(await countSessions(), before + 1);
  const again = await openBrowser(site.origin, asked).post(link, form);
  assert.ok([403, 409, 410, 422].includes(again.status), String(again.status));
  assert.equal(await countSessions(), before + 1);
});

test('revoke-latency: a permit that is taken back says so at the next look, on both processes and in both languages', async () => {
  const pages = [`/v/${world.permitCode}`, `/es/v/${world.permitCode}`];
  const standing = (reply: Reply) => /<title>([^<]*)<\/title>/.exec(reply.text)?.[1];
  const seen = async () => (await Promise.all(pages.map((path) => onBoth(path)))).flat();
  for (const reply of await seen()) {
    assert.equal(reply.status, 200);
    assert.equal(reply.headers['cache-control'], 'no-store');
    assert.equal(reply.headers.etag, undefined);
    assert.equal(reply.headers['last-modified'], undefined);
    assert.match(String(standing(reply)), /^(?:Valid|Válido) /);
  }
  await revokePermit(ctxOf(world, 'coordinator'), { ref: world.permit, reason: 'The plan was not true.' });
  for (const reply of await seen()) {
    assert.equal(reply.status, 200);
    assert.match(String(standing(reply)), /^(?:Not valid: the city took|No es válido: la ciudad retiró)/);
    assert.ok(!reply.text.includes('The plan was not true.'));
  }
});
