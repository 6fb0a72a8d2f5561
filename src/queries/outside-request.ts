import type { Ctx } from '#src/context.ts';
import type { AnsweredQuestion } from '#src/domain/application/snapshot.ts';
import { isReleased, readersOf } from '#src/domain/document.ts';
import {
  isAskable,
  type OutsideRequestState,
  outsideQuestions,
  outsideRequestState,
} from '#src/domain/outside-request.ts';
import { can, type Subject } from '#src/domain/policy.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { isFinal } from '#src/domain/workflow/states.ts';
import { OUTSIDE, type OutsideAction } from '#src/domain/workflow/transitions.ts';
import { allowedActions } from '#src/domain/workflow/workflow.ts';
import { type Application, findApplicationByRef } from '#src/store/application.ts';
import { type Document, listDocuments } from '#src/store/document.ts';
import {
  findOpenOutsideRequest,
  findOpenOutsideRequestOfLink,
  listNewestOutsideRequests,
  type OutsideRequest,
} from '#src/store/outside-request.ts';
import { listOutsideApprovals, type OutsideApproval } from '#src/store/requirement.ts';
import { tokenHashOf } from '#src/store/session.ts';
import { findOutsideCodeEnd } from '#src/store/sign-in-code.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion } from '#src/store/version.ts';

/** What the page of a link shows before somebody proved that the mailbox is theirs. It names neither the event nor the address. */
export interface OutsideLinkScreen {
  approval: string;
  /** When the code ends that this browser asked for; null when it asked for none. */
  codeUntil: Date | null;
}

/** What opening a link may show. Shape: reads only, however often; null when it does not work any more. */
export async function outsideLinkFor(
  ctx: Ctx,
  input: { linkToken: string; browserToken: string | null },
): Promise<OutsideLinkScreen | null> {
  const request = await findOpenOutsideRequestOfLink(ctx.sql, tokenHashOf(input.linkToken), ctx.now);
  const application = request && (await findApplicationByRef(ctx.sql, request.ref));
  if (!request || !application || isFinal(application.status)) return null;
  const codeUntil =
    input.browserToken === null
      ? null
      : await findOutsideCodeEnd(ctx.sql, tokenHashOf(input.browserToken), request.id, ctx.now);
  return { approval: request.approval, codeUntil };
}

export interface OutsideRequestScreen {
  request: OutsideRequest;
  eventName: string | null;
  questions: AnsweredQuestion[];
  /** Named files that are still there; a file that was replaced is named no more. */
  files: Document[];
  /** The request waits for its answer. */
  mayAnswer: boolean;
}

/**
 * The part of a case that a body outside the city was asked about, and what it answered: nothing else of the case is in it.
 * Errors: Refused `not-found` for everybody else and when the link ended or the case is over.
 */
export async function outsideRequestFor(ctx: Ctx): Promise<OutsideRequestScreen> {
  const { actor, sql, city } = ctx;
  if (actor.kind !== 'outside') throw new Refused('not-found');
  const application = found(await findApplicationByRef(sql, actor.ref));
  const subject = subjectOf(application, [], { approval: actor.approval });
  if (!can(actor, 'outside:read', subject) || isFinal(application.status)) throw new Refused('not-found');
  const [request, version, documents, approvals] = await Promise.all([
    findOpenOutsideRequest(sql, actor.id, ctx.now),
    findVersion(sql, application.id, application.version_number),
    listDocuments(sql, application.id),
    listOutsideApprovals(sql, application.id),
  ]);
  const approval = approvals.find((one) => one.approval === actor.approval);
  return {
    request: found(request),
    eventName: application.event_name,
    questions: outsideQuestions(found(version).answers, city.rules, approval?.rules ?? []),
    files: documents.filter((one) => can(actor, 'document:read', fileSubject(ctx, subject, one))),
    mayAnswer: request?.answered_at === null && approval !== undefined && isAskable(approval.state),
  };
}

const fileSubject = (ctx: Ctx, subject: Subject, document: Document): Subject => ({
  ...subject,
  documentId: document.id,
  readers: readersOf(ctx.city, document.kind),
  released: isReleased(document.scan_state),
});

/** An approval that the city follows, with what the actor may record of it and whom the coordinator asked by a link. */
export interface FollowedApproval extends OutsideApproval {
  actions: OutsideAction[];
  asked: (OutsideRequest & { state: OutsideRequestState }) | null;
  mayAsk: boolean;
  mayTakeBack: boolean;
}

/** The approvals from outside that a case needs. Shape: by key. */
export async function followedApprovals(
  ctx: Ctx,
  application: Application,
  subject: Subject,
): Promise<FollowedApproval[]> {
  const isOver = isFinal(application.status);
  const mayAsk = can(ctx.actor, 'outside:ask', subject) && !isOver;
  const requests = await listNewestOutsideRequests(ctx.sql, application.id);
  const approvals = await listOutsideApprovals(ctx.sql, application.id);
  return approvals.map((approval) => {
    const request = requests.find((one) => one.approval === approval.approval);
    const state = request && outsideRequestState(request, ctx.now);
    const actions = allowedActions(OUTSIDE, { status: approval.state, subject }, ctx.actor);
    return {
      ...approval,
      actions: isOver ? [] : actions,
      asked: request && state ? { ...request, state } : null,
      mayAsk: mayAsk && isAskable(approval.state),
      mayTakeBack: mayAsk && (state === 'sent' || state === 'opened'),
    };
  });
}
