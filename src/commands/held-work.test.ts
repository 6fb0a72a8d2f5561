import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, type TestCase } from '#e2e/fixtures/cases.ts';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { startLyingProvider } from '#e2e/fixtures/lying-provider.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { answerQuestion, askApplicant, claimReview } from '#src/commands/review.ts';
import { changeStaffAccess } from '#src/commands/staff-access.ts';
import { finishStaffSignIn, setStaffAccess, startStaffSignIn } from '#src/commands/staff-sign-in.ts';
import { nameStandIn } from '#src/commands/stand-in.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { createIdentity } from '#src/outside/identity.ts';
import { insertStaffChange, listStaffChanges } from '#src/store/staff-change.ts';
import { findStaffMember } from '#src/store/staff-member.ts';
import { findStandIn } from '#src/store/stand-in.ts';

const provider = await startLyingProvider();
let db: TestDatabase;
let ctx: Ctx;
let admin: Ctx;
let one: TestCase;
before(async () => {
  db = await createTestDatabase();
  const identity = createIdentity({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    PUBLIC_ORIGIN: 'https://permits.example.gov',
  });
  const outside = { identity } as Ctx['outside']; // sign-in reaches nothing else
  ctx = testContext(db.app, { city: cityNamed('baltimore'), outside });
  admin = as(ctx, await aStaffMember(db, null, ['administrator']));
  one = await aCaseInReview(db, ctx, festival('2027-08-07'));
});
after(async () => {
  await provider.stop();
  await db.drop();
});

/** Comes back from the provider with these words. Shape: what became of it. */
async function arrive(sub: string, agency: string | undefined, roles: string[]): Promise<string> {
  const browserToken = newBrowser();
  const start = await startStaffSignIn(ctx, { returnTo: null, browserToken, anew: false });
  assert(start.outcome === 'ready');
  const asked = new URL(start.url).searchParams;
  const [state, nonce] = [asked.get('state') ?? '', asked.get('nonce') ?? ''];
  const claims = { sub, agency, roles, email: `${sub}@city.example` };
  provider.answerWith(await provider.sign(provider.claims(nonce, claims)), `code for ${state}`);
  const parameters = new URLSearchParams({ code: `code for ${state}`, state, iss: provider.issuer });
  return (await finishStaffSignIn(ctx, { browserToken, parameters })).outcome;
}

/** Somebody of the police whom the provider knows, with the case on their desk. */
async function aHolder(sub: string): Promise<{ id: string; ctx: Ctx }> {
  assert.equal(await arrive(sub, 'police', ['reviewer']), 'signed-in');
  const [row] = await db.owner`SELECT id FROM staff_members WHERE subject = ${sub}`;
  const member = await findStaffMember(db.app, String(row?.id));
  assert(member !== null);
  const holder = as(ctx, { ...member, kind: 'staff', authenticatedAt: ctx.now });
  await claimReview(holder, { ref: one.ref });
  return { id: member.id, ctx: holder };
}
const heldBy = async (id: string) =>
  (await db.owner`SELECT state FROM reviews WHERE assigned_to = ${id} AND is_current`).map(
    ({ state }) => state,
  );
const lastLine = async () => {
  const [line] = await db.owner`SELECT action, actor_kind, agency FROM activities ORDER BY seq DESC LIMIT 1`;
  return { ...line };
};
const kindsOf = async (id: string) => (await listStaffChanges(db.app, id)).map(({ kind }) => kind);

for (const [what, agency, roles] of [
  ['no role', 'police', []],
  ['another agency', 'parking', ['reviewer']],
  ['no agency', undefined, ['reviewer']],
] as const)
  test(`what somebody claimed goes back to its agency when the provider gives ${what} at a sign-in`, async () => {
    const { id } = await aHolder(`moved to ${what}`.replaceAll(' ', '-'));
    await arrive(`moved to ${what}`.replaceAll(' ', '-'), agency, [...roles]);
    assert.deepEqual(await heldBy(id), []);
    assert.deepEqual(await lastLine(), { action: 'leave', actor_kind: 'system', agency: 'police' });
    const [line, ...others] = await listStaffChanges(db.app, id);
    assert.deepEqual(others, []);
    assert.deepEqual([line?.kind, line?.made_by], ['provider', null]);
    assert.deepEqual([line?.before.agency, line?.before.roles], ['police', ['reviewer']]);
    assert.deepEqual([line?.after.agency, line?.after.roles], [agency ?? null, [...roles]]);
  });

test('who signs in with the same words keeps their work, and nothing is written down', async () => {
  const { id } = await aHolder('constant');
  assert.equal(await arrive('constant', 'police', ['reviewer']), 'signed-in');
  assert.deepEqual(await heldBy(id), ['assigned']);
  assert.deepEqual(await kindsOf(id), []);
  await changeStaffAccess(admin, { staffId: id, reason: 'Left.', change: { kind: 'block' } });
  assert.deepEqual(await heldBy(id), []);
  // At a closed door nothing changes.
  assert.equal(await arrive('constant', 'parking', ['supervisor']), 'no-role');
  assert.deepEqual(await kindsOf(id), ['block']);
});

test('an administrator changes somebody who holds work of an agency that they left long ago', async () => {
  for (const [sub, agency, roles] of [
    ['roleless', 'police', []],
    ['elsewhere', 'parking', ['reviewer']],
    ['nowhere', null, ['reviewer']],
  ] as const) {
    const { id } = await aHolder(sub);
    // As a version of the program left it that gave no work back at a sign-in.
    await db.owner`UPDATE staff_members SET agency = ${agency}, roles = ${roles as unknown as string[]} WHERE id = ${id}`;
    const access = { isSetHere: false, isBlocked: false };
    await db.app.begin((tx) =>
      insertStaffChange(tx, {
        staffId: id,
        madeBy: null,
        kind: 'provider',
        reason: 'sign-in',
        before: { ...access, agency: 'police', roles: ['reviewer'] },
        after: { ...access, agency, roles },
        now: ctx.now,
      }),
    );
    await changeStaffAccess(admin, { staffId: id, reason: 'Left.', change: { kind: 'block' } });
    assert.deepEqual(await heldBy(id), [], sub);
  }
});

test('who loses access at the terminal leaves no work behind', async () => {
  const { id } = await aHolder('terminal');
  const system = { ...ctx, actor: systemActor('terminal') };
  await setStaffAccess(system, { staffId: id, access: 'removed' });
  assert.deepEqual(await heldBy(id), []);
  assert.deepEqual(await kindsOf(id), ['block']);
});

test('who has access keeps it when the terminal gives it back', async () => {
  const { id } = await aHolder('restored');
  const system = { ...ctx, actor: systemActor('terminal') };
  assert.deepEqual(await setStaffAccess(system, { staffId: id, access: 'restored' }), { sessionsCount: 0 });
  assert.deepEqual([(await findStaffMember(db.app, id))?.roles, await kindsOf(id)], [['reviewer'], []]);
  assert.deepEqual(await heldBy(id), ['assigned']);
  await changeStaffAccess(admin, { staffId: id, reason: 'Left.', change: { kind: 'block' } });
});

test('a stand-in ends with the access of either, or when one of the two does other work', async () => {
  const somebody = async () => as(ctx, await aStaffMember(db, 'police'));
  const police = (roles: string[]) => ({ kind: 'set', agency: 'police', roles }) as const;
  for (const [who, change, isKept] of [
    ['stand-in', { kind: 'block' }, false],
    ['stand-in', police(['researcher']), false],
    ['stand-in', { kind: 'set', agency: 'parking', roles: ['reviewer'] }, false],
    ['stand-in', police(['reviewer', 'supervisor']), true],
    ['away', { kind: 'set', agency: 'parking', roles: ['reviewer'] }, false],
    ['away', police(['coordinator']), false],
  ] as const) {
    const [away, standIn] = [await somebody(), await somebody()];
    const [awayId, standInId] = [away, standIn].map(({ actor }) => (actor.kind === 'staff' ? actor.id : ''));
    assert(awayId !== undefined && standInId !== undefined);
    const until = addDays(calendarDateAt(ctx.now, ctx.city.timeZone), 3);
    await nameStandIn(away, { staffId: standInId, until });
    const staffId = who === 'away' ? awayId : standInId;
    await changeStaffAccess(admin, { staffId, reason: 'Other work.', change });
    const left = await findStandIn(db.app, awayId, ctx.now);
    assert.equal(left !== null, isKept, `${who} ${JSON.stringify(change)}`);
  }
});

test('an answer to a question of somebody who left goes to their agency, not to their desk', async () => {
  const { id, ctx: asks } = await aHolder('asks');
  await askApplicant(asks, { ref: one.ref, question: 'Which gate?' });
  await changeStaffAccess(admin, { staffId: id, reason: 'Left.', change: { kind: 'block' } });
  assert.deepEqual(await heldBy(id), ['info_requested']);
  await answerQuestion(one.owner, { ref: one.ref, agency: 'police', answer: 'The north gate.' });
  assert.deepEqual(await heldBy(id), []);
  await claimReview(as(ctx, await aStaffMember(db, 'police')), { ref: one.ref });
});

test('a case is left to all who steer when its coordinator loses the role, and stays with who keeps it', async () => {
  const { coordinator } = await aCaseInReview(db, ctx, festival('2027-08-14'));
  assert(coordinator.actor.kind === 'staff');
  const { id } = coordinator.actor;
  const steered = async () =>
    (await db.owner`SELECT ref FROM applications WHERE coordinator_id = ${id}`).map(({ ref }) => ref);
  const before = await steered();
  assert.notEqual(before.length, 0);
  const set = (roles: string[]) =>
    changeStaffAccess(admin, {
      staffId: id,
      reason: 'Moved.',
      change: { kind: 'set', agency: 'parks', roles },
    });
  await set(['coordinator', 'supervisor']);
  assert.deepEqual(await steered(), before);
  await set(['supervisor']);
  assert.deepEqual(await steered(), []);
  assert.deepEqual(await lastLine(), { action: 'unassign', actor_kind: 'staff', agency: null });
});
