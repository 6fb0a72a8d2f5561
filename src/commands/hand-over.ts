import { appendReviewActivity, lockDesk, moveReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { assertMoved, Refused } from '#src/domain/shared/refusal.ts';
import { insertInternalNote } from '#src/store/message.ts';
import { setReviewState } from '#src/store/review.ts';
import { isColleague } from '#src/store/staff-member.ts';

/**
 * Takes over a review that a colleague holds.
 * Shape: the reason becomes an internal note; done once, however often it is sent. Errors: Refused `reason-missing` without
 * words, `wrong-state` when the colleague put it back or decided meanwhile.
 */
export async function takeOverReview(ctx: Ctx, input: { ref: string; reason: string }): Promise<void> {
  const reason = input.reason.trim();
  await ctx.sql.begin(async (tx) => {
    const desk = await lockDesk(tx, ctx, input.ref);
    const { application, review, staff } = desk;
    if (review.assigned_to === staff.id) return;
    if (review.assigned_to === null) throw new Refused('wrong-state');
    const { to } = moveReview(ctx, desk, 'take_over', { reason });
    assertMoved(await setReviewState(tx, review, to, { assignedTo: staff.id, assignedAt: ctx.now }));
    await insertInternalNote(tx, {
      applicationId: application.id,
      agency: review.agency,
      staffId: staff.id,
      body: reason,
      now: ctx.now,
    });
    await appendReviewActivity(tx, ctx, desk, 'take_over');
  });
}

/**
 * Gives a review to somebody of the agency.
 * Shape: it may be on another desk already. Errors: Refused `colleague-gone` when that person does not review for the agency
 * (any more).
 */
export async function handOverReview(ctx: Ctx, input: { ref: string; staffId: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const desk = await lockDesk(tx, ctx, input.ref);
    const { review } = desk;
    const { to } = moveReview(ctx, desk, 'hand_over');
    if (!(await isColleague(tx, review.agency, input.staffId))) throw new Refused('colleague-gone');
    if (review.assigned_to === input.staffId) return;
    assertMoved(await setReviewState(tx, review, to, { assignedTo: input.staffId, assignedAt: ctx.now }));
    await appendReviewActivity(tx, ctx, desk, 'hand_over', { holder: input.staffId });
  });
}
