import { appendActivity } from '#src/commands/activity.ts';
import type { Ctx } from '#src/context.ts';
import { type Actor, assertCan, can } from '#src/domain/policy.ts';
import { assertMoved, found } from '#src/domain/shared/refusal.ts';
import { APPLICATION_STATUSES, isInReview } from '#src/domain/workflow/states.ts';
import { REVIEW } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import { type Application, lockApplicationByRef, setCoordinator } from '#src/store/application.ts';
import { lockCurrentReview, setReviewState } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { listHeldWork } from '#src/store/staff-change.ts';
import { clearLostStandIns } from '#src/store/stand-in.ts';
import { subjectOf } from '#src/store/subject.ts';

const UNDER_WAY = Object.entries(APPLICATION_STATUSES).flatMap(([status, flags]) =>
  flags.final ? [] : [status],
);

/** Somebody of the staff, with what they may do from now on. */
interface Holder {
  id: string;
  name: string;
  email: string;
  agency: string | null;
  roles: readonly string[];
}

/**
 * Puts an agency's claimed review back for its colleagues where its holder may work on it no more, whatever they may do now.
 * Shape: one line in the history of the case; nothing where the holder still may, or the work is not under way.
 */
export async function releaseIfLost(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  at: { application: Locked<Application>; agency: string; holder: Holder },
): Promise<void> {
  const { application, agency, holder } = at;
  const review = await lockCurrentReview(tx, application.id, agency);
  if (review?.assigned_to !== holder.id || review.state !== 'assigned' || !isInReview(application.status))
    return;
  const subject = subjectOf(application, [agency], { agency, assignedTo: holder.id });
  const is: Actor = { ...holder, kind: 'staff', authenticatedAt: ctx.now };
  if (can(is, 'review:work', subject)) return;
  const { to } = applyAction(REVIEW, { status: review.state, subject }, 'leave', ctx.actor);
  assertMoved(await setReviewState(tx, review, to, { assignedTo: null, assignedAt: null }));
  await appendActivity(tx, ctx, application, 'leave', {
    from: application.status,
    to: application.status,
    agency,
    detail: { round: review.round, version: review.version_number },
  });
}

/** Leaves a case to all who steer when the one who did may do it no more. */
async function leaveIfLost(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  application: Locked<Application>,
  holder: Holder,
): Promise<void> {
  const is: Actor = { ...holder, kind: 'staff', authenticatedAt: ctx.now };
  if (application.coordinator_id !== holder.id || can(is, 'application:steer', subjectOf(application)))
    return;
  assertCan(ctx.actor, 'desk:clear');
  await setCoordinator(tx, application, null);
  const { status } = application;
  await appendActivity(tx, ctx, application, 'unassign', { from: status, to: status });
}

/**
 * Puts back everything that a person claimed for any agency or steered and may work on no more, and ends stand-ins that do
 * nothing now. Runs after their access was written.
 */
export async function releaseLostWork(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  holder: Holder,
): Promise<void> {
  await clearLostStandIns(tx, holder.id);
  for (const { ref, agency } of await listHeldWork(tx, holder.id, UNDER_WAY)) {
    const application = found(await lockApplicationByRef(tx, ref));
    if (agency === null) await leaveIfLost(tx, ctx, application, holder);
    else await releaseIfLost(tx, ctx, { application, agency, holder });
  }
}
