import type { Ctx } from '#src/context.ts';
import { type AnsweredQuestion, answeredQuestions } from '#src/domain/application/snapshot.ts';
import { can } from '#src/domain/policy.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { APPLICATION, OUTSIDE, REQUIREMENT, REVIEW } from '#src/domain/workflow/transitions.ts';
import { allowedActions } from '#src/domain/workflow/workflow.ts';
import { type Activity, listActivities } from '#src/store/activity.ts';
import { type Application, findApplicationByRef } from '#src/store/application.ts';
import { listCurrentConditions, type PermitCondition } from '#src/store/condition.ts';
import { type Document, listDocuments } from '#src/store/document.ts';
import {
  type ApplicantMessage,
  type InternalNote,
  listApplicantMessages,
  listInternalNotes,
} from '#src/store/message.ts';
import { findLivePermit, type Permit } from '#src/store/permit.ts';
import {
  listOutsideApprovals,
  listRequirements,
  type OutsideApproval,
  type Requirement,
} from '#src/store/requirement.ts';
import { listReviews, type Review } from '#src/store/review.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion, type Version } from '#src/store/version.ts';

export interface CaseScreen {
  application: Application;
  version: Version;
  questions: AnsweredQuestion[];
  reviews: Review[];
  /** The part of the actor's own agency, when it has one. */
  own: Review | null;
  requirements: (Requirement & { actions: string[] })[];
  outside: (OutsideApproval & { actions: string[] })[];
  documents: Document[];
  messages: ApplicantMessage[];
  notes: InternalNote[];
  conditions: PermitCondition[];
  history: Activity[];
  permit: Permit | null;
  caseActions: string[];
  reviewActions: string[];
  /** What the rules say of denying this case: duties such as an alternative to offer. */
  denialDuties: ReturnType<typeof evaluate>['duties'];
}

/**
 * Everything a member of staff may see of one case.
 * Shape: documents an agency may not read are left out. Errors: Refused `sign-in-needed`, `not-found` for cases the agency has no part in.
 */
export async function reviewCaseFor(ctx: Ctx, ref: string): Promise<CaseScreen> {
  const { actor, sql } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  const application = await findApplicationByRef(sql, ref);
  if (application === null || application.version_number === 0) throw new Refused('not-found');
  const reviews = await listReviews(sql, application.id);
  const agencies = reviews.filter((review) => review.is_current).map((review) => review.agency);
  const subject = subjectOf(application, agencies);
  if (!can(actor, 'review:read', subject)) throw new Refused('not-found');
  const [version, requirements, outside, documents, messages, notes, conditions, history, permit] =
    await Promise.all([
      findVersion(sql, application.id, application.version_number),
      listRequirements(sql, application.id),
      listOutsideApprovals(sql, application.id),
      listDocuments(sql, application.id),
      listApplicantMessages(sql, application.id),
      listInternalNotes(sql, application.id),
      listCurrentConditions(sql, application.id),
      listActivities(sql, application.id),
      findLivePermit(sql, application.id),
    ]);
  if (version === null) throw new Refused('not-found');
  const own = reviews.find((review) => review.is_current && review.agency === actor.agency) ?? null;
  const ownSubject = { ...subject, agency: own?.agency, assignedTo: own?.assigned_to ?? null };
  const readable = documents.filter((document) => {
    const kind = ctx.city.documentKinds.find((candidate) => candidate.key === document.kind);
    return can(actor, 'document:read', {
      ...subject,
      readers: kind?.visibility === 'security' ? kind.readers : null,
      released: document.scan_state === 'clean' || document.scan_state === 'unscanned',
    });
  });
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  return {
    application,
    version,
    questions: answeredQuestions(version.answers),
    reviews,
    own,
    requirements: requirements.map((requirement) => ({
      ...requirement,
      actions: allowedActions(REQUIREMENT, { status: requirement.state, subject }, actor),
    })),
    outside: outside.map((approval) => ({
      ...approval,
      actions: allowedActions(OUTSIDE, { status: approval.state, subject }, actor),
    })),
    documents: readable,
    messages,
    notes,
    conditions,
    history,
    permit,
    caseActions: allowedActions(APPLICATION, { status: application.status, subject }, actor),
    reviewActions:
      own === null || application.status !== 'in_agency_review'
        ? []
        : allowedActions(REVIEW, { status: own.state, subject: ownSubject }, actor),
    denialDuties: evaluate(ctx.city, version.answers, { moment: 'deny', today }).duties,
  };
}
