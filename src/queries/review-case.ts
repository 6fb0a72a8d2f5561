import type { Ctx } from '#src/context.ts';
import { type AnsweredQuestion, answeredQuestions } from '#src/domain/application/snapshot.ts';
import { TELLING_ACTIONS } from '#src/domain/case-change.ts';
import type { City, LibraryCondition } from '#src/domain/city.ts';
import { type WorkedDays, workedDays } from '#src/domain/clock.ts';
import {
  type Contradiction,
  contradictionsOf,
  isChangeable,
  isDueBeforeIssue,
} from '#src/domain/condition.ts';
import type { Expected } from '#src/domain/expected.ts';
import { isShowable } from '#src/domain/outside-request.ts';
import { can, type Subject } from '#src/domain/policy.ts';
import {
  type AnswerReader,
  type Clock,
  caseClock,
  judgesOf,
  type MissingForIssue,
  missingForIssue,
  readableQuestions,
  reviewClock,
  splitByReader,
} from '#src/domain/review.ts';
import { type Evaluation, evaluate, type FiredRule } from '#src/domain/routing/evaluate.ts';
import { isFreshStaff } from '#src/domain/session.ts';
import { type CalendarDate, calendarDateAt, daysBetween } from '#src/domain/shared/calendar-date.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { CONDITION, type ConditionAction } from '#src/domain/workflow/condition-transitions.ts';
import { isFinal, isInReview } from '#src/domain/workflow/states.ts';
import {
  APPLICATION,
  type ApplicationAction,
  REQUIREMENT,
  REVIEW,
  type RequirementAction,
  type ReviewAction,
} from '#src/domain/workflow/transitions.ts';
import { allowedActions } from '#src/domain/workflow/workflow.ts';
import { type StaffCorrections, staffCorrections } from '#src/queries/correction.ts';
import { expectedFor } from '#src/queries/expected.ts';
import { type CaseMeetings, meetingsOfCase } from '#src/queries/meeting.ts';
import { type FollowedApproval, followedApprovals } from '#src/queries/outside-request.ts';
import { type PinOnPlan, readablePins } from '#src/queries/pin.ts';
import { type Compared, type VersionDifference, versionDifference } from '#src/queries/version-difference.ts';
import { type Activity, listActivities } from '#src/store/activity.ts';
import { type Application, findApplicationByRef, findOtherPart } from '#src/store/application.ts';
import {
  type ConditionSettlement,
  listCurrentConditions,
  listSettlements,
  type PermitCondition,
} from '#src/store/condition.ts';
import { type Document, listDocuments, listPictures } from '#src/store/document.ts';
import { findLook, type Look } from '#src/store/look.ts';
import {
  type ApplicantMessage,
  type InternalNote,
  listApplicantMessages,
  listInternalNotes,
} from '#src/store/message.ts';
import { otherReadersOf } from '#src/store/open-case.ts';
import { findNewestPermit, type Permit } from '#src/store/permit.ts';
import { listPins } from '#src/store/pin.ts';
import { findNextDue } from '#src/store/queue.ts';
import { listRequirements, type Requirement } from '#src/store/requirement.ts';
import { listReviews, type Review } from '#src/store/review.ts';
import { areKeysOff, type Colleague, listColleagues } from '#src/store/staff-member.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion, type Version } from '#src/store/version.ts';

/** A review with its clock and the days it has had. */
export type TimedReview = Review & { clock: Clock; days: WorkedDays };

export interface CaseScreen {
  application: Application;
  /** The application that was one draft with this one: its speech part, or the rest. */
  otherPart: { ref: string; status: Application['status']; isSpeech: boolean; mayOpen: boolean } | null;
  version: Version;
  /** Names of colleagues who have the case open. */
  readers: string[];
  /** The actor turned the single keys of the pages off. */
  areKeysOff: boolean;
  today: CalendarDate;
  /** When the permit is likely, by cases before this one; null where none is on its way. */
  expected: Expected | null;
  /** Calendar days until the event starts, negative once it has begun. */
  daysToEvent: number | null;
  caseClock: Clock;
  /** Answers that the actor's agency came for, and the others that they may read. */
  answers: { mine: AnsweredQuestion[]; others: AnsweredQuestion[] };
  /** What changed since the version that the actor's agency, or the city, read before, or between two that they chose. */
  changes: VersionDifference | null;
  /** The newest review of each agency. */
  reviews: TimedReview[];
  /** The part of the actor's own agency, when it has one. */
  own: TimedReview | null;
  /** The rules that brought the own agency; all that fired for who steers the case. */
  why: FiredRule[];
  minimums: Evaluation['minimums'];
  /** `because`: the rules that suggest it. */
  library: { suggested: (LibraryCondition & { because: FiredRule[] })[]; more: LibraryCondition[] };
  /** `isOwn`: the actor's agency judges it. */
  requirements: (Requirement & { actions: RequirementAction[]; isOwn: boolean })[];
  outside: FollowedApproval[];
  /** Files that may be shown outside the city. */
  showable: Document[];
  documents: (Document & { pictures: { page: number; width: number; height: number }[] })[];
  /** What staff said about places on plans, as far as the actor may read those. */
  pins: PinOnPlan[];
  messages: ApplicantMessage[];
  notes: InternalNote[];
  /** The paper of the submission holds every answer, so not every reader of the case gets it. */
  mayReadRecord: boolean;
  mayNote: boolean;
  /** With what the actor may do with each; those waived or set aside are among them. */
  conditions: (PermitCondition & { actions: ConditionAction[] })[];
  contradictions: Contradiction<PermitCondition>[];
  settlements: ConditionSettlement[];
  maySettle: boolean;
  corrections: StaffCorrections;
  meetings: CaseMeetings;
  history: Activity[];
  /** What others did since the actor looked last; null when they never opened the case. */
  news: { since: Date; lines: Activity[] } | null;
  permit: Permit | null;
  caseActions: ApplicationAction[];
  reviewActions: ReviewAction[];
  /** The actor signed in lately enough to decide. */
  isFresh: boolean;
  /** Who else reviews for the actor's agency, for whoever may give the work away. */
  colleagues: Colleague[];
  missing: MissingForIssue;
  isSpeech: boolean;
  /** What the rules say of denying this case: duties such as an alternative to offer. */
  denialDuties: Evaluation['duties'];
}

interface Stored {
  application: Application;
  version: Version;
  reviews: TimedReview[];
  own: TimedReview | null;
  subject: Subject;
  today: CalendarDate;
}

/**
 * Everything a member of staff may see of one case.
 * Shape: answers and documents that an agency may not read are left out; `compared` are the versions that it asks about. Errors: Refused `sign-in-needed`, `not-found` for
 * cases the agency has no part in.
 */
export async function reviewCaseFor(
  ctx: Ctx,
  ref: string,
  compared: Compared = { from: null, to: null },
): Promise<CaseScreen> {
  const { actor, sql } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  const stored = await storedCase(ctx, ref);
  const { application, version, own, subject, today } = stored;
  const [
    requirements,
    documents,
    pictures,
    messages,
    notes,
    conditions,
    settlements,
    history,
    permit,
    nextDue,
    otherPart,
    look,
    expected,
    readers,
    keysOff,
    pins,
    outside,
    meetings,
  ] = await Promise.all([
    listRequirements(sql, application.id),
    listDocuments(sql, application.id),
    listPictures(sql, application.id),
    listApplicantMessages(sql, application.id),
    listInternalNotes(sql, application.id),
    listCurrentConditions(sql, application.id),
    listSettlements(sql, application.id),
    listActivities(sql, application.id),
    findNewestPermit(sql, application.id),
    findNextDue(sql, application.id),
    otherPartFor(ctx, application),
    findLook(sql, actor.id, application.id),
    expectedFor(ctx, application),
    otherReadersOf(sql, [application.id], actor.id, ctx.now),
    areKeysOff(sql, actor.id),
    listPins(sql, application.id),
    followedApprovals(ctx, application, subject),
    meetingsOfCase(ctx, application.id, subject),
  ]);
  const reviewActions = reviewActionsOf(ctx, stored);
  const colleagues =
    own !== null && reviewActions.includes('hand_over') ? await listColleagues(sql, own.agency) : [];
  const contradictions = contradictionsOf(conditions, settlements, ctx.city.conditionSubjects);
  const reader = readerOf(ctx, own);
  const part = version.evaluation.agencies.find((one) => one.agency === own?.agency);
  const readable = readableQuestions(answeredQuestions(version.answers), reader);
  const corrections = await staffCorrections(ctx, { ...stored, requirements }, reader);
  const changes = await versionDifference(ctx, stored, reader, documents, compared);
  return {
    application,
    otherPart,
    version,
    readers: readers.get(application.id) ?? [],
    areKeysOff: keysOff,
    today,
    expected,
    daysToEvent: application.starts_on === null ? null : daysBetween(today, application.starts_on),
    caseClock: caseClock(
      { status: application.status, next_due_on: nextDue },
      today,
      ctx.city.businessCalendar,
    ),
    answers: splitByReader(readable, reader, part?.reads ?? []),
    changes,
    reviews: newestOfEach(stored.reviews),
    own,
    why: version.evaluation.fired.filter((rule) => own === null || own.rules.includes(rule.id)),
    minimums: version.evaluation.minimums.filter((one) => own === null || own.rules.includes(one.rule)),
    library: libraryFor(ctx.city, own?.agency ?? null, version.evaluation),
    requirements: requirements.map((need) => ({ ...need, ...judgedBy(ctx, need, stored) })),
    showable: documents.filter((one) => isShowable(ctx.city, one)),
    outside,
    documents: documents
      .filter((document) => mayReadDocument(ctx, document, subject))
      .map((document) => ({
        ...document,
        pictures: pictures
          .filter((picture) => picture.document_id === document.id)
          .map((one) => ({ page: one.page_number, width: one.width_pixels, height: one.height_pixels })),
      })),
    pins: readablePins(ctx, subject, pins, conditions),
    messages,
    notes,
    mayReadRecord: can(actor, 'record:read', subject),
    mayNote: can(actor, 'note:write', subject),
    conditions: conditions.map((one) => ({ ...one, actions: conditionActions(ctx, application, one) })),
    maySettle: can(actor, 'condition:settle', subject) && isChangeable('before_issue', application.status),
    corrections,
    meetings,
    history,
    news: look && { since: look.looked_at, lines: newLines(history, look, actor.id) },
    permit,
    caseActions: allowedActions(APPLICATION, { status: application.status, subject }, actor),
    reviewActions,
    isFresh: isFreshStaff(actor, ctx.now),
    colleagues: colleagues.filter((one) => one.id !== own?.assigned_to),
    contradictions,
    settlements,
    missing: missingForIssue({
      versionNumber: version.number,
      blockingAgencies: version.evaluation.agencies
        .filter((one) => one.part === 'blocking')
        .map((one) => one.agency),
      reviews: stored.reviews.filter((review) => review.is_current),
      requirements,
      outside,
      conditionsDue: conditions.filter(isDueBeforeIssue).map((one) => one.id),
      contradictions: contradictions.map((one) => one.subject),
      correctionsUnsent: corrections.waiting,
      refusals: version.evaluation.refusals.filter((one) => one.at === 'issue').map((one) => one.rule),
    }),
    isSpeech: application.track === 'speech',
    denialDuties: evaluate(ctx.city, version.answers, { moment: 'deny', today }).duties,
  };
}

const newLines = (history: readonly Activity[], look: Look, staffId: string): Activity[] =>
  history.filter(
    (line) =>
      line.position > look.position && line.actor_id !== staffId && TELLING_ACTIONS.includes(line.action),
  );

async function storedCase(ctx: Ctx, ref: string): Promise<Stored> {
  const { actor, sql, city } = ctx;
  const application = await findApplicationByRef(sql, ref);
  if (application === null || application.version_number === 0) throw new Refused('not-found');
  const today = calendarDateAt(ctx.now, city.timeZone);
  const reviews = (await listReviews(sql, application.id)).map((review) => ({
    ...review,
    clock: reviewClock(review, application.status, today, city.businessCalendar),
    days: workedDays(review, today, city),
  }));
  const current = reviews.filter((review) => review.is_current);
  const subject = subjectOf(
    application,
    current.map((review) => review.agency),
  );
  if (!can(actor, 'review:read', subject)) throw new Refused('not-found');
  const own = current.find((review) => actor.kind === 'staff' && review.agency === actor.agency) ?? null;
  const version = found(await findVersion(sql, application.id, application.version_number));
  return { application, version, reviews, own, subject, today };
}

async function otherPartFor(ctx: Ctx, application: Application): Promise<CaseScreen['otherPart']> {
  const other = await findOtherPart(ctx.sql, application);
  if (other === null) return null;
  const current = (await listReviews(ctx.sql, other.id)).filter((review) => review.is_current);
  const subject = subjectOf(
    other,
    current.map((review) => review.agency),
  );
  return {
    ref: other.ref,
    status: other.status,
    isSpeech: other.split_from !== null,
    mayOpen: other.version_number > 0 && can(ctx.actor, 'review:read', subject),
  };
}

function readerOf(ctx: Ctx, own: Review | null): AnswerReader {
  const agency = ctx.city.agencies.find((candidate) => candidate.key === own?.agency);
  return { role: agency?.role ?? null, readsAll: can(ctx.actor, 'answers:read-all') };
}

const newestOfEach = <R extends Review>(reviews: readonly R[]): R[] =>
  reviews.filter(
    (review) =>
      review.is_current ||
      !reviews.some((other) => other.agency === review.agency && other.round > review.round),
  );

/** What the rules suggest for this case first, then what else the agency may choose. */
function libraryFor(city: City, agency: string | null, evaluation: Evaluation): CaseScreen['library'] {
  const entries = city.conditionLibrary.filter((entry) => entry.agency === agency);
  const suggestionOf = (entry: LibraryCondition) =>
    evaluation.conditions.find((one) => one.key === entry.key);
  return {
    suggested: entries.flatMap((entry) => {
      const suggestion = suggestionOf(entry);
      if (!suggestion) return [];
      return [{ ...entry, because: evaluation.fired.filter((rule) => suggestion.rules.includes(rule.id)) }];
    }),
    more: entries.filter((entry) => !suggestionOf(entry)),
  };
}

function judgedBy(
  ctx: Ctx,
  need: Requirement,
  { application, reviews, own }: Stored,
): { actions: RequirementAction[]; isOwn: boolean } {
  const judges = judgesOf(
    need,
    reviews.filter((review) => review.is_current),
    ctx.city,
  );
  const thing = { status: need.state, subject: subjectOf(application, judges) };
  return {
    actions: isFinal(application.status) ? [] : allowedActions(REQUIREMENT, thing, ctx.actor),
    isOwn: own !== null && judges.includes(own.agency),
  };
}

function conditionActions(ctx: Ctx, application: Application, one: PermitCondition): ConditionAction[] {
  if (one.is_set_aside || !isChangeable(one.met, application.status)) return [];
  const subject = subjectOf(application, [one.agency], { agency: one.agency });
  return allowedActions(CONDITION, { status: one.state, subject }, ctx.actor);
}

function mayReadDocument(ctx: Ctx, document: Document, subject: Subject): boolean {
  const kind = ctx.city.documentKinds.find((candidate) => candidate.key === document.kind);
  return can(ctx.actor, 'document:read', {
    ...subject,
    readers: kind?.visibility === 'security' ? kind.readers : null,
    released: document.scan_state === 'clean' || document.scan_state === 'unscanned',
  });
}

function reviewActionsOf(ctx: Ctx, { application, own, subject }: Stored): ReviewAction[] {
  if (own === null) return [];
  const part = { ...subject, agency: own.agency, assignedTo: own.assigned_to };
  const allowed = allowedActions(REVIEW, { status: own.state, subject: part }, ctx.actor);
  if (isInReview(application.status)) return allowed;
  // All had agreed: an agency that sees a danger may still look again.
  return application.status === 'ready_to_issue' ? allowed.filter((action) => action === 'reconsider') : [];
}
