import { appendActivity } from '#src/commands/activity.ts';
import { releaseIfLost } from '#src/commands/held-work.ts';
import { queueAnswerNotice, queueNotice } from '#src/commands/notice.ts';
import { assertPinsOfCase } from '#src/commands/pin.ts';
import { clearIfAgreed, coordinatorDueOn } from '#src/commands/routing.ts';
import type { Ctx } from '#src/context.ts';
import { type ConditionInput, decidedConditions } from '#src/domain/condition.ts';
import type { HistoryAction } from '#src/domain/history.ts';
import { type Actor, can, systemActor } from '#src/domain/policy.ts';
import { resumeClock } from '#src/domain/review.ts';
import { assertFreshStaff } from '#src/domain/session.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { isInReview, isOpenReview } from '#src/domain/workflow/states.ts';
import { APPLICATION, REQUIREMENT, REVIEW, type ReviewAction } from '#src/domain/workflow/transitions.ts';
import { applyAction, refusal } from '#src/domain/workflow/workflow.ts';
import { type Application, lockApplicationByRef, setApplicationStatus } from '#src/store/application.ts';
import { insertConditions, listCurrentConditions, setConditionsTakenBack } from '#src/store/condition.ts';
import { listOpenCorrections } from '#src/store/correction.ts';
import { findOpenQuestion, insertApplicantMessage, insertInternalNote } from '#src/store/message.ts';
import { updateNextDue } from '#src/store/queue.ts';
import { lockRequirements, setRequirementState } from '#src/store/requirement.ts';
import { lockCurrentReview, type Review, setReviewState } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { findStaffMember } from '#src/store/staff-member.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion } from '#src/store/version.ts';

type StaffActor = Extract<Actor, { kind: 'staff' }>;

interface Desk {
  application: Locked<Application>;
  review: Locked<Review>;
  staff: StaffActor;
  subject: ReturnType<typeof subjectOf>;
}

/** Locks a case and the part of the actor's agency in it. Errors: Refused `not-found` where the agency has no part. */
export async function lockDesk(tx: Tx, ctx: Ctx, ref: string): Promise<Desk> {
  const staff = ctx.actor;
  if (staff.kind !== 'staff' || staff.agency === null) throw new Refused('forbidden');
  const application = found(await lockApplicationByRef(tx, ref));
  const review = found(await lockCurrentReview(tx, application.id, staff.agency));
  const subject = subjectOf(application, [review.agency], {
    agency: review.agency,
    assignedTo: review.assigned_to,
  });
  if (!can(staff, 'review:read', subject)) throw new Refused('not-found');
  return { application, review, staff, subject };
}

/** The line of the history for what an agency did with its part. */
export const appendReviewActivity = (
  tx: Tx,
  ctx: Ctx,
  desk: Pick<Desk, 'application' | 'review'>,
  action: HistoryAction,
  detail: Record<string, string | number | boolean | null | string[]> = {},
) =>
  appendActivity(tx, ctx, desk.application, action, {
    from: desk.application.status,
    to: desk.application.status,
    agency: desk.review.agency,
    detail: { round: desk.review.round, version: desk.review.version_number, ...detail },
  });

const isDecision = (action: ReviewAction) =>
  ['approve', 'approve_with_conditions', 'object', 'reconsider'].includes(action);

/** Where an action takes the agency's part. Errors: Refused as the table of transitions says, `wrong-state` outside the review, `sign-in-again` for a decision. */
export const moveReview = (
  ctx: Ctx,
  desk: Desk,
  action: ReviewAction,
  facts: Parameters<typeof applyAction>[4] = {},
) => {
  if (!isInReview(desk.application.status) && action !== 'reconsider') throw new Refused('wrong-state');
  const moved = applyAction(
    REVIEW,
    { status: desk.review.state, subject: desk.subject },
    action,
    ctx.actor,
    facts,
  );
  if (isDecision(action)) assertFreshStaff(ctx.actor, ctx.now);
  return moved;
};

/** Takes a review onto the actor's own desk. Errors: Refused `already-claimed` when a colleague was faster. */
export async function claimReview(ctx: Ctx, input: { ref: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const desk = await lockDesk(tx, ctx, input.ref);
    if (desk.review.assigned_to !== null && desk.review.assigned_to !== desk.staff.id) {
      throw new Refused('already-claimed');
    }
    const { to } = moveReview(ctx, desk, 'claim', {
      assignedTo: desk.review.assigned_to,
      actorId: desk.staff.id,
    });
    assertMoved(
      await setReviewState(tx, desk.review, to, { assignedTo: desk.staff.id, assignedAt: ctx.now }),
    );
    await appendReviewActivity(tx, ctx, desk, 'claim');
  });
}

/** Puts a claimed review back for the agency's colleagues. Errors: Refused `forbidden` for somebody else's claim. */
export async function releaseReview(ctx: Ctx, input: { ref: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const desk = await lockDesk(tx, ctx, input.ref);
    const { to } = moveReview(ctx, desk, 'release');
    assertMoved(await setReviewState(tx, desk.review, to, { assignedTo: null, assignedAt: null }));
    await appendReviewActivity(tx, ctx, desk, 'release');
  });
}

/** Asks the applicant a question; the agency's clock stands still until the answer. Errors: Refused `reason-missing` without words. */
export async function askApplicant(ctx: Ctx, input: { ref: string; question: string }): Promise<void> {
  const body = input.question.trim();
  if (body === '') throw new Refused('reason-missing');
  await ctx.sql.begin(async (tx) => {
    const desk = await lockDesk(tx, ctx, input.ref);
    const { to } = moveReview(ctx, desk, 'ask');
    const messageId = await insertApplicantMessage(tx, {
      applicationId: desk.application.id,
      reviewId: desk.review.id,
      kind: 'question',
      agency: desk.review.agency,
      staffId: desk.staff.id,
      applicantId: null,
      answersMessageId: null,
      body,
      now: ctx.now,
    });
    assertMoved(
      await setReviewState(tx, desk.review, to, {
        assignedTo: desk.review.assigned_to ?? desk.staff.id,
        assignedAt: desk.review.assigned_at ?? ctx.now,
        // Where the agency waits for corrections already, the clock has stood still since then.
        pausedAt: desk.review.paused_at ?? ctx.now,
      }),
    );
    await appendReviewActivity(tx, ctx, desk, 'ask');
    if (desk.application.owner_email !== null) {
      await queueNotice(tx, ctx, {
        applicationId: desk.application.id,
        moment: 'question',
        recipient: desk.application.owner_email,
        locale: desk.application.locale,
        dedupeKey: `question:${messageId}`,
        content: {
          ref: desk.application.ref,
          eventName: desk.application.event_name ?? '',
          agency: desk.review.agency,
        },
      });
    }
  });
}

/** The applicant answers an agency's question; its clock goes on. Errors: Refused `wrong-state` when the question is answered. */
export async function answerQuestion(
  ctx: Ctx,
  input: { ref: string; agency: string; answer: string },
): Promise<void> {
  const body = input.answer.trim();
  if (body === '') throw new Refused('reason-missing');
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const subject = subjectOf(application, [input.agency], { agency: input.agency });
    if (!can(ctx.actor, 'application:read-own', subject) || ctx.actor.kind !== 'applicant')
      throw new Refused('not-found');
    const review = found(await lockCurrentReview(tx, application.id, input.agency));
    const { to } = applyAction(REVIEW, { status: review.state, subject }, 'take_answer', ctx.actor);
    const question = found(await findOpenQuestion(tx, review.id));
    await insertApplicantMessage(tx, {
      applicationId: application.id,
      reviewId: review.id,
      kind: 'answer',
      agency: input.agency,
      staffId: null,
      applicantId: ctx.actor.id,
      answersMessageId: question.id,
      body,
      now: ctx.now,
    });
    // An agency that also waits for corrections goes on only with the new version.
    const isStillStopped = (await listOpenCorrections(tx, application.id)).some(
      (one) => one.agency === review.agency,
    );
    const { pausedDays, pausedDaysCount, dueOn } = resumedClock(ctx, review);
    assertMoved(
      await setReviewState(tx, review, to, isStillStopped ? {} : { pausedAt: null, pausedDaysCount, dueOn }),
    );
    await updateNextDue(tx, application.id, coordinatorDueOn(ctx, application.starts_on));
    await appendReviewActivity(tx, ctx, { application, review }, 'take_answer', { pausedDays });
    const holder = review.assigned_to === null ? null : await findStaffMember(tx, review.assigned_to);
    // Who asked may have left meanwhile, and nobody else would see that the answer is there.
    if (holder)
      await releaseIfLost(
        tx,
        { actor: cleaner, now: ctx.now },
        { application, agency: input.agency, holder },
      );
    await queueAnswerNotice(
      tx,
      ctx,
      { staffId: review.assigned_to, dedupeKey: `answer:${question.id}` },
      { application, agency: input.agency },
    );
  });
}

const resumedClock = (ctx: Ctx, review: Review) =>
  resumeClock(review, calendarDateAt(ctx.now, ctx.city.timeZone), ctx.city);

export interface DecisionInput {
  ref: string;
  /** What the reviewer had on screen; an answer to something older is refused. */
  reviewRevision: number;
  versionSeen: number;
  decision: 'approve' | 'approve_with_conditions' | 'object';
  reason: string | null;
  words: string;
  conditions: readonly ConditionInput[];
  /** One of so many that are approved in one go, and whether it still asks for nothing but a yes. */
  together?: { count: number; isPlain: boolean };
}

/**
 * Records an agency's decision on the version it read.
 * Shape: an approval accepts the uploaded papers that the agency's own rules ask for; the last blocking approval moves the
 * case on. Errors: Refused `already-decided` or `version-changed` when something moved since the page was opened,
 * `reason-not-listed`, `invalid-input` for conditions that are not in the library or lack words.
 */
export async function decideReview(ctx: Ctx, input: DecisionInput): Promise<{ status: string }> {
  return await ctx.sql.begin(async (tx) => {
    const desk = await lockDesk(tx, ctx, input.ref);
    const { application, review, staff } = desk;
    if (await isRepeated(tx, ctx, desk, input)) return { status: application.status };
    if (!isOpenReview(review.state)) throw new Refused('already-decided');
    if (input.together?.isPlain === false) throw new Refused('needs-reading');
    if (input.versionSeen !== application.version_number) throw new Refused('version-changed');
    if (review.revision !== input.reviewRevision) throw new Refused('stale-revision');
    const agency = ctx.city.agencies.find((candidate) => candidate.key === review.agency);
    const reason = agency?.objectionReasons.find((candidate) => candidate.key === input.reason);
    const { to } = moveReview(ctx, desk, input.decision, {
      versionSeen: input.versionSeen,
      versionNumber: application.version_number,
      reasonListed: reason !== undefined && (application.track !== 'speech' || reason.speech),
      actorId: staff.id,
    });
    const conditions =
      input.decision === 'approve_with_conditions'
        ? decidedConditions(ctx.city, review.agency, input.conditions)
        : [];
    await assertPinsOfCase(tx, ctx, desk, input.conditions);
    assertMoved(
      await setReviewState(tx, review, to, {
        assignedTo: review.assigned_to ?? staff.id,
        pausedAt: null,
        pausedDaysCount: resumedClock(ctx, review).pausedDaysCount,
        decision: {
          reason: input.decision === 'object' ? input.reason : null,
          words: input.words.trim() || null,
          by: staff.id,
          at: ctx.now,
        },
      }),
    );
    await insertConditions(
      tx,
      conditions.map((one) => ({ ...one, applicationId: application.id, reviewId: review.id, now: ctx.now })),
    );
    if (input.decision !== 'object') await acceptOwnPapers(tx, ctx, application, review);
    await appendReviewActivity(tx, ctx, desk, input.decision, {
      reason: input.decision === 'object' ? input.reason : null,
      conditions: conditions.map((one) => one.library_key ?? 'own-words'),
      ...(input.together && { together: input.together.count }),
    });
    await updateNextDue(tx, application.id, coordinatorDueOn(ctx, application.starts_on));
    const version = found(await findVersion(tx, application.id, application.version_number));
    return { status: await clearIfAgreed(tx, ctx, application, version) };
  });
}

/** Whether this decision stands already as this person sent it: its answer was lost, and it was sent again. */
async function isRepeated(tx: Tx, ctx: Ctx, desk: Desk, input: DecisionInput): Promise<boolean> {
  const { application, review, staff } = desk;
  const stands =
    review.decided_by === staff.id &&
    review.revision === input.reviewRevision + 1 &&
    review.version_number === input.versionSeen &&
    review.state === REVIEW.find((row) => row.action === input.decision)?.to &&
    review.decision_reason === (input.decision === 'object' ? input.reason : null) &&
    (review.decision_words ?? '') === input.words.trim();
  if (!stands) return false;
  const wanted =
    input.decision === 'approve_with_conditions'
      ? decidedConditions(ctx.city, review.agency, input.conditions)
      : [];
  const written = (await listCurrentConditions(tx, application.id)).filter(
    (one) => one.review_id === review.id,
  );
  return wanted.length === written.length && wanted.every((one, i) => one.words_en === written[i]?.words_en);
}

async function acceptOwnPapers(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  review: Review,
): Promise<void> {
  for (const requirement of await lockRequirements(tx, application.id)) {
    const isOwn = requirement.rules.some((rule) => review.rules.includes(rule));
    if (!isOwn || requirement.state !== 'uploaded' || !requirement.is_released) continue;
    const subject = subjectOf(application, [review.agency]);
    const { to } = applyAction(
      REQUIREMENT,
      { status: requirement.state, subject },
      'accept_document',
      ctx.actor,
    );
    assertMoved(await setRequirementState(tx, requirement, to, null, ctx.now));
  }
}

/**
 * Takes a decision back, also when all agencies had agreed: the case then waits for this agency again.
 * Shape: the reason becomes an internal note.
 * Errors: Refused `reason-missing`, `wrong-state` once a permit exists.
 */
export async function reconsiderReview(ctx: Ctx, input: { ref: string; reason: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const desk = await lockDesk(tx, ctx, input.ref);
    const isAllAgreed = isReopenable(desk.application);
    if (!isAllAgreed && !isInReview(desk.application.status)) throw new Refused('wrong-state');
    const { to } = moveReview(ctx, desk, 'reconsider', { reason: input.reason });
    await setConditionsTakenBack(tx, desk.review.id, ctx.now);
    assertMoved(await setReviewState(tx, desk.review, to, { assignedTo: desk.staff.id, decision: null }));
    await insertInternalNote(tx, {
      applicationId: desk.application.id,
      agency: desk.review.agency,
      staffId: desk.staff.id,
      body: input.reason.trim(),
      now: ctx.now,
    });
    await updateNextDue(tx, desk.application.id, coordinatorDueOn(ctx, desk.application.starts_on));
    await appendReviewActivity(tx, ctx, desk, 'reconsider');
    if (isAllAgreed && desk.review.is_blocking) await reopen(tx, ctx, desk);
  });
}

const reopener = systemActor('an agency looks again');
const cleaner = systemActor('who asked works here no more');
const movable = (application: Application) => ({
  status: application.status,
  subject: subjectOf(application),
});
const isReopenable = (application: Application) =>
  refusal(APPLICATION, movable(application), 'reopen', reopener) === null;

async function reopen(tx: Tx, ctx: Ctx, { application, review }: Desk): Promise<void> {
  const moved = applyAction(APPLICATION, movable(application), 'reopen', reopener);
  assertMoved(await setApplicationStatus(tx, application, moved.to, ctx.now));
  await appendActivity(tx, { ...ctx, actor: reopener }, application, 'reopen', {
    from: moved.from,
    to: moved.to,
    agency: review.agency,
  });
}
