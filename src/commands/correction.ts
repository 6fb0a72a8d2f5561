import { appendActivity } from '#src/commands/activity.ts';
import { lockCase, moveCase } from '#src/commands/case.ts';
import { isAskable } from '#src/commands/correction-target.ts';
import { queueAnswerNotice, queueNotice } from '#src/commands/notice.ts';
import { assertPinsOfCase } from '#src/commands/pin.ts';
import { coordinatorDueOn } from '#src/commands/routing.ts';
import type { Ctx } from '#src/context.ts';
import {
  answerTo,
  type CorrectionKind,
  type CorrectionTarget,
  dueIssue,
  firstDueOn,
  takesCorrections,
  targetWord,
} from '#src/domain/correction.ts';
import type { HistoryAction } from '#src/domain/history.ts';
import { assertCan, can, type Subject } from '#src/domain/policy.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { CORRECTION, type CorrectionAction } from '#src/domain/workflow/correction-transitions.ts';
import { isCorrecting } from '#src/domain/workflow/states.ts';
import { REQUIREMENT } from '#src/domain/workflow/transitions.ts';
import { applyAction, refusal } from '#src/domain/workflow/workflow.ts';
import { type Application, lockApplicationByRef } from '#src/store/application.ts';
import {
  type Correction,
  insertCorrection,
  listCorrections,
  lockCorrection,
  lockCorrections,
  nextBundle,
  setCorrectionState,
  setExplanation,
} from '#src/store/correction.ts';
import { listSubmittedDocuments } from '#src/store/document.ts';
import { updateNextDue } from '#src/store/queue.ts';
import { lockRequirements, setRequirementState } from '#src/store/requirement.ts';
import { listReviews, lockCurrentReviews, pauseReviewsOf } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion } from '#src/store/version.ts';

interface Asking {
  application: Locked<Application>;
  /** Agencies with a part in the case. */
  agencies: string[];
  staffId: string;
  /** The agency that the person asks for. */
  agency: string;
}

/** Locks a case for somebody who asks for corrections. Errors: Refused `not-found` where they have no part. */
async function lockAsking(tx: Tx, ctx: Ctx, ref: string): Promise<Asking> {
  const staff = ctx.actor;
  if (staff.kind !== 'staff') throw new Refused('not-found');
  const application = found(await lockApplicationByRef(tx, ref));
  const agencies = await agenciesOf(tx, application);
  if (!can(staff, 'review:read', subjectOf(application, agencies))) throw new Refused('not-found');
  const { coordinatorAgency } = ctx.city;
  const own = staff.agency !== null && agencies.includes(staff.agency) ? staff.agency : coordinatorAgency;
  // Who steers cases and belongs to an agency without reviewing for it asks as the coordinator.
  const asks = can(staff, 'correction:ask', subjectFor(ctx, application, agencies, own));
  return { application, agencies, staffId: staff.id, agency: asks ? own : coordinatorAgency };
}

const agenciesOf = async (tx: Tx, application: Application): Promise<string[]> =>
  (await listReviews(tx, application.id)).filter((one) => one.is_current).map((one) => one.agency);

const subjectFor = (
  ctx: Ctx,
  application: Application,
  agencies: readonly string[],
  agency: string,
): Subject =>
  subjectOf(application, agencies, { agency, isCoordinating: agency === ctx.city.coordinatorAgency });

const record = (
  tx: Tx,
  ctx: Ctx,
  application: Application,
  action: HistoryAction,
  one: CorrectionTarget & { agency: string; kind: CorrectionKind },
) =>
  appendActivity(tx, ctx, application, action, {
    from: application.status,
    to: application.status,
    agency: one.agency,
    detail: {
      correction: one.kind,
      target: targetWord(one),
      ...(one.target_kind === 'document' ? { document: one.target_key } : {}),
    },
  });

export interface CorrectionInput {
  ref: string;
  target: CorrectionTarget;
  kind: CorrectionKind;
  words: string;
  dueOn: string;
  /** The pin on a plan that it is made of. */
  pinId?: string | null;
}

/**
 * Notes down what an agency wants changed: one question or one document. It waits for the coordinator to send it.
 * Shape: the same one noted down again while it waits is the first one, sent again because its answer was lost.
 * Errors: Refused `not-found`, also for a pin that the agency does not read, `forbidden`, `reason-missing` without words, `invalid-input` for a question that the agency does not
 * read or the application was not asked and for a document that it does not need, `due-in-the-past`, `due-after-event`, `wrong-state`.
 */
export async function addCorrection(ctx: Ctx, input: CorrectionInput): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const asking = await lockAsking(tx, ctx, input.ref);
    const { application, agency, agencies } = asking;
    assertCan(ctx.actor, 'correction:ask', subjectFor(ctx, application, agencies, agency));
    if (!takesCorrections(application.status)) throw new Refused('wrong-state');
    await draft(tx, ctx, asking, input, 'add_correction');
  });
}

async function draft(
  tx: Tx,
  ctx: Ctx,
  asking: Asking,
  input: Omit<CorrectionInput, 'ref'>,
  action: 'add_correction' | 'ask_again',
): Promise<void> {
  const { application, agencies, agency, staffId } = asking;
  const { target, kind, dueOn, pinId = null } = input;
  const words = input.words.trim();
  if (words === '') throw new Refused('reason-missing');
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const late = dueIssue(dueOn, today, application.starts_on);
  if (late !== null) throw new Refused(late === 'in-the-past' ? 'due-in-the-past' : 'due-after-event');
  if (!(await isAskable(tx, ctx, application, agency, target))) throw new Refused('invalid-input');
  await assertPinsOfCase(tx, ctx, { application, subject: subjectOf(application, agencies) }, [{ pinId }]);
  const isThere = (await listCorrections(tx, application.id)).some(
    (one) =>
      one.state === 'drafted' &&
      one.agency === agency &&
      one.kind === kind &&
      one.words === words &&
      targetWord(one) === targetWord(target),
  );
  if (isThere) return;
  await insertCorrection(tx, {
    applicationId: application.id,
    agency,
    madeBy: staffId,
    ...target,
    kind,
    words,
    dueOn,
    pinId,
    now: ctx.now,
  });
  await record(tx, ctx, application, action, { ...target, agency, kind });
}

const moveOf = (
  ctx: Ctx,
  application: Application,
  agencies: readonly string[],
  one: Correction,
  action: CorrectionAction,
  reason?: string,
) => {
  const thing = { status: one.state, subject: subjectFor(ctx, application, agencies, one.agency) };
  return applyAction(CORRECTION, thing, action, ctx.actor, reason === undefined ? {} : { reason });
};

/** Takes back what waits to be sent. Errors: Refused `not-found`, `forbidden` for another agency's, `wrong-state` once it is sent. */
export async function withdrawCorrection(
  ctx: Ctx,
  input: { ref: string; correctionId: string },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const { application, agencies } = await lockAsking(tx, ctx, input.ref);
    const one = found(await lockCorrection(tx, application.id, input.correctionId));
    const { to } = moveOf(ctx, application, agencies, one, 'withdraw_correction');
    assertMoved(await setCorrectionState(tx, one, to));
    await record(tx, ctx, application, 'withdraw_correction', one);
  });
}

/**
 * The coordinator sends all corrections that wait, as one list and with one message. Only what they name may be changed. The
 * clocks of the agencies that ask stand still until the list comes back; those of the others go on.
 * Shape: `correctionIds` are the ones on screen. Errors: Refused `no-corrections`, `stale-revision` when others wait than those,
 * `wrong-state` where no agency reviews or a list is out already.
 */
export async function sendCorrections(
  ctx: Ctx,
  input: { ref: string; correctionIds: readonly string[] },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const one = await lockCase(tx, ctx, input.ref);
    const { application } = one;
    const agencies = await agenciesOf(tx, application);
    const waiting = await lockCorrections(tx, application.id, 'drafted');
    const asking = [...new Set(waiting.map((correction) => correction.agency))];
    const moved = await moveCase(
      tx,
      ctx,
      one,
      'request_changes',
      { correctionsWaiting: waiting.length },
      { corrections: waiting.length, agencies: asking },
    );
    if (
      waiting
        .map(({ id }) => id)
        .toSorted()
        .join() !== input.correctionIds.toSorted().join()
    )
      throw new Refused('stale-revision');
    const sent = {
      bundle: await nextBundle(tx, application.id),
      version: application.version_number,
      at: ctx.now,
    };
    for (const correction of waiting) {
      const { to } = moveOf(ctx, application, agencies, correction, 'send_correction');
      assertMoved(await setCorrectionState(tx, correction, to, { sent }));
    }
    await openPapers(tx, ctx, moved, waiting);
    await pauseReviewsOf(tx, moved.id, asking, ctx.now);
    await updateNextDue(tx, moved.id, coordinatorDueOn(ctx, moved.starts_on));
    if (moved.owner_email === null) return;
    await queueNotice(tx, ctx, {
      applicationId: moved.id,
      moment: 'changes-requested',
      recipient: moved.owner_email,
      locale: moved.locale,
      dedupeKey: `changes-requested:${moved.id}:${sent.bundle}`,
      content: {
        ref: moved.ref,
        eventName: moved.event_name ?? '',
        count: waiting.length,
        dueOn: found(firstDueOn(waiting)),
      },
    });
  });
}

/** A paper that somebody accepted takes no file: where another one is asked for, it is not accepted any more. */
async function openPapers(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  corrections: readonly Correction[],
): Promise<void> {
  for (const requirement of await lockRequirements(tx, application.id)) {
    const kind = requirement.document_kind;
    const asked = corrections.filter((one) => one.target_kind === 'document' && one.target_key === kind);
    const thing = { status: requirement.state, subject: subjectOf(application) };
    const reason = asked.map((one) => one.words).join('\n');
    if (asked.length === 0 || refusal(REQUIREMENT, thing, 'reject_document', ctx.actor, { reason }) !== null)
      continue;
    const { to } = applyAction(REQUIREMENT, thing, 'reject_document', ctx.actor, { reason });
    assertMoved(await setRequirementState(tx, requirement, to, reason, ctx.now));
    await appendActivity(tx, ctx, application, 'reject_document', {
      from: application.status,
      to: application.status,
      detail: { document: kind },
    });
  }
}

/**
 * The organizer says why nothing is to be changed, or what was changed. The agency reads it when the list comes back.
 * Shape: the same words sent again change nothing; other words take the place of the first.
 * Errors: Refused `not-found` for strangers, `reason-missing` without words, `wrong-state` once the list was sent back.
 */
export async function explainCorrection(
  ctx: Ctx,
  input: { ref: string; correctionId: string; words: string },
): Promise<void> {
  const words = input.words.trim();
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    if (!can(ctx.actor, 'application:read-own', subjectOf(application))) throw new Refused('not-found');
    const one = found(await lockCorrection(tx, application.id, input.correctionId));
    // What waits inside the city is not there for anybody else.
    if (one.bundle === null) throw new Refused('not-found');
    if (!isCorrecting(application.status)) throw new Refused('wrong-state');
    moveOf(ctx, application, [], one, 'explain_correction', words);
    if (one.explanation === words) return;
    assertMoved(await setExplanation(tx, one, words, ctx.now));
    await record(tx, ctx, application, 'explain_correction', one);
  });
}

/** Corrections of a list that is out which are neither made nor explained. Runs on a locked case. */
export async function countOpenCorrections(
  tx: Tx,
  application: Application,
  answers: Parameters<typeof answerTo>[1]['answers'],
): Promise<number> {
  const sent = await lockCorrections(tx, application.id, 'sent');
  if (sent.length === 0) return 0;
  const base = found(await findVersion(tx, application.id, application.version_number));
  const now = { answers, documents: await listSubmittedDocuments(tx, application.id) };
  return sent.filter((one) => answerTo(one, base, now) === 'open').length;
}

/** Sends the answers of a list back to their agencies with a new version, and tells each. Runs on a locked case, before it is routed. */
export async function answerCorrections(
  tx: Tx,
  ctx: Ctx,
  application: Application,
  versionNumber: number,
): Promise<void> {
  const sent = await lockCorrections(tx, application.id, 'sent');
  for (const one of sent) {
    const { to } = moveOf(ctx, application, [], one, 'answer_correction');
    assertMoved(await setCorrectionState(tx, one, to, { answeredVersion: versionNumber }));
  }
  const reviews = await lockCurrentReviews(tx, application.id);
  for (const [agency, own] of Map.groupBy(sent, (one) => one.agency)) {
    // Who holds the review hears of it; where nobody does, who asked last.
    const holder = reviews.find((review) => review.agency === agency)?.assigned_to;
    await queueAnswerNotice(
      tx,
      ctx,
      {
        staffId: holder ?? own.at(-1)?.made_by ?? null,
        dedupeKey: `corrections:${application.id}:${versionNumber}:${agency}`,
      },
      { application, agency, corrections: own.length },
    );
  }
}

/** An agency is content with an answer. Errors: Refused `not-found`, `forbidden` for another agency's, `wrong-state`. */
export async function settleCorrection(
  ctx: Ctx,
  input: { ref: string; correctionId: string },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const { application, agencies } = await lockAsking(tx, ctx, input.ref);
    const one = found(await lockCorrection(tx, application.id, input.correctionId));
    const { to } = moveOf(ctx, application, agencies, one, 'settle_correction');
    assertMoved(await setCorrectionState(tx, one, to, { settledAt: ctx.now }));
    await record(tx, ctx, application, 'settle_correction', one);
  });
}

/**
 * An agency is not content with an answer and asks again: a new correction of the same thing waits to be sent.
 * Errors: as `addCorrection` and `settleCorrection`.
 */
export async function askAgain(
  ctx: Ctx,
  input: { ref: string; correctionId: string; words: string; dueOn: string },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const asking = await lockAsking(tx, ctx, input.ref);
    const { application, agencies } = asking;
    const one = found(await lockCorrection(tx, application.id, input.correctionId));
    const { to } = moveOf(ctx, application, agencies, one, 'ask_again', input.words);
    if (!takesCorrections(application.status)) throw new Refused('wrong-state');
    assertMoved(await setCorrectionState(tx, one, to, { settledAt: ctx.now }));
    const { words, dueOn } = input;
    const { target_kind, target_key, target_row, kind, pin_id: pinId } = one;
    const target = { target_kind, target_key, target_row };
    await draft(
      tx,
      ctx,
      { ...asking, agency: one.agency },
      { target, kind, words, dueOn, pinId },
      'ask_again',
    );
  });
}
