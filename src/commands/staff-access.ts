import { appendReviewActivity, lockDesk, moveReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { type Actor, assertCan, can } from '#src/domain/policy.ts';
import { assertFreshStaff } from '#src/domain/session.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { changedAccess, type StaffAccess, type StaffChange } from '#src/domain/staff.ts';
import { isInReview } from '#src/domain/workflow/states.ts';
import { setReviewState } from '#src/store/review.ts';
import { deleteSessionsOfStaff } from '#src/store/session.ts';
import type { Tx } from '#src/store/sql.ts';
import {
  insertStaffChange,
  listClaimedRefs,
  lockStaffDoors,
  type StaffDoor,
  setStaffDoor,
} from '#src/store/staff-change.ts';

const LONGEST_REASON = 1000;

const accessOf = (door: StaffDoor): StaffAccess => ({
  agency: door.agency,
  roles: door.roles,
  isSetHere: door.is_set_here,
  isBlocked: door.disabled_at !== null,
});

/**
 * Changes what a person of the staff may do, from their next request on, and writes it down.
 * Shape: claimed work that they may do no more goes back to their agency. Two changes at once go one after the other, and who
 * lost the role meanwhile changes nothing. Errors: Refused `reason-missing`, `sign-in-again`, `not-found`, `invalid-input` for
 * an agency that the city does not have, `own-administration` for who would take the role from themselves, `wrong-state`.
 */
export async function changeStaffAccess(
  ctx: Ctx,
  input: { staffId: string; reason: string; change: StaffChange },
): Promise<void> {
  const { actor } = ctx;
  const { change } = input;
  assertCan(actor, 'staff-access:change');
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  const reason = input.reason.trim();
  if (reason === '') throw new Refused('reason-missing');
  if (reason.length > LONGEST_REASON) throw new Refused('invalid-input');
  if (change.kind === 'set' && change.agency !== null) {
    if (!ctx.city.agencies.some(({ key }) => key === change.agency)) throw new Refused('invalid-input');
  }
  assertFreshStaff(actor, ctx.now);
  await ctx.sql.begin(async (tx) => {
    const doors = await lockStaffDoors(tx, input.staffId);
    const door = found(doors.find(({ id }) => id === input.staffId) ?? null);
    const self = doors.find(({ id }) => id === actor.id);
    // Somebody may have taken the role from the actor while they waited for the lock.
    assertCan({ ...actor, roles: self?.roles ?? [] }, 'staff-access:change');
    const before = accessOf(door);
    const claimed = { agency: door.claimed_agency, roles: door.claimed_roles };
    const after = changedAccess(before, claimed, change);
    if (door.id === actor.id && !can({ ...actor, roles: after.roles }, 'staff-access:change'))
      throw new Refused('own-administration');
    await releaseLostWork(tx, ctx, door, after);
    await setStaffDoor(tx, door, after, ctx.now);
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

/** Puts back what a person claimed and may do no more. The case's history names the administrator. */
async function releaseLostWork(tx: Tx, ctx: Ctx, door: StaffDoor, after: StaffAccess): Promise<void> {
  const person = { kind: 'staff' as const, id: door.id, name: door.name, email: door.email };
  const authenticatedAt = ctx.now;
  const was: Actor = { ...person, agency: door.agency, roles: door.roles, authenticatedAt };
  const is: Actor = { ...person, agency: after.agency, roles: after.roles, authenticatedAt };
  if (door.agency === null) return;
  for (const ref of await listClaimedRefs(tx, door.id)) {
    const desk = await lockDesk(tx, { ...ctx, actor: was }, ref);
    const { review, application } = desk;
    const isTheirs = review.assigned_to === door.id && review.state === 'assigned';
    if (!isTheirs || !isInReview(application.status) || can(is, 'review:work', desk.subject)) continue;
    const { to } = moveReview(ctx, desk, 'leave');
    assertMoved(await setReviewState(tx, review, to, { assignedTo: null, assignedAt: null }));
    await appendReviewActivity(tx, ctx, desk, 'leave');
  }
}
