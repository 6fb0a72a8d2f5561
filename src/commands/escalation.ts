import { appendActivity } from '#src/commands/activity.ts';
import { queueNotice } from '#src/commands/notice.ts';
import { clearIfAgreed, coordinatorDueOn } from '#src/commands/routing.ts';
import type { Ctx } from '#src/context.ts';
import { CLOCK_STEPS, type ClockStep, clockStep, lastDueOn, silenceRuleOf } from '#src/domain/escalation.ts';
import { assertCan } from '#src/domain/policy.ts';
import { calendarDateAt, instantAt } from '#src/domain/shared/calendar-date.ts';
import { assertMoved, found } from '#src/domain/shared/refusal.ts';
import { REVIEW } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import { type Application, lockApplicationByRef } from '#src/store/application.ts';
import { updateNextDue } from '#src/store/queue.ts';
import { lockCurrentReview, type Review, setReviewState } from '#src/store/review.ts';
import {
  listSilentReviews,
  listStaffMailboxes,
  type SilentReviewRow,
  type StaffMailbox,
  wasReconsidered,
  wasToldOfClock,
} from '#src/store/silent-review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { findStaffMember } from '#src/store/staff-member.ts';
import { findStandIn } from '#src/store/stand-in.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion } from '#src/store/version.ts';

/** How many reviews each step was due for. */
export type Escalated = Record<ClockStep, number>;

/**
 * Looks after the clocks of all agencies: reminds who holds a review, tells who leads the agency, and applies the city's
 * silence rule.
 * Shape: each review has its own transaction and is looked at again in it, so running this twice, late, or while somebody
 * decides does nothing twice. Errors: throws after the last review when one of them failed.
 */
export async function watchClocks(ctx: Ctx): Promise<Escalated> {
  assertCan(ctx.actor, 'system:work');
  const done: Escalated = { soon: 0, late: 0, deemed: 0 };
  const problems: unknown[] = [];
  const dueUntil = lastDueOn(calendarDateAt(ctx.now, ctx.city.timeZone), ctx.city);
  for (const { key: agency } of ctx.city.agencies) {
    let last: SilentReviewRow | null = null;
    do {
      const rows: SilentReviewRow[] = await listSilentReviews(ctx.sql, agency, dueUntil, last);
      for (const row of rows) {
        try {
          const step = await watchOne(ctx, row.ref, agency);
          if (step !== null) done[step] += 1;
        } catch (problem) {
          ctx.log.error({ err: problem, review: row.id }, 'a clock could not be looked after');
          problems.push(problem);
        }
      }
      last = rows.at(-1) ?? null;
    } while (last !== null);
  }
  if (problems.length > 0) throw new AggregateError(problems, 'some clocks could not be looked after');
  return done;
}

async function watchOne(ctx: Ctx, ref: string, agency: string): Promise<ClockStep | null> {
  return await ctx.sql.begin(async (tx) => {
    const application = await lockApplicationByRef(tx, ref);
    const review = application && (await lockCurrentReview(tx, application.id, agency));
    if (application === null || review === null) return null;
    const today = calendarDateAt(ctx.now, ctx.city.timeZone);
    const version = found(await findVersion(tx, application.id, application.version_number));
    const silence = silenceRuleOf(agency, version.evaluation.silences, ctx.city);
    const step = clockStep(
      {
        review,
        status: application.status,
        silence,
        isTold: await wasToldOfClock(tx, review, instantAt(today, '00:00', ctx.city.timeZone)),
        isReconsidered: await wasReconsidered(tx, review),
      },
      today,
      ctx.city,
    );
    if (step === 'deemed' && silence !== null) {
      const { to } = applyAction(
        REVIEW,
        { status: review.state, subject: subjectOf(application, [agency], { agency }) },
        'deem',
        ctx.actor,
        {
          versionSeen: review.holds_for_version,
          versionNumber: application.version_number,
          isSilenceOver: true,
        },
      );
      const decision = { reason: silence.rule, words: null, by: null, at: ctx.now };
      assertMoved(await setReviewState(tx, review, to, { decision }));
      await appendActivity(tx, ctx, application, 'deem', {
        from: application.status,
        to: application.status,
        agency,
        detail: {
          round: review.round,
          version: review.version_number,
          rule: silence.rule,
          days: silence.days,
        },
      });
      await updateNextDue(tx, application.id, coordinatorDueOn(ctx, application.starts_on));
      await clearIfAgreed(tx, ctx, application, version);
    }
    if (step !== null) await tell(tx, ctx, application, review, step);
    return step;
  });
}

/** The holder hears first, with who stands in for them, or everybody who could take it; then who leads the agency, or else who steers the case. */
async function readersOf(
  tx: Tx,
  application: Application,
  review: Review,
  step: ClockStep,
  now: Date,
): Promise<StaffMailbox[]> {
  const holder = review.assigned_to === null ? null : await findStaffMember(tx, review.assigned_to);
  const isHolderHere = holder !== null && holder.disabled_at === null && holder.email !== '';
  const standIn = isHolderHere ? await findStandIn(tx, holder.id, now) : null;
  const second = standIn && (await findStaffMember(tx, standIn.id));
  const workers = isHolderHere
    ? [holder, ...(second ? [second] : [])]
    : await listStaffMailboxes(tx, 'reviewer', review.agency);
  if (step === 'soon') return workers;
  const heads = await listStaffMailboxes(tx, 'supervisor', review.agency);
  const steering = heads.length > 0 ? [] : await listStaffMailboxes(tx, 'coordinator', null);
  const own = steering.filter((one) => one.id === application.coordinator_id);
  const leaders = heads.length > 0 ? heads : own.length > 0 ? own : steering;
  return step === 'late' ? leaders : [...workers, ...leaders];
}

async function tell(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  review: Review,
  step: ClockStep,
): Promise<void> {
  const people = new Map(
    (await readersOf(tx, application, review, step, ctx.now)).map((one) => [one.id, one.email]),
  );
  for (const [id, recipient] of people) {
    await queueNotice(tx, ctx, {
      applicationId: application.id,
      moment: 'clock',
      recipient,
      locale: 'en',
      // A pause moves the due day, and then there is something new to say.
      dedupeKey: `clock:${review.id}:${review.due_on}:${CLOCK_STEPS.indexOf(step)}:${id}`,
      content: {
        ref: application.ref,
        eventName: application.event_name ?? '',
        agency: review.agency,
        reviewId: review.id,
        step,
        dueOn: review.due_on,
      },
    });
  }
}
