import type { Ctx } from '#src/context.ts';
import { assertCan, workRolesOf } from '#src/domain/policy.ts';
import { LONGEST_STAND_IN_DAYS } from '#src/domain/queue.ts';
import { addDays, type CalendarDate, calendarDateAt, instantAt } from '#src/domain/shared/calendar-date.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { listPossibleStandIns, setStandIn } from '#src/store/stand-in.ts';

/**
 * Has a colleague do the actor's work until the end of a day of the city, beginning now.
 * Shape: a second one takes the place of the first. Errors: Refused `invalid-input` for a day that is over or too far ahead,
 * `colleague-gone` for somebody who does not do the same work.
 */
export async function nameStandIn(ctx: Ctx, input: { staffId: string; until: CalendarDate }): Promise<void> {
  const { actor } = ctx;
  assertCan(actor, 'queue:read');
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  const { timeZone } = ctx.city;
  const today = calendarDateAt(ctx.now, timeZone);
  if (input.until < today || input.until > addDays(today, LONGEST_STAND_IN_DAYS))
    throw new Refused('invalid-input');
  const until = instantAt(addDays(input.until, 1), '00:00', timeZone);
  await ctx.sql.begin(async (tx) => {
    const possible = await listPossibleStandIns(tx, { ...actor, workRoles: workRolesOf(actor) });
    if (!possible.some((one) => one.id === input.staffId)) throw new Refused('colleague-gone');
    await setStandIn(tx, actor.id, { id: input.staffId, until });
  });
}

/** The actor does their own work again. */
export async function endStandIn(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  assertCan(actor, 'queue:read');
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  await ctx.sql.begin((tx) => setStandIn(tx, actor.id, null));
}
