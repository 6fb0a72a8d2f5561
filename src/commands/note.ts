import { appendActivity } from '#src/commands/activity.ts';
import type { Ctx } from '#src/context.ts';
import { can } from '#src/domain/policy.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { lockApplicationByRef } from '#src/store/application.ts';
import { insertInternalNote, isNewestInternalNote } from '#src/store/message.ts';
import { listReviews } from '#src/store/review.ts';
import { subjectOf } from '#src/store/subject.ts';

/**
 * Adds a note that only staff may read.
 * Shape: the same words again by the same person, with no note between, are the first ones sent again because their answer
 * was lost: nothing is added. Errors: Refused `reason-missing` without words.
 */
export async function addInternalNote(ctx: Ctx, input: { ref: string; body: string }): Promise<void> {
  const body = input.body.trim();
  const staff = ctx.actor;
  if (body === '') throw new Refused('reason-missing');
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const agencies = (await listReviews(tx, application.id)).map((review) => review.agency);
    const subject = subjectOf(application, agencies);
    if (!can(staff, 'review:read', subject)) throw new Refused('not-found');
    if (!can(staff, 'note:write', subject) || staff.kind !== 'staff') throw new Refused('forbidden');
    if (await isNewestInternalNote(tx, { applicationId: application.id, staffId: staff.id, body })) return;
    const agency = staff.agency ?? ctx.city.coordinatorAgency;
    await insertInternalNote(tx, {
      applicationId: application.id,
      agency,
      staffId: staff.id,
      body,
      now: ctx.now,
    });
    await appendActivity(tx, ctx, application, 'note', {
      from: application.status,
      to: application.status,
      agency,
    });
  });
}
