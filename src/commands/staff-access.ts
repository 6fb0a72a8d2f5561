import * as z from 'zod';
import { releaseLostWork } from '#src/commands/held-work.ts';
import type { Ctx } from '#src/context.ts';
import { assertCan, can, knownRoles } from '#src/domain/policy.ts';
import { assertFreshStaff } from '#src/domain/session.ts';
import { emailSchema } from '#src/domain/shared/email-address.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import {
  changedAccess,
  isMoreThan,
  PERSON_LIMITS,
  type StaffAccess,
  type StaffChange,
} from '#src/domain/staff.ts';
import { deleteSessionsOfStaff } from '#src/store/session.ts';
import {
  accessOf,
  countStaffChanges,
  insertAwaitedPerson,
  insertStaffChange,
  lockPeople,
  lockStaffDoors,
  setStaffDoor,
} from '#src/store/staff-change.ts';

function givenReason(typed: string): string {
  const reason = typed.trim();
  if (reason === '') throw new Refused('reason-missing');
  if (reason.length > PERSON_LIMITS.reason) throw new Refused('invalid-input');
  return reason;
}

function assertAgency(ctx: Pick<Ctx, 'city'>, agency: string | null): void {
  if (agency !== null && !ctx.city.agencies.some(({ key }) => key === agency))
    throw new Refused('invalid-input');
}

const NO_ACCESS: StaffAccess = { agency: null, roles: [], isSetHere: false, isBlocked: false };

/**
 * Names somebody of the staff before their first sign-in, which finds them by the e-mail that the provider verified.
 * Shape: the id of the person. Errors: Refused `reason-missing`, `sign-in-again`, `invalid-input` for a name, an e-mail, an agency
 * or roles that cannot be, `person-known` where the e-mail is on the list already.
 */
export async function addStaffMember(
  ctx: Ctx,
  input: { email: string; name: string; agency: string | null; roles: readonly string[]; reason: string },
): Promise<string> {
  const { actor, now } = ctx;
  assertCan(actor, 'staff-access:change');
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  const reason = givenReason(input.reason);
  const email = emailSchema.safeParse(input.email);
  const name = input.name.replace(/\p{C}/gu, ' ').trim();
  const roles = knownRoles(input.roles);
  if (!email.success || name === '' || name.length > PERSON_LIMITS.name || roles.length === 0)
    throw new Refused('invalid-input');
  assertAgency(ctx, input.agency);
  assertFreshStaff(actor, now);
  const staffId = await ctx.sql.begin(async (tx) => {
    await lockPeople(tx);
    const self = (await lockStaffDoors(tx, actor.id)).find(({ id }) => id === actor.id);
    assertCan({ ...actor, roles: self?.roles ?? [] }, 'staff-access:change');
    const { agency } = input;
    const id = await insertAwaitedPerson(tx, { email: email.data, name, agency, roles, now });
    if (id === null) throw new Refused('person-known');
    const after = { agency, roles, isSetHere: true, isBlocked: false };
    await insertStaffChange(tx, {
      staffId: id,
      madeBy: actor.id,
      kind: 'add',
      reason,
      before: NO_ACCESS,
      after,
      now,
    });
    return id;
  });
  ctx.log.info({ staffId, change: 'add' }, 'staff access changed');
  return staffId;
}

/**
 * Changes what a person of the staff may do, from their next request on, and writes it down.
 * Shape: claimed work that they may do no more goes back to their agency. Two changes at once go one after the other, and who
 * lost the role meanwhile changes nothing. Errors: Refused `reason-missing`, `sign-in-again`, `not-found`, `invalid-input` for
 * an agency that the city does not have, `own-administration` for who would take the role from themselves or give themselves
 * more, `wrong-state`, `stale-revision` where a page does not show the last change.
 */
export async function changeStaffAccess(
  ctx: Ctx,
  input: { staffId: string; reason: string; change: StaffChange; changesSeen?: number },
): Promise<void> {
  const { actor } = ctx;
  const { change } = input;
  assertCan(actor, 'staff-access:change');
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  const reason = givenReason(input.reason);
  if (!z.uuid().safeParse(input.staffId).success) throw new Refused('not-found');
  if (change.kind === 'set') assertAgency(ctx, change.agency);
  assertFreshStaff(actor, ctx.now);
  await ctx.sql.begin(async (tx) => {
    const doors = await lockStaffDoors(tx, input.staffId);
    const door = found(doors.find(({ id }) => id === input.staffId) ?? null);
    const self = doors.find(({ id }) => id === actor.id);
    // Somebody may have taken the role from the actor while they waited for the lock.
    assertCan({ ...actor, roles: self?.roles ?? [] }, 'staff-access:change');
    const { changesSeen } = input;
    if (changesSeen !== undefined && changesSeen !== (await countStaffChanges(tx, door.id)))
      throw new Refused('stale-revision');
    const before = accessOf(door);
    const claimed = { agency: door.claimed_agency, roles: door.claimed_roles };
    const after = changedAccess(before, claimed, change);
    const isOwn = door.id === actor.id;
    // Nobody takes the last key from the house, and nobody gives themselves one.
    if (isOwn && !can({ ...actor, roles: after.roles }, 'staff-access:change'))
      throw new Refused('own-administration');
    if (isOwn && isMoreThan(after, before)) throw new Refused('own-administration');
    await setStaffDoor(tx, door, after, ctx.now);
    await releaseLostWork(tx, ctx, { ...door, ...after });
    await insertStaffChange(tx, {
      staffId: door.id,
      madeBy: actor.id,
      kind: change.kind,
      reason,
      before,
      after,
      now: ctx.now,
    });
    if (change.kind === 'sign-out' || after.roles.length === 0) await deleteSessionsOfStaff(tx, door.id);
  });
  ctx.log.info({ staffId: input.staffId, change: change.kind }, 'staff access changed');
}
