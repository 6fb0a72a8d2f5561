import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
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
 * The reviews of the actor's agency that may be approved several at once.
 * Shape: as `listPlainReviews`. Errors: Refused `sign-in-needed`, `forbidden` for staff who review for no agency.
 */
export async function plainReviewsFor({ sql, city, actor, now }: Ctx): Promise<PlainReviews> {
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  assertCan(actor, 'queue:read');
  const { agency, id: staffId } = actor;
  if (agency === null) throw new Refused('forbidden');
  const reviews = await listPlainReviews(sql, city, { agency, staffId, refs: null });
  return { agency, reviews, isFresh: isFreshStaff(actor, now) };
}
