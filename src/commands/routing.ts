import { createHash } from 'node:crypto';
import { appendActivity } from '#src/commands/activity.ts';
import type { Ctx } from '#src/context.ts';
import type { Reader } from '#src/domain/application/field.ts';
import { valueAt } from '#src/domain/application/paths.ts';
import type { AgencyKey, City } from '#src/domain/city.ts';
import { actionDueOn } from '#src/domain/deadlines.ts';
import { answerInstead } from '#src/domain/document.ts';
import { systemActor } from '#src/domain/policy.ts';
import { isSettledPaper, paperState, resumeClock, signedPaths } from '#src/domain/review.ts';
import type { Evaluation } from '#src/domain/routing/evaluate.ts';
import type { DocumentNeed } from '#src/domain/routing/gather.ts';
import { type CalendarDate, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';
import { assertMoved } from '#src/domain/shared/refusal.ts';
import { areChangesSmall, type SignedInputs } from '#src/domain/version.ts';
import { isAgreed } from '#src/domain/workflow/states.ts';
import { APPLICATION, REQUIREMENT, REVIEW } from '#src/domain/workflow/transitions.ts';
import { applyAction, refusal } from '#src/domain/workflow/workflow.ts';
import { type Application, setApplicationStatus } from '#src/store/application.ts';
import { updateNextDue } from '#src/store/queue.ts';
import {
  insertOutsideApproval,
  insertRequirement,
  listRequirements,
  setOutsideApprovalsNotCurrent,
  setRequirementsNotCurrent,
} from '#src/store/requirement.ts';
import {
  insertReview,
  lockCurrentReviews,
  type Review,
  setReviewHolds,
  setReviewSuperseded,
} from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion, type Version } from '#src/store/version.ts';

/** The hash of any value, the same whatever the order of its keys. Shape: pure; hexadecimal. */
export const sha256Of = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

type AgencyPart = Evaluation['agencies'][number];

type Read = Pick<Version, 'answers' | 'documents' | 'evaluation'>;

/** What an agency signs for in a submission. Shape: pure. */
export function inputsOf(
  part: AgencyPart,
  role: Reader | null,
  { answers, documents, evaluation }: Read,
): SignedInputs {
  const needs = evaluation.documents.filter((need) => need.rules.some((rule) => part.rules.includes(rule)));
  const kinds = needs.map((need) => need.kind);
  const instead = needs.flatMap((need) => {
    const answer = answerInstead(need, answers);
    return answer === null ? [] : [[need.kind, answer]];
  });
  return {
    rules: [...part.rules].sort(),
    answers: signedPaths(part.reads, role).map((path) => [path, valueAt(answers, path) ?? null] as const),
    documents: documents
      .filter((document) => kinds.includes(document.kind))
      .map((document) => [document.kind, document.sha256])
      .sort(),
    // Only where there is one: the hash of everything signed before must not change.
    ...(instead.length > 0 ? { instead } : {}),
  };
}

/** What an agency signs for as one hash: when it changes, the agency looks again. Shape: pure; hexadecimal. */
export const inputsHash = (part: AgencyPart, role: Reader | null, version: Read): string =>
  sha256Of(inputsOf(part, role, version));

const unmetOf = (evaluation: Evaluation, part: AgencyPart): string[] =>
  evaluation.minimums
    .filter((one) => !one.met && part.rules.includes(one.rule))
    .map((one) => `${one.rule} ${one.fact}`);

/**
 * Whether an agency need not look again although what it signed for changed: by less than the city's numbers allow, with the same
 * rules and nothing that falls short now.
 * Shape: pure; held against the version that was signed, so that many small changes do not add up to a large one.
 */
export function holdsDespite(signed: Read, now: Read, agency: AgencyKey, city: City): boolean {
  const [before, after] = [signed, now].map(({ evaluation }) =>
    evaluation.agencies.find((part) => part.agency === agency),
  );
  if (!before || !after || before.part !== after.part) return false;
  const role = city.agencies.find((one) => one.key === agency)?.role ?? null;
  return (
    canonicalJson(unmetOf(signed.evaluation, before)) === canonicalJson(unmetOf(now.evaluation, after)) &&
    areChangesSmall(inputsOf(before, role, signed), inputsOf(after, role, now), city.smallChanges)
  );
}

/**
 * Gives every agency its part in a version: unchanged inputs keep their signature, and so do numbers that the city lets move;
 * any other change opens a new round.
 * Shape: runs on a locked case. Units: agencies have business days of the city's calendar.
 */
export async function routeVersion(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  version: Version & { startsOn: string },
): Promise<void> {
  const { evaluation } = version;
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const current = await lockCurrentReviews(tx, application.id);
  for (const review of current) {
    if (!evaluation.agencies.some((part) => part.agency === review.agency)) {
      assertMoved(await setReviewSuperseded(tx, review));
    }
  }
  for (const part of evaluation.agencies) {
    const agency = ctx.city.agencies.find((candidate) => candidate.key === part.agency);
    const inputs = inputsHash(part, agency?.role ?? null, version);
    const review = current.find((candidate) => candidate.agency === part.agency);
    const isBlocking = part.part === 'blocking';
    const isSmall =
      review !== undefined &&
      review.inputs_sha256 !== inputs &&
      (await isHeldDespite(tx, ctx, review, version));
    if (review && (review.inputs_sha256 === inputs || isSmall)) {
      const isAsking = review.state === 'info_requested';
      const { pausedDaysCount, dueOn } = resumeClock(
        isAsking ? { ...review, paused_at: null } : review,
        today,
        ctx.city,
      );
      await setReviewHolds(tx, review, {
        versionNumber: version.number,
        rules: part.rules,
        isBlocking,
        startsOn: version.startsOn,
        clock: { pausedAt: isAsking ? review.paused_at : null, pausedDaysCount, dueOn },
      });
      if (isSmall) {
        const actor = systemActor('small changes');
        await appendActivity(tx, { ...ctx, actor }, application, 'hold_signature', {
          from: application.status,
          to: application.status,
          agency: part.agency,
          detail: { round: review.round, version: version.number },
        });
      }
      continue;
    }
    if (review) {
      const actor = systemActor('new version');
      const subject = subjectOf(application, [part.agency]);
      applyAction(REVIEW, { status: review.state, subject }, 'supersede', actor);
      assertMoved(await setReviewSuperseded(tx, review));
    }
    await insertReview(tx, {
      applicationId: application.id,
      agency: part.agency,
      round: (review?.round ?? 0) + 1,
      versionId: version.id,
      versionNumber: version.number,
      isBlocking,
      state: isBlocking ? 'waiting' : 'not_required',
      rules: part.rules,
      inputsSha256: inputs,
      arrivedAt: ctx.now,
      dueOn: actionDueOn(today, agency?.reviewDays ?? 1, version.startsOn, ctx.city.businessCalendar),
      startsOn: version.startsOn,
    });
  }
  await updateNextDue(tx, application.id, coordinatorDueOn(ctx, version.startsOn));
}

/** Whether a signature stands over small changes. What nobody agreed to is looked at again, however little changed. */
async function isHeldDespite(tx: Tx, ctx: Ctx, review: Review, version: Version): Promise<boolean> {
  if (ctx.city.smallChanges.length === 0 || !isAgreed(review.state)) return false;
  const signed = await findVersion(tx, review.application_id, review.version_number);
  return signed !== null && holdsDespite(signed, version, review.agency, ctx.city);
}

/** The version since which the answers that stand in for a paper are what they are now; null when none do. */
async function answeredInVersion(
  tx: Tx,
  version: Version,
  need: DocumentNeed,
  before: number | null,
): Promise<number | null> {
  const answer = answerInstead(need, version.answers);
  if (answer === null) return null;
  const earlier = before === null ? null : await findVersion(tx, version.application_id, before);
  const isSame = earlier !== null && sha256Of(answerInstead(need, earlier.answers)) === sha256Of(answer);
  return isSame ? before : version.number;
}

/** Lists what a version needs besides the agencies: papers, and approvals of others. What was settled before stays settled. */
export async function routeRequirements(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  version: Version,
): Promise<void> {
  const { evaluation } = version;
  const had = await listRequirements(tx, application.id);
  for (const need of evaluation.documents) {
    const known = had.find((requirement) => requirement.document_kind === need.kind) ?? null;
    const answered = await answeredInVersion(tx, version, need, known?.answered_in_version ?? null);
    const state = paperState(known, {
      hasFiles: version.documents.some((document) => document.kind === need.kind),
      answeredInVersion: answered,
    });
    if (known && isSettledPaper(known.state) && state !== known.state) {
      const thing = { status: known.state, subject: subjectOf(application) };
      applyAction(REQUIREMENT, thing, 'renew_document', ctx.actor);
      await appendActivity(tx, ctx, application, 'renew_document', {
        from: application.status,
        to: application.status,
        detail: { document: need.kind, version: version.number },
      });
    }
    await insertRequirement(tx, application.id, {
      ...need,
      isHard: need.hard,
      state,
      answeredInVersion: answered,
      now: ctx.now,
    });
  }
  await setRequirementsNotCurrent(
    tx,
    application.id,
    evaluation.documents.map((need) => need.kind),
  );
  for (const need of evaluation.outside) {
    await insertOutsideApproval(tx, application.id, {
      approval: need.approval,
      isBlocking: need.blocking,
      rules: need.rules,
      now: ctx.now,
    });
  }
  await setOutsideApprovalsNotCurrent(
    tx,
    application.id,
    evaluation.outside.map((need) => need.approval),
  );
}

/**
 * Moves a case on when its last blocking agency has agreed.
 * Shape: the status afterwards; runs on a locked case in `in_agency_review`.
 */
export async function clearIfAgreed(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  version: Version,
): Promise<Application['status']> {
  const reviews = await lockCurrentReviews(tx, application.id);
  const facts = {
    versionNumber: version.number,
    blockingAgencies: blockingAgenciesOf(version.evaluation),
    reviews: reviews.map((review) => ({
      agency: review.agency,
      blocking: review.is_blocking,
      state: review.state,
      holdsForVersion: review.holds_for_version,
    })),
  };
  const actor = systemActor('all agencies agreed');
  const thing = { status: application.status, subject: subjectOf(application) };
  if (refusal(APPLICATION, thing, 'clear', actor, facts) !== null) return application.status;
  const move = applyAction(APPLICATION, thing, 'clear', actor, facts);
  assertMoved(await setApplicationStatus(tx, application, move.to, ctx.now));
  await appendActivity(tx, { ...ctx, actor }, application, 'clear', { from: move.from, to: move.to });
  return move.to;
}

/** Agencies that must agree before a permit may be issued. Shape: pure. */
export const blockingAgenciesOf = (evaluation: Evaluation): string[] =>
  evaluation.agencies.filter((part) => part.part === 'blocking').map((part) => part.agency);

/** The day by which the coordinator acts when no agency has the ball. Units: business days of the coordinating agency. */
export function coordinatorDueOn(
  ctx: Pick<Ctx, 'city' | 'now'>,
  firstEventDay: CalendarDate | null,
): CalendarDate {
  const agency = ctx.city.agencies.find((candidate) => candidate.key === ctx.city.coordinatorAgency);
  return actionDueOn(
    calendarDateAt(ctx.now, ctx.city.timeZone),
    agency?.reviewDays ?? 1,
    firstEventDay,
    ctx.city.businessCalendar,
  );
}
