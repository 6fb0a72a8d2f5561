import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { setKeysOff } from '#src/store/staff-member.ts';

/** Turns the single keys of the staff pages on or off for the actor, wherever they sign in. */
export async function turnKeys(ctx: Ctx, input: { to: string }): Promise<void> {
  const { actor } = ctx;
  assertCan(actor, 'queue:read');
  if (actor.kind !== 'staff' || (input.to !== 'on' && input.to !== 'off')) throw new Refused('invalid-input');
  await ctx.sql.begin((tx) => setKeysOff(tx, actor.id, input.to === 'off'));
}
