import { appendActivity } from '#src/commands/activity.ts';
import { lockCase } from '#src/commands/case.ts';
import { queueNotice } from '#src/commands/notice.ts';
import type { Ctx } from '#src/context.ts';
import {
  askIssues,
  isAskable,
  isShowable,
  linkEnd,
  MOST_FILES,
  OUTSIDE_REQUEST_LIMITS,
} from '#src/domain/outside-request.ts';
import { assertCan } from '#src/domain/policy.ts';
import { assertFreshStaff, type Limit } from '#src/domain/session.ts';
import { emailSchema } from '#src/domain/shared/email-address.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { outsideLinkTokenOf, wishIdOf } from '#src/domain/sign-in-secret.ts';
import { isFinal } from '#src/domain/workflow/states.ts';
import { listDocuments } from '#src/store/document.ts';
import { insertLimitUse } from '#src/store/limit.ts';
import {
  insertOutsideRequest,
  lockNewestOutsideRequest,
  setOutsideRequestEnded,
} from '#src/store/outside-request.ts';
import { lockOutsideApproval } from '#src/store/requirement.ts';
import { tokenHashOf } from '#src/store/session.ts';
import type { Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';

export interface AskOutsideInput {
  ref: string;
  approval: string;
  email: string;
  words: string;
  days: number;
  documentIds: readonly string[];
  /** Number of the request that the page showed; 0 when it showed none. */
  seen: number;
}

/**
 * Asks a body outside the city for its approval, by a link to its part of the case. A link from before ends.
 * Shape: sent twice it sends one message.
 * Errors: Refused `forbidden` for all but the coordinator, `not-found` for an approval that the case does not need,
 * `wrong-state` when it waits for nobody, `stale-revision` when somebody asked meanwhile, `sign-in-again`, `too-many-requests`,
 * `invalid-input` for what `askIssues` names and for files that are not shown.
 */
export async function askOutside(ctx: Ctx, input: AskOutsideInput): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const { application, staff } = await lockCase(tx, ctx, input.ref);
    assertCan(staff, 'outside:ask', subjectOf(application));
    const approval = found(await lockOutsideApproval(tx, application.id, input.approval));
    if (isFinal(application.status) || !isAskable(approval.state)) throw new Refused('wrong-state');
    const email = emailSchema.safeParse(input.email).data;
    const expiresAt = linkEnd(input.days, ctx.now);
    if (email === undefined || expiresAt === null || askIssues(input).length > 0)
      throw new Refused('invalid-input');
    await assertShowable(tx, ctx, application.id, input.documentIds);
    assertFreshStaff(staff, ctx.now);
    const before = await lockNewestOutsideRequest(tx, application.id, input.approval);
    const id = wishIdOf(ctx.secretKey, [
      'outside',
      application.id,
      input.approval,
      String(input.seen),
      email,
    ]);
    if (before?.id === id) return;
    if ((before?.number ?? 0) !== input.seen) throw new Refused('stale-revision');
    await assertWithin(tx, ctx, OUTSIDE_REQUEST_LIMITS.fromStaff, staff.id);
    await assertWithin(tx, ctx, OUTSIDE_REQUEST_LIMITS.toEmail, email);
    if (before !== null && before.end_reason === null)
      await setOutsideRequestEnded(tx, before, { reason: 'sent_again', now: ctx.now });
    const words = input.words.trim();
    await insertOutsideRequest(tx, {
      id,
      applicationId: application.id,
      approval: input.approval,
      number: input.seen + 1,
      email,
      locale: ctx.locale,
      words,
      documentIds: [...new Set(input.documentIds)],
      linkHash: tokenHashOf(outsideLinkTokenOf(ctx.secretKey, id)),
      askedBy: staff.id,
      now: ctx.now,
      expiresAt,
    });
    await queueNotice(tx, ctx, {
      applicationId: application.id,
      moment: 'outside-request',
      recipient: email,
      locale: ctx.locale,
      dedupeKey: `outside-request:${id}`,
      content: {
        ref: application.ref,
        eventName: application.event_name ?? '',
        requestId: id,
        approval: input.approval,
        words,
        expiresAt: expiresAt.toISOString(),
      },
    });
    const { status } = application;
    const detail = { approval: input.approval, again: before !== null };
    await appendActivity(tx, ctx, application, 'ask_outside', { from: status, to: status, detail });
  });
}

/** Errors: Refused `invalid-input` for a file of another case, and for one that is not shown outside the city. */
async function assertShowable(
  tx: Tx,
  ctx: Ctx,
  applicationId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const shown = (await listDocuments(tx, applicationId)).filter((one) => isShowable(ctx.city, one));
  const isShown = ids.every((id) => shown.some((one) => one.id === id));
  if (!isShown || ids.length > MOST_FILES) throw new Refused('invalid-input');
}

/** Errors: Refused `too-many-requests`. */
async function assertWithin(tx: Tx, ctx: Ctx, limit: Limit, value: string): Promise<void> {
  if (await insertLimitUse(tx, ctx.secretKey, limit, value, ctx.now)) return;
  ctx.log.warn({ limit: limit.subject }, 'outside bodies were asked too often');
  throw new Refused('too-many-requests');
}

/**
 * Takes a link back. Whoever came by it is out at once; an answer that was given stays.
 * Errors: Refused `forbidden` for all but the coordinator, `not-found` where nobody was asked, `already-decided` once answered.
 */
export async function takeBackOutside(ctx: Ctx, input: { ref: string; approval: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const { application, staff } = await lockCase(tx, ctx, input.ref);
    assertCan(staff, 'outside:ask', subjectOf(application));
    const request = found(await lockNewestOutsideRequest(tx, application.id, input.approval));
    if (request.end_reason !== null) throw new Refused('not-found');
    if (request.answered_at !== null) throw new Refused('already-decided');
    await setOutsideRequestEnded(tx, request, { reason: 'taken_back', now: ctx.now });
    const { status } = application;
    const detail = { approval: input.approval };
    await appendActivity(tx, ctx, application, 'take_back_outside', { from: status, to: status, detail });
  });
}
