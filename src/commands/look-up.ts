import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { LOOK_UP_LIMITS } from '#src/domain/session.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { insertLimitUse } from '#src/store/limit.ts';

/**
 * Counts a look-up without sign-in, so that references cannot be tried in bulk. More than all people together make raises an
 * alarm and refuses nobody: a few addresses must not shut it for everybody else.
 * Errors: Refused `too-many-requests` past the limit of an address.
 */
export async function countLookUp(ctx: Ctx, input: { clientAddress: string }): Promise<void> {
  assertCan(ctx.actor, 'status:look-up');
  if (ctx.visitorLookUps === 0) return;
  const ofAddress = { ...LOOK_UP_LIMITS.fromAddress, count: ctx.visitorLookUps };
  if (ctx.isReadOnly) {
    // No table can count them now, so each process does for itself.
    if (!ctx.spareLimits.isFree(ofAddress, input.clientAddress, ctx.now))
      throw new Refused('too-many-requests');
    return;
  }
  await ctx.sql.begin(async (tx) => {
    const isFree = await insertLimitUse(tx, ctx.secretKey, ofAddress, input.clientAddress, ctx.now);
    if (!isFree) throw new Refused('too-many-requests');
    const isUsual = await insertLimitUse(tx, ctx.secretKey, LOOK_UP_LIMITS.everybody, 'all', ctx.now);
    if (!isUsual) ctx.log.warn({ alarm: 'look-ups' }, 'more look-ups than people make');
  });
}
