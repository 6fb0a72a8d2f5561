import * as z from 'zod';
import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { LONGEST_VIEW_ADDRESS, LONGEST_VIEW_NAME, MOST_KEPT_VIEWS } from '#src/domain/queue.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { deleteKeptView, insertKeptView } from '#src/store/queue-view.ts';

const keptSchema = z.object({
  name: z.string().trim().min(1).max(LONGEST_VIEW_NAME),
  address: z.string().max(LONGEST_VIEW_ADDRESS),
});

/**
 * Keeps a view of the queue under a name, for the actor alone.
 * Shape: the same name again stands for the new view. Errors: Refused `invalid-input` for a name that is empty or too long,
 * `too-many-views` beyond `MOST_KEPT_VIEWS`.
 */
export async function keepView(ctx: Ctx, input: { name: string; address: string }): Promise<void> {
  const { actor } = ctx;
  assertCan(actor, 'queue:read');
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  const view = keptSchema.safeParse(input);
  if (!view.success) throw new Refused('invalid-input');
  const isKept = await ctx.sql.begin((tx) =>
    insertKeptView(tx, { ...view.data, staffId: actor.id, most: MOST_KEPT_VIEWS, now: ctx.now }),
  );
  if (!isKept) throw new Refused('too-many-views');
}

/** Forgets a view that the actor keeps. Shape: it may be gone already. */
export async function dropView(ctx: Ctx, input: { id: string }): Promise<void> {
  const { actor } = ctx;
  assertCan(actor, 'queue:read');
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  const id = z.uuid().safeParse(input.id);
  if (!id.success) throw new Refused('invalid-input');
  await ctx.sql.begin((tx) => deleteKeptView(tx, actor.id, id.data));
}
