import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, test } from 'node:test';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { LIES, startLyingProvider } from '#e2e/fixtures/lying-provider.ts';
import { endProviderSessions, signOut } from '#src/commands/session.ts';
import {
  finishStaffSignIn,
  type StaffSignInResult,
  setStaffAccess,
  startStaffSignIn,
} from '#src/commands/staff-sign-in.ts';
import type { Ctx } from '#src/context.ts';
import { type Actor, systemActor } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { PLACEHOLDERS } from '#src/embedded/environment.ts';
import { readEnv } from '#src/env.ts';
import { createOutside } from '#src/outside/outside.ts';
import { findSession, tokenHashOf } from '#src/store/session.ts';

const database = await createTestDatabase();
const provider = await startLyingProvider();
after(async () => {
  await provider.stop();
  await database.drop();
});
beforeEach(() => database.owner`TRUNCATE sessions, staff_sign_ins`);
afterEach(() => provider.setDown(false));

const sql = database.app;
// As the process has it, library at first use and all.
const { identity } = createOutside(
  readEnv({
    ...PLACEHOLDERS,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    PUBLIC_ORIGIN: 'https://permits.example.gov',
  }),
);
const contextAt = (now: Date, actor: Actor = { kind: 'visitor', sessionHash: null }) =>
  testContext(sql, { now, actor, outside: { identity } as Ctx['outside'] }); // sign-in reaches nothing else
const ctx = contextAt(new Date());
const system = contextAt(new Date(), systemActor('test'));
const minutesAgo = (minutes: number) => contextAt(new Date(Date.now() - minutes * 60_000));

const countSessions = async () => (await database.owner`SELECT FROM sessions`).length;
const sessionOf = async (token: string) => (await findSession(sql, tokenHashOf(token))).session;
const isRefused = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;

test('who must prove again who they are is sent to a provider that asks', async () => {
  const given = { returnTo: null, browserToken: newBrowser() };
  for (const [anew, prompt] of [
    [true, 'login'],
    [false, null],
  ] as const) {
    const start = await startStaffSignIn(ctx, { ...given, anew });
    assert(start.outcome === 'ready');
    assert.equal(new URL(start.url).searchParams.get('prompt'), prompt);
  }
});

async function leave(browserToken: string, returnTo: unknown = null, context = ctx) {
  const start = await startStaffSignIn(context, { returnTo, browserToken, anew: false });
  assert(start.outcome === 'ready');
  const url = new URL(start.url);
  return { state: url.searchParams.get('state') ?? '', nonce: url.searchParams.get('nonce') ?? '' };
}
const comeBack = (browserToken: string, state: string, context = ctx): Promise<StaffSignInResult> =>
  finishStaffSignIn(context, {
    browserToken,
    parameters: new URLSearchParams({ code: 'the-code', state, iss: provider.issuer }),
  });
/** Signs in with these claims and gives back the token of the session. */
async function signIn(claims: object = {}, context = ctx): Promise<string> {
  const browser = newBrowser();
  const { state, nonce } = await leave(browser, null, context);
  provider.answerWith(await provider.sign(provider.claims(nonce, { ...claims })));
  const result = await comeBack(browser, state, context);
  assert(result.outcome === 'signed-in');
  return result.token;
}
async function outcomeWith(claims: object): Promise<string> {
  const browser = newBrowser();
  const { state, nonce } = await leave(browser);
  provider.answerWith(await provider.sign(provider.claims(nonce, { ...claims })));
  return (await comeBack(browser, state)).outcome;
}

test('staff come back with a new token, their roles, their agency and the address they wanted', async () => {
  const browser = newBrowser();
  const { state, nonce } = await leave(browser, '/review?agency=fire');
  provider.answerWith(await provider.sign(provider.claims(nonce)));
  const result = await comeBack(browser, state);
  assert(result.outcome === 'signed-in');
  assert.notEqual(result.token, browser);
  assert.equal(result.returnTo, '/review?agency=fire');
  const session = await sessionOf(result.token);
  assert.equal(session?.staff_name, 'Rosa Field');
  assert.equal(session?.agency, 'transportation');
  assert.deepEqual(session?.roles, ['reviewer']);
  assert.equal(session?.applicant_id, null);
});

test('a way back to another host is not kept', async () => {
  const browser = newBrowser();
  const { state, nonce } = await leave(browser, 'https://evil.example/review');
  provider.answerWith(await provider.sign(provider.claims(nonce)));
  const result = await comeBack(browser, state);
  assert(result.outcome === 'signed-in');
  assert.equal(result.returnTo, null);
});

for (const [name, lie] of Object.entries(LIES)) {
  test(`${name} opens no session`, async () => {
    const browser = newBrowser();
    const { state, nonce } = await leave(browser);
    provider.answerWith(await lie(provider, nonce));
    assert.deepEqual(await comeBack(browser, state), { outcome: 'refused' });
    assert.equal(await countSessions(), 0);
  });
}

test('the same answer signs in once, however often and fast it is sent', async () => {
  const browser = newBrowser();
  const { state, nonce } = await leave(browser);
  provider.answerWith(await provider.sign(provider.claims(nonce)));
  const results = await Promise.all(Array.from({ length: 100 }, () => comeBack(browser, state)));
  assert.equal(results.filter((one) => one.outcome === 'signed-in').length, 1);
  assert.equal(await countSessions(), 1);
});

test('an answer that somebody else fetched opens no session in this browser', async () => {
  const { state, nonce } = await leave(newBrowser());
  provider.answerWith(await provider.sign(provider.claims(nonce)));
  assert.deepEqual(await comeBack(newBrowser(), state), { outcome: 'refused' });
  assert.equal(await countSessions(), 0);
});

test('an answer after more than ten minutes opens no session', async () => {
  const browser = newBrowser();
  const { state, nonce } = await leave(browser, null, minutesAgo(11));
  provider.answerWith(await provider.sign(provider.claims(nonce)));
  assert.deepEqual(await comeBack(browser, state), { outcome: 'refused' });
});

test('a provider that is down is said so, at the start and on the way back', async () => {
  const browser = newBrowser();
  const { state } = await leave(browser);
  provider.setDown(true);
  assert.deepEqual(await comeBack(browser, state), { outcome: 'down' });
  const again = await startStaffSignIn(ctx, { returnTo: null, browserToken: browser, anew: false });
  assert.deepEqual(again, { outcome: 'down' });
  provider.setDown(false);
  await leave(browser);
  assert.equal(await countSessions(), 0);
});

test('roles and agencies that the city does not know mean nothing', async () => {
  const token = await signIn({
    sub: 'person-2',
    roles: ['reviewer', 'root', 'Administrator', 'coordinator '],
    agency: 'another-city',
  });
  const session = await sessionOf(token);
  assert.deepEqual(session?.roles, ['reviewer']);
  assert.equal(session?.agency, null);
});

test('a person is known by issuer and subject, never by e-mail', async () => {
  const first = await sessionOf(await signIn({ sub: 'person-3', email: 'same@city.example' }));
  const second = await sessionOf(await signIn({ sub: 'person-4', email: 'same@city.example' }));
  assert.notEqual(first?.staff_id, second?.staff_id);
});

test('somebody without a role here gets no session, and loses those of better days', async () => {
  const token = await signIn({ sub: 'person-5' });
  assert.equal(await outcomeWith({ sub: 'person-5', roles: ['root'] }), 'no-role');
  assert.equal(await sessionOf(token), null);
  assert.equal(await countSessions(), 0);
});

test('a role taken away is gone at the next request', async () => {
  const token = await signIn({ sub: 'person-6', roles: ['reviewer', 'coordinator'] });
  await database.owner`UPDATE staff_members SET roles = '{reviewer}' WHERE subject = 'person-6'`;
  assert.deepEqual((await sessionOf(token))?.roles, ['reviewer']);
});

test('access removed ends every session at the next request and stays removed', async () => {
  const tokens = [await signIn({ sub: 'person-7' }), await signIn({ sub: 'person-7' })];
  const staffId = (await sessionOf(tokens[0]!))?.staff_id ?? ''; // two were made
  await assert.rejects(setStaffAccess(ctx, { staffId, access: 'removed' }), isRefused('forbidden'));
  assert.deepEqual(await setStaffAccess(system, { staffId, access: 'removed' }), { sessionsCount: 2 });
  for (const token of tokens) assert.equal(await sessionOf(token), null);
  assert.equal(await outcomeWith({ sub: 'person-7', roles: ['administrator'] }), 'no-role');
  await setStaffAccess(system, { staffId, access: 'restored' });
  assert.deepEqual((await sessionOf(await signIn({ sub: 'person-7' })))?.roles, ['reviewer']);
});

test('a disabled row alone ends access at the next request', async () => {
  const token = await signIn({ sub: 'person-8' });
  await database.owner`UPDATE staff_members SET disabled_at = ${new Date()} WHERE subject = 'person-8'`;
  assert.equal(await sessionOf(token), null);
});

test('access of somebody unknown cannot be changed', async () => {
  const staffId = '00000000-0000-4000-8000-000000000000';
  await assert.rejects(setStaffAccess(system, { staffId, access: 'removed' }), isRefused('not-found'));
});

test('a session of staff ends after half an hour without use', async () => {
  assert.notEqual(await sessionOf(await signIn({}, minutesAgo(29))), null);
  assert.equal(await sessionOf(await signIn({}, minutesAgo(31))), null);
});

test('when the person proved who they are is the provider’s word, never a time to come', async () => {
  const provenAt = new Date(Date.now() - 3_600_000);
  const proven = await sessionOf(await signIn({ auth_time: Math.floor(provenAt.getTime() / 1000) }));
  assert.equal(
    Math.floor((proven?.authenticated_at?.getTime() ?? 0) / 1000),
    Math.floor(provenAt.getTime() / 1000),
  );
  const claimed = await sessionOf(await signIn({ auth_time: 4_000_000_000 }));
  assert((claimed?.authenticated_at?.getTime() ?? Number.POSITIVE_INFINITY) <= Date.now());
  // Without a word of the provider nobody proved anything lately.
  const untold = await sessionOf(await signIn({ auth_time: undefined }));
  assert.deepEqual(untold?.authenticated_at, new Date(0));
});

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
async function order(more: object): Promise<string> {
  const { iss, aud, iat, exp } = provider.claims('');
  return await provider.sign({ iss, aud, iat, exp, jti: newBrowser(), events: EVENTS, ...more });
}

test('the provider ends one session of its own, and only that', async () => {
  const [home, office] = [await signIn({ sid: 'home' }), await signIn({ sid: 'office' })];
  const ended = await endProviderSessions(ctx, { logoutToken: await order({ sid: 'home' }) });
  assert.deepEqual(ended, { outcome: 'ended', sessionsCount: 1 });
  assert.equal(await sessionOf(home), null);
  assert.notEqual(await sessionOf(office), null);
});
test('the provider ends all sessions of a person, and nobody else’s', async () => {
  const [mine, theirs] = [await signIn({ sub: 'person-9' }), await signIn({ sub: 'person-10' })];
  await endProviderSessions(ctx, { logoutToken: await order({ sub: 'person-9' }) });
  assert.equal(await sessionOf(mine), null);
  assert.notEqual(await sessionOf(theirs), null);
});
test('an order that is not the provider’s ends nothing', async () => {
  const token = await signIn({ sub: 'person-11' });
  const { iss, aud, iat, exp } = provider.claims('');
  const forged = await provider.signWithOtherKey({
    iss,
    aud,
    iat,
    exp,
    jti: 'x',
    sub: 'person-11',
    events: EVENTS,
  });
  assert.deepEqual(await endProviderSessions(ctx, { logoutToken: forged }), { outcome: 'refused' });
  assert.notEqual(await sessionOf(token), null);
});

test('signing out says that it was staff, so that the page can offer to leave the provider too', async () => {
  const token = await signIn();
  assert.deepEqual(await signOut(ctx, { browserToken: token }), { wasStaff: true });
  assert.equal(await sessionOf(token), null);
});
