import { releaseLostWork } from '#src/commands/held-work.ts';
import { openSession } from '#src/commands/session.ts';
import type { Ctx } from '#src/context.ts';
import type { StaffClaims } from '#src/domain/identity.ts';
import { assertCan, knownRoles, type StaffStart, staffStartOf, systemActor } from '#src/domain/policy.ts';
import { SIGN_IN } from '#src/domain/session.ts';
import { found } from '#src/domain/shared/refusal.ts';
import { parseReturnTo } from '#src/domain/shared/return-to.ts';
import { isOther, type StaffAccess } from '#src/domain/staff.ts';
import { deleteSessionsOfStaff, tokenHashOf } from '#src/store/session.ts';
import type { Tx } from '#src/store/sql.ts';
import {
  accessOf,
  hasAdministrator,
  insertStaffChange,
  lockKnownPerson,
  lockPeople,
  lockStaffDoors,
  setAwaitedPerson,
  setStaffDoor,
} from '#src/store/staff-change.ts';
import { insertStaffSignIn, type StaffMember, setStaffDisabled } from '#src/store/staff-member.ts';
import { deleteStaffSignInStart, insertStaffSignInStart } from '#src/store/staff-sign-in.ts';

/** What became of a sign-in at the provider. `down` leaves nothing behind and may be tried again. */
export type StaffSignInResult =
  | { outcome: 'signed-in'; token: string; returnTo: string | null; start: StaffStart }
  | { outcome: 'refused' | 'no-role' | 'down' };

/**
 * Prepares the way to the city's sign-in provider, bound to this browser.
 * Shape: `anew` lets the provider ask who it is although it knows; the provider's address, or `down` when it does not answer.
 */
export async function startStaffSignIn(
  ctx: Ctx,
  input: { returnTo: unknown; browserToken: string; anew: boolean },
): Promise<{ outcome: 'ready'; url: string } | { outcome: 'down' }> {
  assertCan(ctx.actor, 'session:change');
  const start = await ctx.outside.identity.begin(ctx.locale, ctx.now, input.anew);
  if (start.outcome === 'down') {
    ctx.log.warn({ reason: start.reason }, 'sign-in provider is down');
    return { outcome: 'down' };
  }
  await ctx.sql.begin((tx) =>
    insertStaffSignInStart(tx, {
      stateHash: tokenHashOf(start.state),
      browserHash: tokenHashOf(input.browserToken),
      nonce: start.nonce,
      codeVerifier: start.codeVerifier,
      returnTo: parseReturnTo(input.returnTo, 'staff'),
      now: ctx.now,
    }),
  );
  return { outcome: 'ready', url: start.url };
}

/**
 * Signs in a member of staff who comes back from the provider, with the roles and the agency the provider names.
 * Shape: the way back works once and only in the browser that started it. Signing in without any role here ends the
 * sessions that person still has.
 */
export async function finishStaffSignIn(
  ctx: Ctx,
  input: { parameters: URLSearchParams; browserToken: string },
): Promise<StaffSignInResult> {
  assertCan(ctx.actor, 'session:change');
  const { parameters } = input;
  const browserHash = tokenHashOf(input.browserToken);
  const state = parameters.get('state') ?? '';
  const since = new Date(ctx.now.getTime() - SIGN_IN.staffMs);
  const start = await ctx.sql.begin((tx) =>
    deleteStaffSignInStart(tx, tokenHashOf(state), browserHash, since),
  );
  if (start === null) {
    ctx.log.warn({ outcome: 'refused' }, 'a staff sign-in that this browser did not start');
    return { outcome: 'refused' };
  }
  // The provider is asked between two transactions: nothing is locked while we wait for it.
  const checks = { state, nonce: start.nonce, codeVerifier: start.code_verifier };
  const answer = await ctx.outside.identity.finish(parameters, checks, ctx.now);
  if (answer.outcome !== 'known') {
    ctx.log.warn({ reason: answer.reason, outcome: answer.outcome }, 'staff sign-in not accepted');
    return { outcome: answer.outcome };
  }
  const {
    staffId,
    token,
    start: begins,
  } = await ctx.sql.begin((tx) => openStaffSession(tx, ctx, answer.claims, browserHash));
  const outcome = token === null ? 'no-role' : 'signed-in';
  ctx.log.info({ staffId, outcome }, 'staff sign-in');
  if (token === null) return { outcome: 'no-role' };
  return { outcome: 'signed-in', token, returnTo: start.return_to, start: begins };
}

/** The part of the provider's words that means something here: known roles, a known agency, a name that can be shown. */
function understood(claims: StaffClaims, ctx: Ctx) {
  const agency = ctx.city.agencies.find((known) => known.key === claims.agency)?.key ?? null;
  const name = claims.name.replace(/\p{C}/gu, ' ').trim().slice(0, 200);
  return {
    issuer: claims.issuer,
    subject: claims.subject,
    name: name === '' ? claims.subject : name,
    email: claims.email,
    agency,
    roles: knownRoles(claims.roles),
    now: ctx.now,
  };
}

/**
 * The row of who signs in. Shape: who was awaited is found by a verified e-mail, once; and while nobody may give roles, the
 * one whom the settings name may.
 */
async function takenIn(tx: Tx, ctx: Ctx, claims: StaffClaims): Promise<StaffMember> {
  const { now } = ctx;
  const note = { madeBy: null, reason: claims.email, now };
  if (claims.isEmailVerified) {
    await lockPeople(tx);
    const awaited = await setAwaitedPerson(tx, claims);
    if (awaited !== null) {
      const access = accessOf(awaited);
      await insertStaffChange(tx, {
        ...note,
        staffId: awaited.id,
        kind: 'match',
        before: access,
        after: access,
      });
    }
  }
  const known = await lockKnownPerson(tx, claims);
  const member = await insertStaffSignIn(tx, understood(claims, ctx));
  // Who has no access gets none by the provider's word, so nothing is other for them.
  if (known !== null && known.disabled_at === null) await noteOtherWord(tx, ctx, accessOf(known), member);
  const isFirst = claims.isEmailVerified && claims.email === ctx.firstAdministrator;
  if (!isFirst || member.disabled_at !== null || (await hasAdministrator(tx))) return member;
  const door = found((await lockStaffDoors(tx, member.id)).find(({ id }) => id === member.id) ?? null);
  const before = accessOf(door);
  const after = { ...before, roles: knownRoles([...door.roles, 'administrator']), isSetHere: true };
  await setStaffDoor(tx, door, after, now);
  await insertStaffChange(tx, { ...note, staffId: member.id, kind: 'first-administrator', before, after });
  return { ...member, roles: after.roles };
}

/** Writes down that the provider gives somebody other access than last time; what they may do no more, others do. */
async function noteOtherWord(
  tx: Tx,
  { now }: Pick<Ctx, 'now'>,
  before: StaffAccess,
  member: StaffMember,
): Promise<void> {
  const after = { ...before, agency: member.agency, roles: member.roles };
  // Who is blocked may do nothing before and after, whatever the provider says.
  if (before.isBlocked || !isOther(after, before)) return;
  const note = { staffId: member.id, madeBy: null, kind: 'provider', reason: 'sign-in', now } as const;
  await insertStaffChange(tx, { ...note, before, after });
  await releaseLostWork(tx, { actor: systemActor('other access at the sign-in'), now }, member);
}

async function openStaffSession(
  tx: Tx,
  ctx: Ctx,
  claims: StaffClaims,
  browserHash: Buffer,
): Promise<{ staffId: string; token: string | null; start: StaffStart }> {
  const member = await takenIn(tx, ctx, claims);
  if (member.roles.length === 0) {
    await deleteSessionsOfStaff(tx, member.id);
    return { staffId: member.id, token: null, start: 'staffHome' };
  }
  const now = ctx.now.getTime();
  // A provider that does not say when somebody proved who they are has not said that it was lately.
  const provenAt = new Date(Math.min(claims.authenticatedAt?.getTime() ?? 0, now));
  const token = await openSession(
    tx,
    ctx,
    {
      kind: 'staff',
      staffId: member.id,
      providerSession: claims.providerSession,
      authenticatedAt: provenAt,
    },
    browserHash,
  );
  const actor = { ...member, kind: 'staff' as const, authenticatedAt: provenAt };
  return { staffId: member.id, token, start: staffStartOf(actor) };
}

/**
 * Takes access from a member of staff at once, or lets them sign in again.
 * Shape: how many sessions it ended. Roles come back with the next sign-in, from the provider.
 * Errors: Refused `forbidden`, `not-found`.
 */
export async function setStaffAccess(
  ctx: Pick<Ctx, 'sql' | 'actor' | 'now' | 'log'>,
  input: { staffId: string; access: 'removed' | 'restored' },
): Promise<{ sessionsCount: number }> {
  assertCan(ctx.actor, 'staff-access:change');
  const disabledAt = input.access === 'removed' ? ctx.now : null;
  const sessionsCount = await ctx.sql.begin(async (tx) => {
    const doors = await lockStaffDoors(tx, input.staffId);
    const door = found(doors.find(({ id }) => id === input.staffId) ?? null);
    const before = accessOf(door);
    // Who has access has nothing to be given back, and keeps the roles and the sessions that they have.
    if (disabledAt === null && !before.isBlocked) return 0;
    await setStaffDisabled(tx, door.id, disabledAt);
    await insertStaffChange(tx, {
      staffId: door.id,
      madeBy: null,
      kind: disabledAt === null ? 'unblock' : 'block',
      reason: 'npm run staff',
      before,
      after: { agency: before.agency, roles: [], isSetHere: false, isBlocked: disabledAt !== null },
      now: ctx.now,
    });
    await releaseLostWork(tx, ctx, { ...door, roles: [] });
    return await deleteSessionsOfStaff(tx, input.staffId);
  });
  ctx.log.info({ staffId: input.staffId, access: input.access, sessionsCount }, 'staff access changed');
  return { sessionsCount };
}
