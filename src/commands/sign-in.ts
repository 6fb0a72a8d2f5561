import { randomUUID } from 'node:crypto';
import { appendActivity } from '#src/commands/activity.ts';
import { queueNotice } from '#src/commands/notice.ts';
import { openSession } from '#src/commands/session.ts';
import type { Ctx } from '#src/context.ts';
import type { Issue } from '#src/domain/application/field.ts';
import { type Actor, assertCan } from '#src/domain/policy.ts';
import { type Limit, parseSignInCode, SIGN_IN, SIGN_IN_LIMITS } from '#src/domain/session.ts';
import { emailSchema } from '#src/domain/shared/email-address.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { parseReturnTo } from '#src/domain/shared/return-to.ts';
import { isSignInCode, signInLinkTokenOf } from '#src/domain/sign-in-secret.ts';
import { insertApplicant } from '#src/store/applicant.ts';
import { updateDraftOwners } from '#src/store/application.ts';
import { insertLimitUse } from '#src/store/limit.ts';
import { deleteReturnCode } from '#src/store/return-code.ts';
import { tokenHashOf } from '#src/store/session.ts';
import {
  insertSignInCode,
  lockOpenCodeOfBrowser,
  lockOpenCodeOfLink,
  type SignInCode,
  setCodeConsumed,
  setOlderCodesConsumed,
  updateCodeTried,
} from '#src/store/sign-in-code.ts';
import type { Locked, Tx } from '#src/store/sql.ts';

/** A session that was just opened. `token` is for the cookie and is known nowhere else. */
export interface SignedIn {
  token: string;
  returnTo: string | null;
}

/**
 * Mails a code and a link to an address, and binds both to the browser that asked.
 * Shape: issues of `email`, none when the message is queued. Whether the address is known is not even looked at.
 * Errors: Refused `too-many-requests`.
 */
export async function requestSignInCode(
  ctx: Ctx,
  input: { email: string; returnTo: unknown; browserToken: string; clientAddress: string },
): Promise<{ issues: Issue[] }> {
  assertCan(ctx.actor, 'session:change');
  if (input.email.trim() === '') return { issues: [{ path: 'email', code: 'required' }] };
  const email = emailSchema.safeParse(input.email).data;
  if (email === undefined) return { issues: [{ path: 'email', code: 'not-an-email' }] };
  const browserHash = tokenHashOf(input.browserToken);
  await ctx.sql.begin(async (tx) => {
    await assertWithin(tx, ctx, SIGN_IN_LIMITS.fromAddress, input.clientAddress);
    await assertWithin(tx, ctx, SIGN_IN_LIMITS.toEmailHour, email);
    await assertWithin(tx, ctx, SIGN_IN_LIMITS.toEmailDay, email);
    await setOlderCodesConsumed(tx, browserHash, ctx.now);
    await sendCode(tx, ctx, { email, browserHash, returnTo: parseReturnTo(input.returnTo, 'applicant') });
  });
  ctx.log.info({}, 'a sign-in was asked for');
  return { issues: [] };
}

/** Errors: Refused `too-many-requests`. */
async function assertWithin(tx: Tx, ctx: Ctx, limit: Limit, value: string): Promise<void> {
  const isFree = await insertLimitUse(tx, ctx.secretKey, limit, value, ctx.now);
  if (isFree) return;
  ctx.log.warn({ limit: limit.subject }, 'a sign-in was asked for too often');
  throw new Refused('too-many-requests');
}

async function sendCode(
  tx: Tx,
  ctx: Ctx,
  request: { email: string; browserHash: Buffer; returnTo: string | null },
): Promise<void> {
  const id = randomUUID();
  const expiresAt = new Date(ctx.now.getTime() + SIGN_IN.codeMs);
  await insertSignInCode(tx, {
    ...request,
    id,
    locale: ctx.locale,
    linkHash: tokenHashOf(signInLinkTokenOf(ctx.secretKey, id)),
    now: ctx.now,
    expiresAt,
  });
  await queueNotice(tx, ctx, {
    applicationId: null,
    moment: 'sign-in-code',
    recipient: request.email,
    locale: ctx.locale,
    dedupeKey: `sign-in-code:${id}`,
    content: { signInId: id, expiresAt: expiresAt.toISOString() },
  });
}

/**
 * Signs in with the code of the newest message that this browser asked for.
 * Errors: Refused `code-wrong`, `code-expired` when it is used, too old, asked for elsewhere or tried five times.
 */
export async function confirmSignInCode(
  ctx: Ctx,
  input: { code: string; browserToken: string },
): Promise<SignedIn> {
  assertCan(ctx.actor, 'session:change');
  const typed = parseSignInCode(input.code);
  const browserHash = tokenHashOf(input.browserToken);
  // A wrong try must stay counted, so it is refused after the transaction and not inside.
  const result = await ctx.sql.begin(async (tx): Promise<SignedIn | 'code-wrong' | 'code-expired'> => {
    const code = await lockOpenCodeOfBrowser(tx, browserHash, ctx.now);
    if (code === null) return 'code-expired';
    if (typed === null) return 'code-wrong';
    if (isSignInCode(typed, ctx.secretKey, code.id)) return await openApplicantSession(tx, ctx, code);
    await updateCodeTried(tx, code);
    return code.attempts_count + 1 < SIGN_IN.tries ? 'code-wrong' : 'code-expired';
  });
  const outcome = typeof result === 'string' ? result : 'signed-in';
  ctx.log.info({ by: 'code', outcome }, 'sign-in by mail');
  if (typeof result === 'string') throw new Refused(result);
  return result;
}

/**
 * Signs in with the link of a message, in the browser that asked for it.
 * Errors: Refused `code-expired` when it is used or too old, `forbidden` in any other browser, which leaves it usable.
 */
export async function confirmSignInLink(
  ctx: Ctx,
  input: { linkToken: string; browserToken: string },
): Promise<SignedIn> {
  assertCan(ctx.actor, 'session:change');
  const browserHash = tokenHashOf(input.browserToken);
  const result = await ctx.sql.begin(async (tx): Promise<SignedIn | 'code-expired' | 'forbidden'> => {
    const code = await lockOpenCodeOfLink(tx, tokenHashOf(input.linkToken), ctx.now);
    if (code === null) return 'code-expired';
    if (!browserHash.equals(code.browser_hash)) return 'forbidden';
    return await openApplicantSession(tx, ctx, code);
  });
  const outcome = typeof result === 'string' ? result : 'signed-in';
  ctx.log.info({ by: 'link', outcome }, 'sign-in by mail');
  if (typeof result === 'string') throw new Refused(result);
  return result;
}

// The session the browser had ends first: a draft it starts at this moment waits for that row and is refused or moved.
async function openApplicantSession(tx: Tx, ctx: Ctx, code: Locked<SignInCode>): Promise<SignedIn> {
  const browserHash = Buffer.from(code.browser_hash);
  await setCodeConsumed(tx, code, ctx.now);
  const applicantId = await insertApplicant(tx, { email: code.email, locale: ctx.locale, now: ctx.now });
  const token = await openSession(tx, ctx, { kind: 'applicant', applicantId }, browserHash);
  const actor: Actor = {
    kind: 'applicant',
    id: applicantId,
    email: code.email,
    sessionHash: tokenHashOf(token).toString('hex'),
  };
  for (const draft of await updateDraftOwners(tx, browserHash, applicantId)) {
    await appendActivity(tx, { actor, now: ctx.now }, draft, 'adopt', {
      from: draft.status,
      to: draft.status,
    });
    // From now on the address leads back to it, and paper that lies about somewhere does not.
    await deleteReturnCode(tx, draft);
    await tellOfAdoptedDraft(tx, ctx, draft, code.email);
  }
  return { token, returnTo: code.return_to };
}

/** Writes to somebody that a draft is theirs from now on. */
export async function tellOfAdoptedDraft(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'locale'>,
  draft: { id: string; ref: string; event_name: string | null },
  email: string,
): Promise<void> {
  await queueNotice(tx, ctx, {
    applicationId: draft.id,
    moment: 'draft-started',
    recipient: email,
    locale: ctx.locale,
    dedupeKey: `draft-started:${draft.id}`,
    content: { ref: draft.ref, eventName: draft.event_name ?? '' },
  });
}
