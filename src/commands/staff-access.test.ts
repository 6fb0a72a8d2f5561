import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { claimReview } from '#src/commands/review.ts';
import { changeStaffAccess } from '#src/commands/staff-access.ts';
import type { Ctx } from '#src/context.ts';
import { type RefusalCode, Refused } from '#src/domain/shared/refusal.ts';
import type { StaffChange } from '#src/domain/staff.ts';
import { actorOf, findSession, insertSession, tokenHashOf } from '#src/store/session.ts';
import { listStaffChanges } from '#src/store/staff-change.ts';
import { findStaffMember, insertStaffSignIn } from '#src/store/staff-member.ts';

let db: TestDatabase;
let ctx: Ctx;
before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: new Date('2027-04-01T14:00:00Z') });
});
after(() => db.drop());

const refusedWith = (code: RefusalCode) => (error: unknown) =>
  error instanceof Refused && error.code === code;
const somebody = async (role: string, agency: string | null = 'police') =>
  as(ctx, await aStaffMember(db, agency, [role], `A ${role}`));
const idOf = ({ actor }: Ctx): string => (actor.kind === 'staff' ? actor.id : '');
const change = (by: Ctx, whom: Ctx, what: StaffChange, reason = 'Moved to another desk.') =>
  changeStaffAccess(by, { staffId: idOf(whom), reason, change: what });
const NO_ROLE: StaffChange = { kind: 'set', agency: 'police', roles: [] };
const rolesOf = async (who: Ctx) => (await findStaffMember(db.app, idOf(who)))?.roles;

/** A session of somebody, and who it speaks for on its next request. */
async function aSession(who: Ctx) {
  const now = new Date();
  const tokenHash = tokenHashOf(`session of ${idOf(who)}`);
  await db.app.begin((tx) =>
    insertSession(tx, {
      tokenHash,
      applicantId: null,
      staffId: idOf(who),
      providerSession: null,
      authenticatedAt: now,
      now,
      expiresAt: new Date(now.getTime() + 60_000),
    }),
  );
  return async () => actorOf((await findSession(db.app, tokenHash)).session, tokenHash);
}

test('a role that is set here holds from the next request on, and the history says who, what and why', async () => {
  const [admin, rosa] = [await somebody('administrator', null), await somebody('reviewer')];
  const asked = await aSession(rosa);
  await change(admin, rosa, { kind: 'set', agency: 'fire-marshal', roles: ['supervisor', 'emperor'] });
  const actor = await asked();
  assert(actor.kind === 'staff');
  assert.deepEqual([actor.agency, actor.roles], ['fire-marshal', ['supervisor']]);
  const [line, ...others] = await listStaffChanges(db.app, idOf(rosa));
  assert.deepEqual(others, []);
  assert.deepEqual(line, {
    kind: 'set',
    reason: 'Moved to another desk.',
    before: { agency: 'police', roles: ['reviewer'], isSetHere: false, isBlocked: false },
    after: { agency: 'fire-marshal', roles: ['supervisor'], isSetHere: true, isBlocked: false },
    made_by: 'A administrator',
    made_at: ctx.now,
  });
});

test('who has no role left, is blocked or is signed out has no session any more', async () => {
  const admin = await somebody('administrator', null);
  for (const what of [NO_ROLE, { kind: 'block' }, { kind: 'sign-out' }] satisfies StaffChange[]) {
    const rosa = await somebody('reviewer');
    const asked = await aSession(rosa);
    await change(admin, rosa, what);
    assert.equal((await asked()).kind, 'visitor', what.kind);
  }
});

test('what is set here outlives a sign-in until it is handed back; a block outlives it too', async () => {
  const admin = await somebody('administrator', null);
  const claims = { issuer: 'https://login.example', name: 'Rosa', email: 'rosa@city.example', now: ctx.now };
  const arrive = (roles: string[]) =>
    db.app.begin((tx) => insertStaffSignIn(tx, { ...claims, subject: 'rosa', agency: 'police', roles }));
  const { id } = await arrive(['reviewer']);
  const rosa = as(ctx, { ...(await somebody('reviewer')).actor, id } as Ctx['actor']);
  await change(admin, rosa, { kind: 'set', agency: null, roles: ['coordinator'] });
  const again = await arrive(['auditor']);
  assert.deepEqual([again.agency, again.roles], [null, ['coordinator']]);
  await change(admin, rosa, { kind: 'hand-back' });
  assert.deepEqual(await rolesOf(rosa), ['auditor']);
  await change(admin, rosa, { kind: 'block' });
  assert.deepEqual((await arrive(['supervisor'])).roles, []);
  await assert.rejects(change(admin, rosa, NO_ROLE), refusedWith('wrong-state'));
  await assert.rejects(change(admin, rosa, { kind: 'hand-back' }), refusedWith('wrong-state'));
  await change(admin, rosa, { kind: 'unblock' });
  assert.deepEqual(await rolesOf(rosa), ['supervisor']);
});

test('only an administrator who signed in lately and says why changes anything', async () => {
  const [admin, rosa] = [await somebody('administrator', null), await somebody('reviewer')];
  for (const role of ['reviewer', 'supervisor', 'coordinator', 'auditor', 'researcher']) {
    await assert.rejects(change(await somebody(role), rosa, NO_ROLE), refusedWith('forbidden'), role);
  }
  await assert.rejects(change(admin, rosa, NO_ROLE, ' '), refusedWith('reason-missing'));
  const elsewhere: StaffChange = { kind: 'set', agency: 'moon', roles: [] };
  await assert.rejects(change(admin, rosa, elsewhere), refusedWith('invalid-input'));
  assert(admin.actor.kind === 'staff');
  const authenticatedAt = new Date(ctx.now.getTime() - 16 * 60_000);
  const stale = { ...admin, actor: { ...admin.actor, authenticatedAt } };
  await assert.rejects(change(stale, rosa, NO_ROLE), refusedWith('sign-in-again'));
  assert.deepEqual(await rolesOf(rosa), ['reviewer']);
  for (const staffId of ['x', '00000000-0000-4000-8000-000000000000'])
    await assert.rejects(
      changeStaffAccess(admin, { staffId, reason: 'Left.', change: NO_ROLE }),
      refusedWith('not-found'),
    );
});

test('nobody takes the role of administrator from themselves', async () => {
  const admin = await somebody('administrator', null);
  for (const what of [NO_ROLE, { kind: 'block' }, { kind: 'hand-back' }] satisfies StaffChange[]) {
    await assert.rejects(change(admin, admin, what), refusedWith('own-administration'), what.kind);
  }
  assert.deepEqual(await rolesOf(admin), ['administrator']);
});

test('nobody gives more to themselves; less is allowed, and another administrator gives it back', async () => {
  const [ada, ben] = [await somebody('administrator', null), await somebody('administrator', null)];
  const more: StaffChange[] = [
    { kind: 'set', agency: null, roles: ['administrator', 'coordinator'] },
    { kind: 'set', agency: 'police', roles: ['administrator'] },
  ];
  for (const what of more) await assert.rejects(change(ada, ada, what), refusedWith('own-administration'));
  assert.deepEqual(await rolesOf(ada), ['administrator']);
  for (const what of more) await change(ben, ada, what);
  await change(ada, ada, { kind: 'set', agency: null, roles: ['administrator'] });
  assert.equal((await findStaffMember(db.app, idOf(ada)))?.agency, null);
});

test('a page that does not show the last change changes nothing', async () => {
  const [admin, rosa] = [await somebody('administrator', null), await somebody('reviewer')];
  const input = { staffId: idOf(rosa), reason: 'Left.', change: NO_ROLE };
  await changeStaffAccess(admin, { ...input, change: { kind: 'sign-out' }, changesSeen: 0 });
  await assert.rejects(changeStaffAccess(admin, { ...input, changesSeen: 0 }), refusedWith('stale-revision'));
  await changeStaffAccess(admin, { ...input, changesSeen: 1 });
  assert.deepEqual(await rolesOf(rosa), []);
});

test('of two administrators who take the role from each other at once, one keeps it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [ada, ben] = [await somebody('administrator', null), await somebody('administrator', null)];
    const results: PromiseSettledResult<void>[] = await Promise.allSettled([
      change(ada, ben, NO_ROLE),
      change(ben, ada, NO_ROLE),
    ]);
    assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const left = [await rolesOf(ada), await rolesOf(ben)].filter((roles) => roles?.length === 1);
    assert.equal(left.length, 1);
  }
});

test('what somebody claimed goes back to their agency with their role', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-08-07'));
  const [admin, rosa] = [await somebody('administrator', null), await somebody('reviewer')];
  await claimReview(rosa, { ref: one.ref });
  const held = () => db.owner`SELECT state FROM reviews WHERE assigned_to = ${idOf(rosa)}`;
  // The work of a reviewer is that of a supervisor too.
  await change(admin, rosa, { kind: 'set', agency: 'police', roles: ['supervisor'] });
  assert.equal((await held()).length, 1);
  await change(admin, rosa, { kind: 'set', agency: 'parking', roles: ['supervisor'] });
  assert.equal((await held()).length, 0);
  const [told] = await db.owner`SELECT action, actor_id FROM activities ORDER BY seq DESC LIMIT 1`;
  assert.equal(told?.action, 'leave');
  await claimReview(await somebody('reviewer'), { ref: one.ref });
});

test('nobody rewrites or drops what was written down', async () => {
  await assert.rejects(db.app`UPDATE staff_changes SET reason = 'other'`, /permission denied/);
  await assert.rejects(db.app`DELETE FROM staff_changes`, /permission denied/);
});
