import type { Ctx } from '#src/context.ts';
import { type Actor, assertCan } from '#src/domain/policy.ts';
import { MOST_TOGETHER } from '#src/domain/queue.ts';
import { isFreshStaff } from '#src/domain/session.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { listPlainReviews, type PlainReview } from '#src/store/plain-review.ts';

export interface PlainReviews {
  agency: string;
  reviews: PlainReview[];
  /** The actor signed in lately enough to decide. */
  isFresh: boolean;
}

/**
 * Reviews of somebody's agency that may be approved several at once, of certain cases or of all.
 * Shape: what is due first in front, `MOST_TOGETHER` at most; none for who has no agency.
 */
export async function plainReviewsOf(
  { sql, city }: Pick<Ctx, 'sql' | 'city'>,
  actor: Extract<Actor, { kind: 'staff' }>,
  refs: readonly string[] | null,
): Promise<PlainReview[]> {
  const { agency, id: staffId } = actor;
  if (agency === null) return [];
  const conditions = city.conditionLibrary.filter((one) => one.agency === agency).map((one) => one.key);
  const { kinds } = city.plainKinds;
  return await listPlainReviews(sql, { agency, staffId, kinds, conditions, refs, limit: MOST_TOGETHER });
}

/**
 * The reviews of the actor's agency that may be approved several at once.
 * Shape: as `plainReviewsOf`. Errors: Refused `sign-in-needed`, `forbidden` for staff who review for no agency.
 */
export async function plainReviewsFor(ctx: Ctx): Promise<PlainReviews> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  assertCan(actor, 'queue:read');
  if (actor.agency === null) throw new Refused('forbidden');
  const reviews = await plainReviewsOf(ctx, actor, null);
  return { agency: actor.agency, reviews, isFresh: isFreshStaff(actor, ctx.now) };
}
