import { appendActivity } from '#src/commands/activity.ts';
import { queueNotice } from '#src/commands/notice.ts';
import { discardObject } from '#src/commands/object.ts';
import type { Ctx } from '#src/context.ts';
import { DRAFT_WARNING_DAYS, type DraftDue, type DraftWarningStep, draftDue } from '#src/domain/draft-end.ts';
import { assertCan } from '#src/domain/policy.ts';
import { addDays, type CalendarDate, calendarDateAt, instantAt } from '#src/domain/shared/calendar-date.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';
import { applyAction, refusal } from '#src/domain/workflow/workflow.ts';
import { type Application, lockApplicationByRef, setApplicationStatus } from '#src/store/application.ts';
import { updateDelegationsEnded } from '#src/store/delegate.ts';
import { type AgingDraft, eraseDraft, findAgingDraft, listAgingDrafts } from '#src/store/draft-end.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';

/** What became of the drafts that nobody changes. */
export interface DraftsEnded {
  warned: number;
  removed: number;
}

const todayOf = (ctx: Ctx): CalendarDate => calendarDateAt(ctx.now, ctx.city.timeZone);

const dueOf = (ctx: Ctx, draft: AgingDraft): DraftDue =>
  draftDue({
    today: todayOf(ctx),
    changedOn: calendarDateAt(draft.changedAt, ctx.city.timeZone),
    keptDays: ctx.city.draftKeptDays,
    hasAddress: draft.hasAddress,
    warning: draft.warning,
  });

/**
 * Warns the owners of drafts that nobody changes, twice, and then removes the drafts.
 * Shape: how many of each. Each draft has its own transaction and is looked at again in it, so running this twice, late, or
 * while somebody writes does nothing twice and removes nothing that was changed.
 * Errors: throws after the last draft when one of them failed.
 */
export async function endDrafts(ctx: Ctx): Promise<DraftsEnded> {
  assertCan(ctx.actor, 'system:work');
  const ended: DraftsEnded = { warned: 0, removed: 0 };
  const problems: unknown[] = [];
  const oldEnough = addDays(todayOf(ctx), 1 + DRAFT_WARNING_DAYS.first - ctx.city.draftKeptDays);
  const before = instantAt(oldEnough, '00:00', ctx.city.timeZone);
  let last: AgingDraft | null = null;
  do {
    const drafts: AgingDraft[] = await listAgingDrafts(ctx.sql, before, last);
    for (const draft of drafts) {
      if (dueOf(ctx, draft).action === 'none') continue;
      try {
        const done = await endOne(ctx, draft.ref);
        if (done !== null) ended[done] += 1;
      } catch (problem) {
        ctx.log.error({ err: problem, application: draft.id }, 'a draft could not be ended');
        problems.push(problem);
      }
    }
    last = drafts.at(-1) ?? null;
  } while (last !== null);
  if (problems.length > 0) throw new AggregateError(problems, 'some drafts could not be ended');
  return ended;
}

async function endOne(ctx: Ctx, ref: string): Promise<keyof DraftsEnded | null> {
  const done = await ctx.sql.begin(async (tx) => {
    const application = await lockApplicationByRef(tx, ref);
    const draft = application && (await findAgingDraft(tx, application.id));
    if (application === null || draft === null) return null;
    const due = dueOf(ctx, draft);
    if (due.action === 'warn') return await warn(tx, ctx, application, draft, due);
    return due.action === 'remove' ? await remove(tx, ctx, application, due.keptUntil) : null;
  });
  if (done === null || done === 'warned') return done;
  for (const objectKey of done.objectKeys) await discardObject(ctx, objectKey);
  return 'removed';
}

async function warn(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  draft: AgingDraft,
  due: { step: DraftWarningStep; keptUntil: CalendarDate },
): Promise<'warned' | null> {
  if (application.owner_email === null) return null;
  const changedAt = draft.changedAt.toISOString();
  await queueNotice(tx, ctx, {
    applicationId: application.id,
    moment: 'draft-ending',
    recipient: application.owner_email,
    locale: application.locale,
    dedupeKey: `draft-ending:${application.id}:${changedAt}:${due.step}`,
    content: {
      ref: application.ref,
      eventName: application.event_name ?? '',
      step: due.step,
      changedAt,
      keptUntil: due.keptUntil,
    },
  });
  return 'warned';
}

async function remove(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  keptUntil: CalendarDate,
): Promise<{ objectKeys: string[] } | null> {
  const thing = { status: application.status, subject: subjectOf(application) };
  const facts = { today: todayOf(ctx), keptUntil };
  if (refusal(APPLICATION, thing, 'expire', ctx.actor, facts) !== null) return null;
  const move = applyAction(APPLICATION, thing, 'expire', ctx.actor, facts);
  if (!(await setApplicationStatus(tx, application, move.to, ctx.now))) return null;
  await updateDelegationsEnded(tx, application.id, { reason: 'removed', now: ctx.now });
  await appendActivity(tx, ctx, application, 'expire', { from: move.from, to: move.to });
  return { objectKeys: await eraseDraft(tx, application, ctx.now) };
}
