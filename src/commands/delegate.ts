import { randomUUID } from 'node:crypto';
import { appendActivity } from '#src/commands/activity.ts';
import { queueNotice } from '#src/commands/notice.ts';
import { openSession } from '#src/commands/session.ts';
import type { Ctx } from '#src/context.ts';
import type { Issue } from '#src/domain/application/field.ts';
import { DELEGATE_LIMITS, DELEGATION, isDelegable } from '#src/domain/delegate.ts';
import { type Actor, can } from '#src/domain/policy.ts';
import { freshSince, type Limit } from '#src/domain/session.ts';
import { emailSchema } from '#src/domain/shared/email-address.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { delegateLinkTokenOf, wishIdOf } from '#src/domain/sign-in-secret.ts';
import { isEditable } from '#src/domain/workflow/states.ts';
import { type Application, listApplicationsOf, lockApplicationByRef } from '#src/store/application.ts';
import {
  countOpenDelegations,
  type Delegation,
  findDelegationState,
  insertDelegation,
  lockOpenDelegationOfLink,
  setDelegationOpened,
  updateDelegationsEnded,
} from '#src/store/delegate.ts';
import { insertLimitUse } from '#src/store/limit.ts';
import { isSessionProvenSince, tokenHashOf } from '#src/store/session.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';

type Owner = Extract<Actor, { kind: 'applicant' }>;

/** The draft that its owner changes. Errors: Refused `not-found` for everybody else, `wrong-state` when it is with the city. */
async function lockOwnDraft(tx: Tx, ctx: Ctx, ref: string): Promise<[Locked<Application>, Owner]> {
  const application = found(await lockApplicationByRef(tx, ref));
  const { actor } = ctx;
  if (!can(actor, 'delegates:change', subjectOf(application)) || actor.kind !== 'applicant')
    throw new Refused('not-found');
  if (!isEditable(application.status)) throw new Refused('wrong-state');
  return [application, actor];
}

/**
 * Invites somebody by e-mail to one task of one's own draft.
 * Shape: issues of `task` and `email`, none when the message is queued. Whoever was invited to the task before gets a new
 * link, and the old one ends. Sent again with the same key it changes nothing while that invitation is open.
 * Errors: Refused `not-found` for strangers, `wrong-state` when it is with the city, `sign-in-again` when the owner signed in
 * too long ago, `too-many-requests`.
 */
export async function inviteDelegate(
  ctx: Ctx,
  input: { ref: string; task: string; email: string; key?: string },
): Promise<{ issues: Issue[] }> {
  return await ctx.sql.begin(async (tx) => {
    const [application, owner] = await lockOwnDraft(tx, ctx, input.ref);
    const email = emailSchema.safeParse(input.email).data;
    const issues = issuesOf(input, email, isDelegable(application.answers, input.task));
    if (email === undefined || issues.length > 0) return { issues };
    // Whoever finds a browser that somebody left signed in must not let others in from it.
    const sessionHash = Buffer.from(owner.sessionHash, 'hex');
    if (!(await isSessionProvenSince(tx, sessionHash, freshSince(ctx.now))))
      throw new Refused('sign-in-again');
    const wish = wishIdOf(ctx.secretKey, [application.id, input.task, email, input.key || randomUUID()]);
    const standing = await findDelegationState(tx, wish, ctx.now);
    if (standing === 'open') return { issues: [] };
    await assertWithin(tx, ctx, DELEGATE_LIMITS.fromOwner, owner.id);
    await assertWithin(tx, ctx, DELEGATE_LIMITS.toEmail, email);
    const again = { reason: 'invited_again', now: ctx.now } as const;
    await updateDelegationsEnded(tx, application.id, again, { task: input.task, email });
    if ((await countOpenDelegations(tx, application.id, ctx.now)) >= DELEGATION.most)
      throw new Refused('too-many-requests');
    // An invitation that ended stays ended: whoever goes back and sends its form again means a new one.
    const id = standing === null ? wish : randomUUID();
    await sendInvitation(tx, ctx, application, { id, inviter: owner, task: input.task, email });
    const { status } = application;
    const detail = { task: input.task };
    await appendActivity(tx, ctx, application, 'invite_delegate', { from: status, to: status, detail });
    return { issues: [] };
  });
}

function issuesOf(
  input: { task: string; email: string },
  email: string | undefined,
  isTask: boolean,
): Issue[] {
  const issues: Issue[] = [];
  if (!isTask) issues.push({ path: 'task', code: input.task === '' ? 'required' : 'not-an-option' });
  if (email === undefined)
    issues.push({ path: 'email', code: input.email.trim() === '' ? 'required' : 'not-an-email' });
  return issues;
}

/** Errors: Refused `too-many-requests`. */
async function assertWithin(tx: Tx, ctx: Ctx, limit: Limit, value: string): Promise<void> {
  if (await insertLimitUse(tx, ctx.secretKey, limit, value, ctx.now)) return;
  ctx.log.warn({ limit: limit.subject }, 'delegates were invited too often');
  throw new Refused('too-many-requests');
}

async function sendInvitation(
  tx: Tx,
  ctx: Ctx,
  application: Application,
  { id, inviter, task, email }: { id: string; inviter: Owner; task: string; email: string },
): Promise<void> {
  const expiresAt = new Date(ctx.now.getTime() + DELEGATION.openMs);
  await insertDelegation(tx, {
    id,
    applicationId: application.id,
    task,
    email,
    locale: ctx.locale,
    linkHash: tokenHashOf(delegateLinkTokenOf(ctx.secretKey, id)),
    invitedBy: inviter.id,
    now: ctx.now,
    expiresAt,
  });
  await queueNotice(tx, ctx, {
    applicationId: application.id,
    moment: 'invitation',
    recipient: email,
    locale: ctx.locale,
    dedupeKey: `invitation:${id}`,
    content: {
      ref: application.ref,
      eventName: application.event_name ?? '',
      delegationId: id,
      task,
      inviter: inviter.email,
      expiresAt: expiresAt.toISOString(),
    },
  });
}

/**
 * Takes an invitation back. Its link and everybody who came by it are out at once; what they saved stays.
 * Errors: Refused `not-found` for strangers and where nothing is open, `wrong-state` when the draft is with the city.
 */
export async function takeBackDelegate(
  ctx: Ctx,
  input: { ref: string; task: string; email: string },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const [application] = await lockOwnDraft(tx, ctx, input.ref);
    const end = { reason: 'taken_back', now: ctx.now } as const;
    const count = await updateDelegationsEnded(tx, application.id, end, input);
    if (count === 0) throw new Refused('not-found');
    const { status } = application;
    const detail = { task: input.task };
    await appendActivity(tx, ctx, application, 'take_back_delegate', { from: status, to: status, detail });
  });
}

/**
 * Lets in whoever presses the button on the page of an invitation's link. The link works again until the invitation ends.
 * Shape: the token of the new session, and where it leads.
 * Errors: Refused `code-expired` when the invitation ended, `wrong-state` in a browser whose visitor began a draft that hangs
 * on nothing but this browser.
 */
export async function openInvitation(
  ctx: Ctx,
  input: { linkToken: string; browserToken: string },
): Promise<{ token: string; ref: string }> {
  const opened = await ctx.sql.begin(async (tx) => {
    const invitation = await lockOpenDelegationOfLink(tx, tokenHashOf(input.linkToken), ctx.now);
    if (invitation === null || !can(ctx.actor, 'session:change')) throw new Refused('code-expired');
    if (await holdsDraft(tx, ctx.actor)) throw new Refused('wrong-state');
    const browserHash = tokenHashOf(input.browserToken);
    const person = { kind: 'delegate', delegationId: invitation.id } as const;
    const token = await openSession(tx, ctx, person, browserHash);
    if (invitation.opened_at === null) await noteOpened(tx, ctx, invitation, token);
    return { token, ref: invitation.ref };
  });
  ctx.log.info({ by: 'invitation' }, 'a delegate came in');
  return opened;
}

async function holdsDraft(tx: Tx, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'visitor' || actor.sessionHash === null) return false;
  const sessionHash = Buffer.from(actor.sessionHash, 'hex');
  return (await listApplicationsOf(tx, { applicantId: null, sessionHash })).length > 0;
}

async function noteOpened(tx: Tx, ctx: Ctx, one: Locked<Delegation>, token: string): Promise<void> {
  await setDelegationOpened(tx, one, ctx.now);
  const actor: Actor = {
    kind: 'delegate',
    id: one.id,
    email: one.email,
    applicationId: one.application_id,
    ref: one.ref,
    task: one.task,
    sessionHash: tokenHashOf(token).toString('hex'),
  };
  const application = { id: one.application_id };
  const change = { from: one.status, to: one.status, detail: { task: one.task } };
  await appendActivity(tx, { actor, now: ctx.now }, application, 'open_invitation', change);
}
