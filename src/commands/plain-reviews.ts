import { decideReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { MOST_TOGETHER } from '#src/domain/queue.ts';
import { assertFreshStaff } from '#src/domain/session.ts';
import { type RefusalCode, Refused } from '#src/domain/shared/refusal.ts';
import { listPlainReviews, type PlainReview } from '#src/store/plain-review.ts';

/** One case of several, as it was on the page. */
export interface PlainChoice {
  ref: string;
  versionSeen: number;
  reviewRevision: number;
}

/** What became of one of them. */
export interface PlainOutcome {
  ref: string;
  /** Why it was not approved; null when it was. */
  refusal: RefusalCode | null;
}

/**
 * Approves several cases of the actor's agency, each by itself and with the conditions that the rules suggest: what is refused leaves the others alone.
 * Shape: in the order asked; the same again tells the same again. Errors: Refused `forbidden` without an agency, `sign-in-again`,
 * `invalid-input` for none or more than `MOST_TOGETHER`.
 */
export async function approvePlainReviews(ctx: Ctx, chosen: readonly PlainChoice[]): Promise<PlainOutcome[]> {
  const { actor } = ctx;
  assertCan(actor, 'queue:read');
  if (actor.kind !== 'staff' || actor.agency === null) throw new Refused('forbidden');
  assertFreshStaff(actor, ctx.now);
  if (chosen.length === 0 || chosen.length > MOST_TOGETHER) throw new Refused('invalid-input');
  const asked = { agency: actor.agency, staffId: actor.id, refs: chosen.map((one) => one.ref) };
  // What changes between this look and the decision changes the revision, and the decision is refused.
  const plain = await listPlainReviews(ctx.sql, ctx.city, asked);
  const outcomes: PlainOutcome[] = [];
  for (const one of chosen) {
    const review = plain.find((candidate) => candidate.ref === one.ref);
    outcomes.push({ ref: one.ref, refusal: await approveOne(ctx, one, chosen.length, review) });
  }
  return outcomes;
}

async function approveOne(
  ctx: Ctx,
  one: PlainChoice,
  count: number,
  review: PlainReview | undefined,
): Promise<RefusalCode | null> {
  const conditions = review?.suggested ?? [];
  try {
    await decideReview(ctx, {
      ...one,
      decision: conditions.length > 0 ? 'approve_with_conditions' : 'approve',
      reason: null,
      words: '',
      conditions,
      together: { count, isPlain: review?.is_plain === true },
    });
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}
