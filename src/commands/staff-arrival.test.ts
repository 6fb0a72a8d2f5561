import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { startLyingProvider } from '#e2e/fixtures/lying-provider.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { addStaffMember, changeStaffAccess } from '#src/commands/staff-access.ts';
import { finishStaffSignIn, startStaffSignIn } from '#src/commands/staff-sign-in.ts';
import type { Ctx } from '#src/context.ts';
import { type RefusalCode, Refused } from '#src/domain/shared/refusal.ts';
import { createIdentity } from '#src/outside/identity.ts';
import { findSession, tokenHashOf } from '#src/store/session.ts';
import { listStaffChanges } from '#src/store/staff-change.ts';
import { listColleagues } from '#src/store/staff-member.ts';

const db = await createTestDatabase();
const provider = await startLyingProvider();
after(async () => {
  await provider.stop();
  await db.drop();
});
const identity = createIdentity({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: provider.clientId,
  OIDC_CLIENT_SECRET: provider.clientSecret,
  PUBLIC_ORIGIN: 'https://permits.example.gov',
});
const ctx = testContext(db.app, {
  city: cityNamed('baltimore'),
  outside: { identity } as Ctx['outside'], // sign-in reaches nothing else
});

const refusedWith = (code: RefusalCode) => (error: unknown) =>
  error instanceof Refused && error.code === code;

/** Comes back from the provider with these claims. Shape: who the session speaks for, null for nobody. */
async function arrive(claims: Record<string, unknown>, context = ctx) {
  const browserToken = newBrowser();
  const start = await startStaffSignIn(context, { returnTo: null, browserToken, anew: false });
  assert(start.outcome === 'ready');
  const asked = new URL(start.url).searchParams;
  const [state, nonce] = [asked.get('state') ?? '', asked.get('nonce') ?? ''];
  const words = { roles: [], agency: undefined, ...claims };
  const code = `code for ${state}`;
  provider.answerWith(await provider.sign(provider.claims(nonce, words)), code);
  const parameters = new URLSearchParams({ code, state, iss: provider.issuer });
  const result = await finishStaffSignIn(context, { browserToken, parameters });
  if (result.outcome !== 'signed-in') return null;
  const { session } = await findSession(db.app, tokenHashOf(result.token));
  return { id: session?.staff_id, agency: session?.agency, roles: session?.roles, start: result.start };
}

const admin = async (): Promise<Ctx> =>
  as(ctx, await aStaffMember(db, null, ['administrator'], 'Ada Morgan'));
const named = { name: 'Wanda Imani', agency: 'police', roles: ['reviewer'], reason: 'New here.' };
const kindsOf = async (id: string) => (await listStaffChanges(db.app, id)).map(({ kind }) => kind).toSorted();

test('whoever was named by an e-mail is found at the first sign-in, once, and keeps what was said here', async () => {
  const id = await addStaffMember(await admin(), { ...named, email: 'Wanda@City.Example' });
  const wanda = { sub: 'wanda', email: 'WANDA@city.example', email_verified: true };
  const first = await arrive({ ...wanda, roles: ['coordinator'] });
  assert.deepEqual(first, { id, agency: 'police', roles: ['reviewer'], start: 'review' });
  assert.equal((await arrive(wanda))?.id, id);
  // Somebody else of the provider has the same address: they are not the one who came first.
  assert.equal(await arrive({ ...wanda, sub: 'double' }), null);
  assert.deepEqual(await kindsOf(id), ['add', 'match']);
  const [line] = (await listStaffChanges(db.app, id)).filter(({ kind }) => kind === 'add');
  assert.deepEqual([line?.made_by, line?.reason, line?.before.roles], ['Ada Morgan', 'New here.', []]);
});

for (const [what, claim] of [
  ['says nothing', {}],
  ['says no', { email_verified: false }],
  ['says it in a word of its own', { email_verified: 'true' }],
] as const)
  test(`nobody is found by an e-mail of which the provider ${what}`, async () => {
    const email = `${what.replaceAll(' ', '-')}@city.example`;
    const id = await addStaffMember(await admin(), { ...named, email });
    assert.equal(await arrive({ sub: what, email, ...claim }), null);
    assert.deepEqual(await kindsOf(id), ['add']);
    // A later word of the provider does not join the two: the one who came is known already.
    assert.equal(await arrive({ sub: what, email, email_verified: true }), null);
  });

test('whoever is awaited is nobody’s colleague yet, and without access when it was taken before', async () => {
  const by = await admin();
  const id = await addStaffMember(by, { ...named, email: 'late@city.example', agency: 'parking' });
  assert.deepEqual(await listColleagues(db.app, 'parking'), []);
  await changeStaffAccess(by, { staffId: id, reason: 'Does not come.', change: { kind: 'block' } });
  assert.equal(await arrive({ sub: 'late', email: 'late@city.example', email_verified: true }), null);
});

test('an e-mail is named once, by an administrator who signed in lately and says why', async () => {
  const by = await admin();
  const add = (who: Ctx, more: Partial<Parameters<typeof addStaffMember>[1]> = {}) =>
    addStaffMember(who, { ...named, email: 'once@city.example', ...more });
  const auditor = as(ctx, await aStaffMember(db, null, ['auditor']));
  await assert.rejects(add(auditor), refusedWith('forbidden'));
  await assert.rejects(add(by, { reason: ' ' }), refusedWith('reason-missing'));
  for (const more of [{ email: 'once' }, { name: ' ' }, { agency: 'moon' }, { roles: ['emperor'] }])
    await assert.rejects(add(by, more), refusedWith('invalid-input'), JSON.stringify(more));
  assert(by.actor.kind === 'staff');
  const authenticatedAt = new Date(ctx.now.getTime() - 16 * 60_000);
  const stale = { ...by, actor: { ...by.actor, authenticatedAt } };
  await assert.rejects(add(stale), refusedWith('sign-in-again'));
  const results = await Promise.allSettled([add(by), add(by), add(by, { email: 'ONCE@city.example' })]);
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  await assert.rejects(add(by), refusedWith('person-known'));
  const known = await aStaffMember(db, 'police');
  assert(known.kind === 'staff');
  await assert.rejects(add(by, { email: known.email }), refusedWith('person-known'));
});

test('the settings name the first administrator, with a checked e-mail and while there is none', async () => {
  await db.owner`UPDATE staff_members SET roles = '{}'`;
  const named = { ...ctx, firstAdministrator: 'first@city.example' };
  const first = { sub: 'first', email: 'First@city.example' };
  assert.equal(await arrive({ ...first, email_verified: true }, { ...ctx, firstAdministrator: null }), null);
  assert.equal(await arrive(first, named), null);
  assert.equal(await arrive({ sub: 'other', email: 'x@city.example', email_verified: true }, named), null);
  const came = await arrive({ ...first, email_verified: true }, named);
  assert.deepEqual([came?.roles, came?.start], [['administrator'], 'people']);
  // Once: what the provider says does not take it, and nobody else gets it this way.
  assert.deepEqual((await arrive({ ...first, email_verified: true }, named))?.roles, ['administrator']);
  const second = { sub: 'second', email: 'first@city.example', email_verified: true };
  assert.equal(await arrive(second, named), null);
  assert.deepEqual(await kindsOf(came?.id ?? ''), ['first-administrator']);
  const [line] = await listStaffChanges(db.app, came?.id ?? '');
  assert.deepEqual(
    [line?.made_by, line?.reason, line?.after.roles],
    [null, 'first@city.example', ['administrator']],
  );
});

test('of those who come first at once with the named e-mail, one becomes administrator', async () => {
  await db.owner`UPDATE staff_members SET roles = '{}', is_set_here = false`;
  const named = { ...ctx, firstAdministrator: 'race@city.example' };
  const claims = { email: 'race@city.example', email_verified: true };
  const came = await Promise.all(['a', 'b', 'c'].map((sub) => arrive({ ...claims, sub }, named)));
  assert.equal(came.filter((one) => one !== null).length, 1);
});
