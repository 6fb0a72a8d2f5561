import type { Ctx } from '#src/context.ts';
import { can } from '#src/domain/policy.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { findApplicationByRef } from '#src/store/application.ts';
import { setLook } from '#src/store/look.ts';
import { listReviews } from '#src/store/review.ts';
import { subjectOf } from '#src/store/subject.ts';

/**
 * Notes how far in the history of a case the actor has read, so that the queue can say what came later.
 * Shape: what they saw counts, not what is newest: a line written meanwhile stays unread. A mark of a reader is no change of
 * the case and leaves no line in its history. Errors: Refused `not-found` for cases they have no part in.
 */
export async function noteLook(ctx: Ctx, input: { ref: string; position: number }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  await ctx.sql.begin(async (tx) => {
    const application = found(await findApplicationByRef(tx, input.ref));
    const reviews = await listReviews(tx, application.id);
    const agencies = reviews.filter((one) => one.is_current).map((one) => one.agency);
    if (!can(actor, 'review:read', subjectOf(application, agencies))) throw new Refused('not-found');
    await setLook(tx, {
      staffId: actor.id,
      applicationId: application.id,
      position: input.position,
      now: ctx.now,
    });
  });
}
