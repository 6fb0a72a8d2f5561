import { randomUUID } from 'node:crypto';
import { appendActivity } from '#src/commands/activity.ts';
import { queueNotice } from '#src/commands/notice.ts';
import { openSession } from '#src/commands/session.ts';
import type { Ctx } from '#src/context.ts';
import type { Issue } from '#src/domain/application/field.ts';
import { actionOfAnswer, answerIssues, isAskable, type OutsideAnswer } from '#src/domain/outside-request.ts';
import { type Actor, can } from '#src/domain/policy.ts';
import { type Limit, parseSignInCode, SIGN_IN, SIGN_IN_LIMITS } from '#src/domain/session.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { isSignInCode, signInLinkTokenOf } from '#src/domain/sign-in-secret.ts';
import { isFinal } from '#src/domain/workflow/states.ts';
import { OUTSIDE } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import { listApplicationsOf, lockApplicationByRef } from '#src/store/application.ts';
import { insertLimitUse } from '#src/store/limit.ts';
import {
  findOpenOutsideRequestOfLink,
  lockOpenOutsideRequest,
  type OutsideRequest,
  setOutsideRequestAnswered,
  setOutsideRequestOpened,
} from '#src/store/outside-request.ts';
import { lockOutsideApproval, setOutsideState } from '#src/store/requirement.ts';
import { tokenHashOf } from '#src/store/session.ts';
import {
  insertSignInCode,
  lockOpenCodeOfBrowser,
  setCodeConsumed,
  setOlderCodesConsumed,
  updateCodeTried,
} from '#src/store/sign-in-code.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';

/** The request of a link, with its case locked before it. Errors: Refused `code-expired` when it does not work any more. */
async function lockRequestOfLink(tx: Tx, ctx: Ctx, linkToken: string): Promise<Locked<OutsideRequest>> {
  const hit = await findOpenOutsideRequestOfLink(tx, tokenHashOf(linkToken), ctx.now);
  const application = hit && (await lockApplicationByRef(tx, hit.ref));
  const request = hit && (await lockOpenOutsideRequest(tx, hit.id, ctx.now));
  if (!application || !request || isFinal(application.status)) throw new Refused('code-expired');
  return request;
}

/**
 * Mails a one-time code to the address that a link was sent to, and binds it to the browser that asked.
 * Errors: Refused `code-expired` when the link does not work any more, `too-many-requests`.
 */
export async function requestOutsideCode(
  ctx: Ctx,
  input: { linkToken: string; browserToken: string; clientAddress: string },
): Promise<void> {
  if (!can(ctx.actor, 'session:change')) throw new Refused('forbidden');
  const browserHash = tokenHashOf(input.browserToken);
  await ctx.sql.begin(async (tx) => {
    const request = await lockRequestOfLink(tx, ctx, input.linkToken);
    await assertWithin(tx, ctx, SIGN_IN_LIMITS.fromAddress, input.clientAddress);
    await assertWithin(tx, ctx, SIGN_IN_LIMITS.toEmailHour, request.email);
    await assertWithin(tx, ctx, SIGN_IN_LIMITS.toEmailDay, request.email);
    await setOlderCodesConsumed(tx, browserHash, ctx.now);
    const id = randomUUID();
    const expiresAt = new Date(ctx.now.getTime() + SIGN_IN.codeMs);
    await insertSignInCode(tx, {
      id,
      email: request.email,
      locale: ctx.locale,
      browserHash,
      returnTo: null,
      outsideRequestId: request.id,
      // The column wants one; no message carries it, and no page takes it.
      linkHash: tokenHashOf(signInLinkTokenOf(ctx.secretKey, id)),
      now: ctx.now,
      expiresAt,
    });
    await queueNotice(tx, ctx, {
      applicationId: null,
      moment: 'outside-code',
      recipient: request.email,
      locale: ctx.locale,
      dedupeKey: `outside-code:${id}`,
      content: { signInId: id, requestId: request.id, expiresAt: expiresAt.toISOString() },
    });
  });
  ctx.log.info({ by: 'outside' }, 'a code was asked for');
}

/** Errors: Refused `too-many-requests`. */
async function assertWithin(tx: Tx, ctx: Ctx, limit: Limit, value: string): Promise<void> {
  if (await insertLimitUse(tx, ctx.secretKey, limit, value, ctx.now)) return;
  ctx.log.warn({ limit: limit.subject }, 'a code was asked for too often');
  throw new Refused('too-many-requests');
}

/**
 * Lets in whoever types the code that was mailed to the address of the link.
 * Shape: the token of the new session. Errors: Refused `code-wrong`, `code-expired` when it is used, too old, asked for elsewhere
 * or tried five times, or the link ended, `wrong-state` in a browser with a draft that hangs on nothing else.
 */
export async function confirmOutsideCode(
  ctx: Ctx,
  input: { linkToken: string; code: string; browserToken: string },
): Promise<{ token: string }> {
  if (!can(ctx.actor, 'session:change')) throw new Refused('forbidden');
  const typed = parseSignInCode(input.code);
  const browserHash = tokenHashOf(input.browserToken);
  // A wrong try must stay counted, so it is refused after the transaction and not inside.
  const result = await ctx.sql.begin(async (tx): Promise<string | null> => {
    const request = await lockRequestOfLink(tx, ctx, input.linkToken);
    const code = await lockOpenCodeOfBrowser(tx, browserHash, ctx.now, request.id);
    if (code === null) throw new Refused('code-expired');
    if (typed === null || !isSignInCode(typed, ctx.secretKey, code.id)) {
      if (typed !== null) await updateCodeTried(tx, code);
      return null;
    }
    if (await holdsDraft(tx, ctx.actor)) throw new Refused('wrong-state');
    await setCodeConsumed(tx, code, ctx.now);
    const token = await openSession(tx, ctx, { kind: 'outside', requestId: request.id }, browserHash);
    if (request.opened_at === null) await noteOpened(tx, ctx, request, token);
    return token;
  });
  ctx.log.info({ by: 'outside', outcome: result === null ? 'code-wrong' : 'signed-in' }, 'a link was opened');
  if (result === null) throw new Refused('code-wrong');
  return { token: result };
}

async function holdsDraft(tx: Tx, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'visitor' || actor.sessionHash === null) return false;
  const sessionHash = Buffer.from(actor.sessionHash, 'hex');
  return (await listApplicationsOf(tx, { applicantId: null, sessionHash })).length > 0;
}

async function noteOpened(tx: Tx, ctx: Ctx, one: Locked<OutsideRequest>, token: string): Promise<void> {
  await setOutsideRequestOpened(tx, one, ctx.now);
  const application = found(await lockApplicationByRef(tx, one.ref));
  const actor: Actor = {
    kind: 'outside',
    id: one.id,
    email: one.email,
    applicationId: one.application_id,
    ref: one.ref,
    approval: one.approval,
    documentIds: one.document_ids,
    sessionHash: tokenHashOf(token).toString('hex'),
  };
  const { status } = application;
  const change = { from: status, to: status, detail: { approval: one.approval } };
  await appendActivity(tx, { actor, now: ctx.now }, application, 'open_outside_request', change);
}

/**
 * Records what a body outside the city answers. There is one answer to a link; for another one the city sends a new link.
 * Shape: issues of `answer`, `reference` and `words`, none when it is recorded.
 * Errors: Refused `not-found` for everybody else, `already-decided` when there is an answer, `wrong-state` when the case is over
 * or the approval waits for nobody any more.
 */
export async function answerOutside(
  ctx: Ctx,
  input: { answer: string; reference: string; words: string },
): Promise<{ issues: Issue[] }> {
  const { actor } = ctx;
  if (actor.kind !== 'outside') throw new Refused('not-found');
  return await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, actor.ref));
    const subject = subjectOf(application, [], { approval: actor.approval });
    if (!can(actor, 'outside:read', subject)) throw new Refused('not-found');
    const approval = found(await lockOutsideApproval(tx, application.id, actor.approval));
    const request = found(await lockOpenOutsideRequest(tx, actor.id, ctx.now));
    if (request.answered_at !== null) throw new Refused('already-decided');
    // What the city recorded meanwhile stands, also against a page that was opened before.
    if (isFinal(application.status) || !isAskable(approval.state)) throw new Refused('wrong-state');
    const issues = answerIssues(input);
    if (issues.length > 0) return { issues };
    const answer = input.answer as OutsideAnswer; // without issues it is one of them
    const reference = input.reference.trim() || null;
    const words = input.words.trim() || null;
    assertMoved(await setOutsideRequestAnswered(tx, request, { answer, reference, words, now: ctx.now }));
    const action = actionOfAnswer(answer);
    if (action !== null) {
      const said = reference ?? words ?? '';
      const { to } = applyAction(OUTSIDE, { status: approval.state, subject }, action, actor, {
        reason: said,
      });
      assertMoved(await setOutsideState(tx, approval, to, said || null, ctx.now));
    }
    const { status } = application;
    const detail = { approval: actor.approval };
    await appendActivity(tx, ctx, application, action ?? 'question_outside', {
      from: status,
      to: status,
      detail,
    });
    return { issues: [] };
  });
}
