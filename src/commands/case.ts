import { appendActivity } from '#src/commands/activity.ts';
import { queueNotice } from '#src/commands/notice.ts';
import { clearIfAgreed, routeVersion } from '#src/commands/routing.ts';
import type { Ctx } from '#src/context.ts';
import { type Actor, can } from '#src/domain/policy.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { assertFreshStaff } from '#src/domain/session.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { APPLICATION, type ApplicationAction } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import {
  type Application,
  lockApplicationByRef,
  setApplicationStatus,
  setCoordinator,
} from '#src/store/application.ts';
import { insertApplicantMessage } from '#src/store/message.ts';
import { withdrawOpenReviews } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion } from '#src/store/version.ts';

type StaffActor = Extract<Actor, { kind: 'staff' }>;

export interface CoordinatedCase {
  application: Locked<Application>;
  staff: StaffActor;
}

/** Locks a case for the coordinator. Errors: Refused `forbidden` for others, `not-found` for a draft or a case that is not there. */
export async function lockCase(tx: Tx, ctx: Ctx, ref: string): Promise<CoordinatedCase> {
  const staff = ctx.actor;
  if (staff.kind !== 'staff') throw new Refused('not-found');
  const application = found(await lockApplicationByRef(tx, ref));
  if (!can(staff, 'review:read', subjectOf(application))) throw new Refused('not-found');
  return { application, staff };
}

/**
 * Applies one action of the coordinator: status, history.
 * Shape: the case as it is afterwards. Errors: Refused as the table of transitions says, `sign-in-again` for what reaches the public.
 */
export async function moveCase(
  tx: Tx,
  ctx: Ctx,
  { application }: CoordinatedCase,
  action: ApplicationAction,
  facts: Parameters<typeof applyAction>[4] = {},
  detail: Record<string, string | number | boolean | null | string[]> = {},
): Promise<Locked<Application>> {
  const thing = { status: application.status, subject: subjectOf(application) };
  const move = applyAction(APPLICATION, thing, action, ctx.actor, facts);
  if (action === 'issue' || action === 'deny' || action === 'revoke') assertFreshStaff(ctx.actor, ctx.now);
  assertMoved(await setApplicationStatus(tx, application, move.to, ctx.now, facts.reason ?? null));
  await appendActivity(tx, ctx, application, action, { from: move.from, to: move.to, detail });
  return { ...application, status: move.to };
}

/** Starts the completeness check; the coordinator becomes the case's. */
export async function beginIntake(ctx: Ctx, input: { ref: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const one = await lockCase(tx, ctx, input.ref);
    await moveCase(tx, ctx, one, 'begin_intake');
    await setCoordinator(tx, one.application, one.staff.id);
  });
}

/** Finds a submission complete and gives every agency its part. Errors: Refused `wrong-state` when it is already with them. */
export async function acceptApplication(ctx: Ctx, input: { ref: string }): Promise<{ status: string }> {
  return await ctx.sql.begin(async (tx) => {
    const one = await lockCase(tx, ctx, input.ref);
    const moved = await moveCase(tx, ctx, one, 'accept');
    await setCoordinator(tx, one.application, one.application.coordinator_id ?? one.staff.id);
    const version = found(await findVersion(tx, moved.id, moved.version_number));
    await routeVersion(tx, ctx, moved, { ...version, startsOn: found(moved.starts_on) });
    return { status: await clearIfAgreed(tx, ctx, moved, version) };
  });
}

/**
 * Gives a submission back because something is missing, with listed reasons and words.
 * Errors: Refused `reason-not-listed`, `reason-missing` without words, `wrong-state` once agencies review it.
 */
export async function returnApplication(
  ctx: Ctx,
  input: { ref: string; reasons: readonly string[]; words: string },
): Promise<void> {
  const known = ctx.city.returnReasons.map((reason) => reason.key);
  if (input.reasons.length === 0 || input.reasons.some((reason) => !known.includes(reason))) {
    throw new Refused('reason-not-listed');
  }
  await ctx.sql.begin(async (tx) => {
    const one = await lockCase(tx, ctx, input.ref);
    const moved = await moveCase(
      tx,
      ctx,
      one,
      'return',
      { reason: input.words },
      { reasons: [...input.reasons] },
    );
    const messageId = await sayToApplicant(tx, ctx, one, 'return', input.words);
    if (moved.owner_email === null) return;
    await queueNotice(tx, ctx, {
      applicationId: moved.id,
      moment: 'returned',
      recipient: moved.owner_email,
      locale: moved.locale,
      dedupeKey: `returned:${messageId}`,
      content: {
        ref: moved.ref,
        eventName: moved.event_name ?? '',
        reasons: [...input.reasons],
        words: input.words,
      },
    });
  });
}

async function sayToApplicant(
  tx: Tx,
  ctx: Ctx,
  { application, staff }: CoordinatedCase,
  kind: 'return' | 'decision',
  body: string,
): Promise<string> {
  return await insertApplicantMessage(tx, {
    applicationId: application.id,
    reviewId: null,
    kind,
    agency: ctx.city.coordinatorAgency,
    staffId: staff.id,
    applicantId: null,
    answersMessageId: null,
    body: body.trim(),
    now: ctx.now,
  });
}

/**
 * Denies a case for a listed reason, once the duties are done that the city's rules name at this moment, such as an
 * alternative or a lawyer's check. On the speech path only neutral reasons count.
 * Errors: Refused `reason-not-listed`, `law-check-missing`, `alternative-missing`, `reason-missing` without words.
 */
export async function denyApplication(
  ctx: Ctx,
  input: { ref: string; reason: string; words: string; alternative: string; lawCheckedBy?: string },
): Promise<void> {
  if (input.words.trim() === '') throw new Refused('reason-missing');
  await ctx.sql.begin(async (tx) => {
    const one = await lockCase(tx, ctx, input.ref);
    const isSpeech = one.application.track === 'speech';
    const duties = await denialDuties(tx, ctx, one.application);
    const lawCheckedBy = (input.lawCheckedBy ?? '').trim();
    const listed = ctx.city.denialReasons.find((reason) => reason.key === input.reason);
    const moved = await moveCase(
      tx,
      ctx,
      one,
      'deny',
      {
        reason: input.reason,
        reasonListed: listed !== undefined && (!isSpeech || listed.speech),
        lawCheckNeeded: duties.includes('law-check'),
        lawCheckedBy,
        alternativeNeeded: duties.includes('offer-alternative'),
        alternative: input.alternative,
      },
      {
        reason: input.reason,
        alternativeOffered: input.alternative.trim() !== '',
        ...(lawCheckedBy === '' ? {} : { lawCheckedBy }),
      },
    );
    await withdrawOpenReviews(tx, moved.id);
    await sayToApplicant(
      tx,
      ctx,
      one,
      'decision',
      [input.words, input.alternative].filter(Boolean).join('\n\n'),
    );
    if (moved.owner_email === null) return;
    await queueNotice(tx, ctx, {
      applicationId: moved.id,
      moment: 'denial',
      recipient: moved.owner_email,
      locale: moved.locale,
      dedupeKey: `denial:${moved.id}`,
      content: {
        ref: moved.ref,
        eventName: moved.event_name ?? '',
        reason: input.reason,
        words: input.words,
        alternative: input.alternative,
        isSpeech,
      },
    });
  });
}

/** What the city's rules oblige it to before it denies. A draft never gets here: `lockCase` does not find one. */
async function denialDuties(tx: Tx, ctx: Ctx, application: Application): Promise<string[]> {
  const { answers } = found(await findVersion(tx, application.id, application.version_number));
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  return evaluate(ctx.city, answers, { moment: 'deny', today }).duties.map(({ duty }) => duty);
}

/** Closes a case whose event is over. Errors: Refused `wrong-state` before that. */
export async function closeCase(ctx: Ctx, input: { ref: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    await moveCase(tx, ctx, await lockCase(tx, ctx, input.ref), 'close');
  });
}
