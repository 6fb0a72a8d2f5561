import * as z from 'zod';
import type { Ctx } from '#src/context.ts';
import { type WorkedDays, workedDays } from '#src/domain/clock.ts';
import { isChangeable, isInForce, isProofAwaited, SENT_AS } from '#src/domain/condition.ts';
import type { Expected } from '#src/domain/expected.ts';
import { type FeeEstimate, feesOf } from '#src/domain/fees.ts';
import { isAmongStaff } from '#src/domain/history.ts';
import { can } from '#src/domain/policy.ts';
import { reviewClock } from '#src/domain/review.ts';
import { type CalendarDate, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { parseReference } from '#src/domain/shared/ids.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { CONDITION } from '#src/domain/workflow/condition-transitions.ts';
import { APPLICATION_STATUSES, isOpenReview } from '#src/domain/workflow/states.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';
import { allowedActions, refusal } from '#src/domain/workflow/workflow.ts';
import { type Parts, partsOf } from '#src/queries/application.ts';
import { type OwnCorrections, ownCorrectionsOf } from '#src/queries/correction.ts';
import { expectedFor } from '#src/queries/expected.ts';
import { type Activity, listActivities } from '#src/store/activity.ts';
import { type Application, findApplicationByRef } from '#src/store/application.ts';
import { listCurrentConditions, type PermitCondition } from '#src/store/condition.ts';
import { listDelegations } from '#src/store/delegate.ts';
import { type Document, listDocuments } from '#src/store/document.ts';
import { type ApplicantMessage, listApplicantMessages } from '#src/store/message.ts';
import { findLivePermit, type Permit } from '#src/store/permit.ts';
import { findNextDue } from '#src/store/queue.ts';
import {
  listOutsideApprovals,
  listRequirements,
  type OutsideApproval,
  type Requirement,
} from '#src/store/requirement.ts';
import { listReviews, type Review } from '#src/store/review.ts';
import { findStatusByRef, type PublicStatus } from '#src/store/status.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion, type Version } from '#src/store/version.ts';

/** What the applicant may know of an agency's part. Who works there stays inside the city. */
export interface AgencyPart {
  agency: string;
  state: Review['state'];
  since: Date;
  dueOn: string;
  days: WorkedDays;
  isOpen: boolean;
  isLate: boolean;
  words: string | null;
  /** The rule by which the agency's silence counted, where it did. */
  silenceRule: string | null;
}

export interface StatusScreen {
  application: Application;
  version: Version;
  agencies: AgencyPart[];
  openQuestions: ApplicantMessage[];
  messages: ApplicantMessage[];
  requirements: Requirement[];
  outside: OutsideApproval[];
  documents: Document[];
  /** `isAwaited`: the organizer has something to send for it now; `takesProof`: may still send something. */
  conditions: (PermitCondition & { isAwaited: boolean; takesProof: boolean })[];
  corrections: OwnCorrections;
  history: Activity[];
  /** Addresses of those who were invited to a task, by what the history calls them. */
  delegates: Record<string, string>;
  permit: Permit | null;
  actions: string[];
  /** The day by which the city answers: the latest day of the open reviews, else the coordinator's; null when nobody must. */
  expectedOn: CalendarDate | null;
  today: CalendarDate;
  /** When the permit is likely, by cases before this one; null where none is on its way. */
  expected: Expected | null;
  parts: Parts;
  /** By the tariff of the day on which it was first sent. */
  fees: FeeEstimate;
}

/** Everything the owner of a submitted case may see of it. Errors: Refused `not-found` for everybody else. */
export async function statusFor(ctx: Ctx, ref: string): Promise<StatusScreen> {
  const { sql } = ctx;
  const application = found(await findApplicationByRef(sql, ref));
  const subject = subjectOf(application);
  if (!can(ctx.actor, 'application:read-own', subject) || application.version_number === 0) {
    throw new Refused('not-found');
  }
  const [
    version,
    reviews,
    messages,
    requirements,
    outside,
    documents,
    conditions,
    history,
    permit,
    nextDue,
    expected,
  ] = await Promise.all([
    findVersion(sql, application.id, application.version_number),
    listReviews(sql, application.id),
    listApplicantMessages(sql, application.id),
    listRequirements(sql, application.id),
    listOutsideApprovals(sql, application.id),
    listDocuments(sql, application.id),
    listCurrentConditions(sql, application.id),
    listActivities(sql, application.id),
    findLivePermit(sql, application.id),
    findNextDue(sql, application.id),
    expectedFor(ctx, application),
  ]);
  const current = reviews.filter((review) => review.is_current && review.is_blocking);
  const asking = current.filter((review) => review.state === 'info_requested');
  const answered = new Set(messages.map((message) => message.answers_message_id));
  const open = current.filter((review) => isOpenReview(review.state));
  return {
    application,
    version: found(version),
    agencies: current.map((review) => agencyPart(ctx, review, application.status)),
    openQuestions: messages.filter(
      (message) =>
        message.kind === 'question' &&
        !answered.has(message.id) &&
        asking.some((review) => review.id === message.review_id),
    ),
    messages,
    requirements,
    outside,
    documents,
    conditions: conditions.filter(isInForce).map((one) => ({ ...one, ...proofOf(ctx, application, one) })),
    corrections: await ownCorrectionsOf(ctx, application),
    delegates: await delegateEmails(sql, application.id, history),
    history: history.filter((line) => !isAmongStaff(line.action)),
    permit,
    actions: allowedActions(APPLICATION, { status: application.status, subject }, ctx.actor),
    expectedOn: APPLICATION_STATUSES[application.status].withCity
      ? (open
          .map((review) => review.due_on)
          .sort()
          .at(-1) ?? nextDue)
      : null,
    today: calendarDateAt(ctx.now, ctx.city.timeZone),
    expected,
    parts: await partsOf(ctx, application),
    fees: feesSent(ctx, application, found(version)),
  };
}

function proofOf(ctx: Ctx, application: Application, one: PermitCondition) {
  const subject = subjectOf(application, [one.agency], { agency: one.agency });
  const takesProof =
    SENT_AS[one.proof_kind] !== null &&
    isChangeable(one.met, application.status) &&
    refusal(CONDITION, { status: one.state, subject }, 'send_proof', ctx.actor) === null;
  return { takesProof, isAwaited: takesProof && isProofAwaited(one) };
}

async function delegateEmails(
  sql: Ctx['sql'],
  applicationId: string,
  history: readonly Activity[],
): Promise<Record<string, string>> {
  if (!history.some((line) => line.actor_kind === 'delegate')) return {};
  const delegations = await listDelegations(sql, applicationId);
  return Object.fromEntries(delegations.map((one) => [one.id, one.email]));
}

function feesSent(ctx: Ctx, application: Application, version: Version): FeeEstimate {
  const day = calendarDateAt(application.submitted_at ?? version.submitted_at, ctx.city.timeZone);
  const moment = { moment: 'submit', today: day, submittedOn: day } as const;
  return feesOf(ctx.city, version.answers, moment, version.evaluation);
}

function agencyPart(ctx: Ctx, review: Review, status: Application['status']): AgencyPart {
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  return {
    agency: review.agency,
    state: review.state,
    since: review.decided_at ?? review.paused_at ?? review.arrived_at,
    dueOn: review.due_on,
    days: workedDays(review, today, ctx.city),
    isOpen: isOpenReview(review.state),
    isLate: reviewClock(review, status, today, ctx.city.businessCalendar).kind === 'late',
    // An objection is explained to the applicant; the words of an approval are for the city.
    words: review.state === 'objected' ? review.decision_words : null,
    silenceRule: review.state === 'deemed' ? review.decision_reason : null,
  };
}

/** What a look-up without sign-in may show. */
export type LookUp = PublicStatus;

// What is too long for a reference or an address belongs to nobody.
const lookUpSchema = z.object({
  ref: z.string().max(40).catch(''),
  email: z.string().max(320).catch(''),
});

/**
 * The coarse status behind a reference and an e-mail address, for people who are not signed in.
 * Shape: null for a wrong reference and a wrong address alike; one query of the same cost either way.
 */
export async function lookUpStatus(
  ctx: Ctx,
  input: { ref: string; email: string },
): Promise<PublicStatus | null> {
  const typed = lookUpSchema.parse(input);
  // A reference that cannot be one is looked for all the same, so that the answer takes the same time.
  const ref = parseReference(typed.ref) ?? 'none';
  return await findStatusByRef(ctx.sql, ref, typed.email.trim().toLowerCase());
}
