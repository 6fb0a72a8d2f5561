import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { startApplication } from '#src/commands/application.ts';
import { sweepSessions } from '#src/commands/ended.ts';
import { signOut } from '#src/commands/session.ts';
import { confirmSignInCode, confirmSignInLink, requestSignInCode } from '#src/commands/sign-in.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { signInCodeOf, signInLinkTokenOf } from '#src/domain/sign-in-secret.ts';
import { codeScreenFor, signInLinkFor } from '#src/queries/session.ts';
import { findSession, tokenHashOf } from '#src/store/session.ts';

const database = await createTestDatabase();
after(() => database.drop());
beforeEach(async () => {
  await database.owner`TRUNCATE sessions, sign_in_codes, rate_limits, notices`;
});

const sql = database.app;
const ctx = testContext(sql);
const later = (minutes: number, more: Partial<Ctx> = {}) =>
  testContext(sql, { now: new Date(ctx.now.getTime() + minutes * 60_000), ...more });
const isRefused = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;

const ANA = 'ana@example.org';
let lastAddress = 0;
async function ask(
  browserToken: string,
  email = ANA,
  context = ctx,
  more: { returnTo?: string; clientAddress?: string } = {},
) {
  lastAddress += 1;
  const clientAddress = more.clientAddress ?? `192.0.2.${lastAddress}`;
  return await requestSignInCode(context, {
    email,
    returnTo: more.returnTo ?? null,
    browserToken,
    clientAddress,
  });
}
/** The code and the link of the newest message to an address. */
async function mailed(email = ANA): Promise<{ code: string; linkToken: string }> {
  const [row] =
    await database.owner`SELECT id FROM sign_in_codes WHERE email = ${email} ORDER BY created_at DESC LIMIT 1`;
  const id = String(row?.id);
  return { code: signInCodeOf(ctx.secretKey, id), linkToken: signInLinkTokenOf(ctx.secretKey, id) };
}
const wrong = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0');
const countSessions = async () => (await database.owner`SELECT FROM sessions`).length;
const sessionOf = async (token: string) => (await findSession(sql, tokenHashOf(token))).session;

test('the mailed code signs in the browser that asked for it', async () => {
  const browser = newBrowser();
  assert.deepEqual(await ask(browser, ' Ana@Example.ORG '), { issues: [] });
  assert.equal((await codeScreenFor(ctx, { browserToken: browser }))?.email, ANA);
  const { code } = await mailed();
  const signedIn = await confirmSignInCode(ctx, {
    code: `${code.slice(0, 4)} ${code.slice(4)}`,
    browserToken: browser,
  });
  assert.equal((await sessionOf(signedIn.token))?.applicant_email, ANA);
  assert.equal(await codeScreenFor(ctx, { browserToken: browser }), null);
});

test('a browser is shown where its newest message went, for an hour, and no other browser is', async () => {
  const browser = newBrowser();
  await ask(browser);
  assert.equal((await codeScreenFor(later(9), { browserToken: browser }))?.isOpen, true);
  assert.equal((await codeScreenFor(later(11), { browserToken: browser }))?.isOpen, false);
  assert.equal(await codeScreenFor(later(61), { browserToken: browser }), null);
  assert.equal(await codeScreenFor(ctx, { browserToken: newBrowser() }), null);
  assert.equal(await codeScreenFor(ctx, { browserToken: null }), null);
});

/** Starts a draft in a browser; gives back its reference and the token that the browser has from then on. */
async function startIn(browserToken: string) {
  const sessionHash = tokenHashOf(browserToken);
  const started = await startApplication(ctx, { answers: {}, sessionHash });
  return { ref: started.ref, browser: started.token ?? browserToken };
}

test('the token is new at sign-in and the one the browser had before opens nothing', async () => {
  const { browser } = await startIn(newBrowser());
  assert.notEqual(await sessionOf(browser), null);
  await ask(browser);
  const { token } = await confirmSignInCode(ctx, { code: (await mailed()).code, browserToken: browser });
  assert.notEqual(token, browser);
  assert.equal(Buffer.from(token, 'base64url').length, 32);
  assert.equal(await sessionOf(browser), null);
});

test('a draft never hangs on a token that the browser brought, only on one we gave it', async () => {
  const planted = newBrowser();
  const first = await startIn(planted);
  assert.notEqual(first.browser, planted);
  assert.equal(await sessionOf(planted), null);
  const second = await startIn(first.browser);
  assert.equal(second.browser, first.browser);
});

test('a browser whose sign-in has ended starts a draft under a new token', async () => {
  const browser = newBrowser();
  const yesterday = testContext(sql, { now: new Date(Date.now() - 13 * 3_600_000) });
  await ask(browser, ANA, yesterday);
  const { token } = await confirmSignInCode(yesterday, {
    code: (await mailed()).code,
    browserToken: browser,
  });
  const { browser: fresh } = await startIn(token);
  assert.notEqual(fresh, token);
  assert.equal((await sessionOf(fresh))?.applicant_id, null);
});

test('drafts of the browser get their owner, each with one line in the history and one message on how to come back', async () => {
  const first = await startIn(newBrowser());
  const { browser } = first;
  const second = await startIn(browser);
  const other = await startIn(newBrowser());
  await ask(browser);
  await confirmSignInCode(ctx, { code: (await mailed()).code, browserToken: browser });
  const rows = await database.owner`
    SELECT a.ref, o.email, a.started_by, (SELECT array_agg(l.action || ' ' || l.actor_kind ORDER BY l.position) FROM activities l
      WHERE l.application_id = a.id) AS lines,
      (SELECT array_agg(n.moment || ' ' || n.recipient) FROM notices n WHERE n.application_id = a.id) AS notices
    FROM applications a LEFT JOIN applicants o ON o.id = a.owner_id WHERE a.ref IN (${first.ref}, ${second.ref}, ${other.ref})`;
  const byRef = Object.fromEntries(rows.map((row) => [row.ref, row]));
  for (const ref of [first.ref, second.ref]) {
    assert.equal(byRef[ref]?.email, ANA);
    assert.equal(byRef[ref]?.started_by, null);
    assert.deepEqual(byRef[ref]?.lines, ['start visitor', 'adopt applicant']);
    assert.deepEqual(byRef[ref]?.notices, [`draft-started ${ANA}`]);
  }
  assert.equal(byRef[other.ref]?.email, null);
});

test('of a hundred posts of the same code at once one signs in', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { code } = await mailed();
  const posts = Array.from({ length: 100 }, () => confirmSignInCode(ctx, { code, browserToken: browser }));
  const results = await Promise.allSettled(posts);
  assert.equal(results.filter((one) => one.status === 'fulfilled').length, 1);
  for (const one of results) if (one.status === 'rejected') assert(isRefused('code-expired')(one.reason));
  assert.equal(await countSessions(), 1);
});

test('of a hundred posts of the same link at once one signs in', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { linkToken } = await mailed();
  const posts = Array.from({ length: 100 }, () =>
    confirmSignInLink(ctx, { linkToken, browserToken: browser }),
  );
  const results = await Promise.allSettled(posts);
  assert.equal(results.filter((one) => one.status === 'fulfilled').length, 1);
  assert.equal(await countSessions(), 1);
});

test('a used code and its link sign in nobody again', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { code, linkToken } = await mailed();
  await confirmSignInCode(ctx, { code, browserToken: browser });
  await assert.rejects(confirmSignInCode(ctx, { code, browserToken: browser }), isRefused('code-expired'));
  await assert.rejects(
    confirmSignInLink(ctx, { linkToken, browserToken: browser }),
    isRefused('code-expired'),
  );
  assert.equal(await countSessions(), 1);
});

test('opening the link a hundred times uses nothing up', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { linkToken } = await mailed();
  for (let i = 0; i < 100; i++) {
    assert.equal(
      await signInLinkFor(ctx, { linkToken, browserToken: i % 2 ? browser : null }),
      i % 2 ? 'ready' : 'other-browser',
    );
  }
  assert.equal(await countSessions(), 0);
  await confirmSignInLink(ctx, { linkToken, browserToken: browser });
  assert.equal(await signInLinkFor(ctx, { linkToken, browserToken: browser }), 'expired');
});

test('another browser is sent away by link and by code, and the first can still sign in', async () => {
  const [browser, other] = [newBrowser(), newBrowser()];
  await ask(browser);
  const { code, linkToken } = await mailed();
  await assert.rejects(confirmSignInLink(ctx, { linkToken, browserToken: other }), isRefused('forbidden'));
  await assert.rejects(confirmSignInCode(ctx, { code, browserToken: other }), isRefused('code-expired'));
  assert.equal(await countSessions(), 0);
  await confirmSignInLink(ctx, { linkToken, browserToken: browser });
  assert.equal(await countSessions(), 1);
});

test('a link that was made up opens nothing', async () => {
  const browser = newBrowser();
  await ask(browser);
  assert.equal(await signInLinkFor(ctx, { linkToken: newBrowser(), browserToken: browser }), 'expired');
  const made = confirmSignInLink(ctx, { linkToken: newBrowser(), browserToken: browser });
  await assert.rejects(made, isRefused('code-expired'));
});

test('after five wrong tries the right code is refused too', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { code, linkToken } = await mailed();
  const attempt = (typed: string) => confirmSignInCode(ctx, { code: typed, browserToken: browser });
  for (let i = 0; i < 4; i++) await assert.rejects(attempt(wrong(code)), isRefused('code-wrong'));
  await assert.rejects(attempt(wrong(code)), isRefused('code-expired'));
  await assert.rejects(attempt(code), isRefused('code-expired'));
  await assert.rejects(
    confirmSignInLink(ctx, { linkToken, browserToken: browser }),
    isRefused('code-expired'),
  );
});

test('of fifty wrong tries at once no more than five are looked at', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { code } = await mailed();
  const tries = Array.from({ length: 50 }, () =>
    confirmSignInCode(ctx, { code: wrong(code), browserToken: browser }),
  );
  const results = await Promise.allSettled(tries);
  assert.equal(
    results.filter((one) => one.status === 'rejected' && isRefused('code-wrong')(one.reason)).length,
    4,
  );
  const [row] = await database.owner`SELECT attempts_count FROM sign_in_codes`;
  assert.equal(row?.attempts_count, 5);
});

test('what cannot be a code is wrong and costs no try', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { code } = await mailed();
  for (const typed of ['', 'abc', '1234567', `${code}9`, code.slice(1), '        ']) {
    await assert.rejects(
      confirmSignInCode(ctx, { code: typed, browserToken: browser }),
      isRefused('code-wrong'),
    );
  }
  await confirmSignInCode(ctx, { code, browserToken: browser });
});

test('code and link work for ten minutes and not a second longer', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { code, linkToken } = await mailed();
  const atTen = later(10);
  assert.equal(await signInLinkFor(atTen, { linkToken, browserToken: browser }), 'expired');
  await assert.rejects(confirmSignInCode(atTen, { code, browserToken: browser }), isRefused('code-expired'));
  await assert.rejects(
    confirmSignInLink(atTen, { linkToken, browserToken: browser }),
    isRefused('code-expired'),
  );
  await confirmSignInCode(later(9.98), { code, browserToken: browser });
});

test('a new message closes the one before it', async () => {
  const browser = newBrowser();
  await ask(browser);
  const old = await mailed();
  await ask(browser, ANA, later(1));
  await assert.rejects(
    confirmSignInLink(later(2), { linkToken: old.linkToken, browserToken: browser }),
    isRefused('code-expired'),
  );
  await assert.rejects(
    confirmSignInCode(later(2), { code: old.code, browserToken: browser }),
    isRefused('code-wrong'),
  );
  await confirmSignInCode(later(2), { code: (await mailed()).code, browserToken: browser });
});

test('the way back is kept with the request, and only inside the service', async () => {
  for (const [given, kept] of [
    ['/es/applications/7K3QW-9XM2P-4', '/es/applications/7K3QW-9XM2P-4'],
    ['//evil.example/applications', null],
    ['/review', null],
  ] as const) {
    const browserToken = newBrowser();
    await ask(browserToken, `${newBrowser().slice(0, 8)}@example.org`, ctx, { returnTo: given });
    const [own] = await database.owner`
      SELECT id FROM sign_in_codes WHERE browser_hash = ${tokenHashOf(browserToken)}`;
    const code = signInCodeOf(ctx.secretKey, String(own?.id));
    assert.equal((await confirmSignInCode(ctx, { code, browserToken })).returnTo, kept);
  }
});

test('no table holds a token, a code or a link, not even the outbox', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { code, linkToken } = await mailed();
  const { token } = await confirmSignInCode(ctx, { code, browserToken: browser });
  const tables = await database.owner`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`;
  for (const { tablename } of tables) {
    const rows =
      await database.owner`SELECT row_to_json(t)::text AS line FROM ${database.owner(tablename)} t`;
    const lines = rows.map((row) => row.line).join('\n');
    const secrets = [token, browser, code, linkToken, Buffer.from(token).toString('hex')];
    for (const secret of secrets) assert(!lines.includes(secret), tablename);
  }
  const jobs = await database.owner`SELECT data::text AS line FROM pgboss.job`;
  assert(jobs.length > 0);
  for (const { line } of jobs) assert(!line.includes(code) && !line.includes(linkToken));
});

test('signing out ends the session at once, and doing it again harms nothing', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { token } = await confirmSignInCode(ctx, { code: (await mailed()).code, browserToken: browser });
  assert.deepEqual(await signOut(ctx, { browserToken: token }), { wasStaff: false });
  assert.equal(await sessionOf(token), null);
  assert.deepEqual(await signOut(ctx, { browserToken: token }), { wasStaff: false });
});

test('a session of an applicant ends after twelve hours without use', async () => {
  for (const [hoursAgo, isLive] of [
    [11.9, true],
    [12.1, false],
  ] as const) {
    const then = testContext(sql, { now: new Date(Date.now() - hoursAgo * 3_600_000) });
    const browser = newBrowser();
    await ask(browser, ANA, then);
    const { code } = await mailed();
    const { token } = await confirmSignInCode(then, { code, browserToken: browser });
    assert.equal((await sessionOf(token)) !== null, isLive);
    await database.owner`TRUNCATE sign_in_codes`;
  }
});

test('what has ended is forgotten and what is open stays', async () => {
  const browser = newBrowser();
  await ask(browser);
  const { token } = await confirmSignInCode(ctx, { code: (await mailed()).code, browserToken: browser });
  const system = { actor: systemActor('sweep') };
  await sweepSessions(later(1, system));
  assert.notEqual(await sessionOf(token), null);
  await sweepSessions(later(3 * 24 * 60, system));
  assert.equal(await countSessions(), 0);
  assert.equal((await database.owner`SELECT FROM sign_in_codes`).length, 0);
  assert.equal((await database.owner`SELECT FROM rate_limits`).length, 0);
  await assert.rejects(sweepSessions(ctx), isRefused('forbidden'));
});
