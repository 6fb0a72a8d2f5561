import { appendActivity } from '#src/commands/activity.ts';
import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';
import { applyAction, refusal } from '#src/domain/workflow/workflow.ts';
import { lockApplicationByRef, setApplicationStatus } from '#src/store/application.ts';
import { listEndedCases } from '#src/store/ended.ts';
import { deleteOldLimits } from '#src/store/limit.ts';
import { deleteSpentReturnCodes } from '#src/store/return-code.ts';
import { deleteEndedSessions } from '#src/store/session.ts';
import { deleteOldCodes } from '#src/store/sign-in-code.ts';
import { deleteOldStaffSignInStarts } from '#src/store/staff-sign-in.ts';
import { subjectOf } from '#src/store/subject.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Marks every permitted event whose last day has passed as over.
 * Shape: how many; each case in its own transaction, so that one that moved meanwhile stops no other.
 * Units: a day is over at midnight on the city's clock.
 */
export async function finishEvents(ctx: Ctx): Promise<number> {
  assertCan(ctx.actor, 'system:work');
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  let count = 0;
  for (const ref of await listEndedCases(ctx.sql, today)) {
    if (await finishOne(ctx, ref, today)) count += 1;
  }
  return count;
}

async function finishOne(ctx: Ctx, ref: string, today: string): Promise<boolean> {
  return await ctx.sql.begin(async (tx) => {
    const application = await lockApplicationByRef(tx, ref);
    if (application === null || application.ends_on === null) return false;
    const thing = { status: application.status, subject: subjectOf(application) };
    const facts = { today, lastDay: application.ends_on };
    if (refusal(APPLICATION, thing, 'finish', ctx.actor, facts) !== null) return false;
    const move = applyAction(APPLICATION, thing, 'finish', ctx.actor, facts);
    if (!(await setApplicationStatus(tx, application, move.to, ctx.now))) return false;
    await appendActivity(tx, ctx, application, 'finish', { from: move.from, to: move.to });
    return true;
  });
}

/** Forgets what has run out: sessions, codes, sign-ins nobody came back from, counts of limits, return codes that lead nowhere. Shape: how many of each. */
export async function sweepSessions(ctx: Ctx): Promise<Record<string, number>> {
  assertCan(ctx.actor, 'system:work');
  const hoursAgo = (hours: number) => new Date(ctx.now.getTime() - hours * HOUR_MS);
  return await ctx.sql.begin(async (tx) => ({
    sessions: await deleteEndedSessions(tx, ctx.now),
    codes: await deleteOldCodes(tx, hoursAgo(24)),
    staffSignIns: await deleteOldStaffSignInStarts(tx, hoursAgo(1)),
    limits: await deleteOldLimits(tx, hoursAgo(48)),
    returnCodes: await deleteSpentReturnCodes(tx),
  }));
}
