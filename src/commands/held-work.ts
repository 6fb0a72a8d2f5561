import { appendActivity } from '#src/commands/activity.ts';
import type { Ctx } from '#src/context.ts';
import { type Actor, can } from '#src/domain/policy.ts';
import { assertMoved, found } from '#src/domain/shared/refusal.ts';
import { isInReview } from '#src/domain/workflow/states.ts';
import { REVIEW } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import { type Application, lockApplicationByRef } from '#src/store/application.ts';
import { lockCurrentReview, setReviewState } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { listHeldReviews } from '#src/store/staff-change.ts';
import { clearLostStandIns } from '#src/store/stand-in.ts';
import { subjectOf } from '#src/store/subject.ts';

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

/**
 * Puts back everything that a person claimed for any agency and may work on no more, and ends stand-ins that do nothing now.
 * Runs after their access was written.
 */
export async function releaseLostWork(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  holder: Holder,
): Promise<void> {
  for (const { ref, agency } of await listHeldReviews(tx, holder.id)) {
    const application = found(await lockApplicationByRef(tx, ref));
    await releaseIfLost(tx, ctx, { application, agency, holder });
  }
  await clearLostStandIns(tx, holder.id);
}
