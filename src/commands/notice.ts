import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Ctx } from '#src/context.ts';
import {
  mailboxSchema,
  type NewNotice,
  NOTICE_CONTENT,
  STAFF_MOMENTS,
  waitsForMorning,
} from '#src/domain/notice.ts';
import { assertCan } from '#src/domain/policy.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { Application } from '#src/store/application.ts';
import { findDelegateMailbox } from '#src/store/delegate.ts';
import { findDigestMailbox } from '#src/store/digest.ts';
import { enqueue } from '#src/store/jobs.ts';
import {
  findOwnerMailbox,
  findStaffMailbox,
  insertNotice,
  listNoticesUpTo,
  lockWaitingNotice,
  type Notice,
  setNoticeAttempt,
  setNoticeFailed,
  setNoticeSent,
  setNoticeWaiting,
} from '#src/store/notice.ts';
import { findOpenOutsideRequest } from '#src/store/outside-request.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { findStaffMember } from '#src/store/staff-member.ts';
import { findStandIn } from '#src/store/stand-in.ts';

/** A message as the mail server gets it, without sender and recipient. */
export interface Composed {
  subject: string;
  text: string;
  html: string;
}
export type Compose = (notice: Notice) => Composed;

/** What became of an attempt: null when nothing is left to do, else when to try again. */
export type Again = { againInSeconds: number } | null;

/** A message that no server took for so long is given up, and a person is told. */
const GIVE_UP_MS = 72 * 60 * 60 * 1000;
/** Our own mistakes do not mend themselves: a message that cannot be written is given up after so many attempts. */
const WRITING_ATTEMPTS = 8;
const LONGEST_WAIT_SECONDS = 120;
/** A morning mail that did not leave within its working day is told no more. */
const DIGEST_MS = 10 * 60 * 60 * 1000;

/**
 * Queues one message for one person in the transaction that makes it necessary.
 * Shape: a second call with the same key changes nothing. Errors: throws when recipient or content are not what they must be.
 */
export async function queueNotice(tx: Tx, ctx: Pick<Ctx, 'now'>, notice: NewNotice): Promise<void> {
  mailboxSchema.parse(notice.recipient);
  NOTICE_CONTENT[notice.moment].parse(notice.content);
  const noticeId = await insertNotice(tx, notice, ctx.now);
  if (noticeId !== null) await enqueue(tx, [{ name: 'send-notice', payload: { noticeId }, key: noticeId }]);
}

/**
 * Tells the one of the staff who asked that the applicant answered, and who does their work while they are away.
 * Shape: nothing where nobody asked by name, or where they have no mailbox.
 */
export async function queueAnswerNotice(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  to: { staffId: string | null; dedupeKey: string },
  about: { application: Application; agency: string; corrections?: number },
): Promise<void> {
  const asker = to.staffId === null ? null : await findStaffMember(tx, to.staffId);
  const standIn = asker && (await findStandIn(tx, asker.id, ctx.now));
  const second = standIn && (await findStaffMember(tx, standIn.id));
  const { application, ...more } = about;
  for (const [key, reader] of Object.entries({ '': asker, ':stand-in': second })) {
    if (!reader?.email) continue;
    await queueNotice(tx, ctx, {
      applicationId: application.id,
      moment: 'answer',
      recipient: reader.email,
      locale: 'en',
      dedupeKey: `${to.dedupeKey}${key}`,
      content: { ref: application.ref, eventName: application.event_name ?? '', ...more },
    });
  }
}

/** The same for every attempt, and on another host never the same. Shape: pure. */
export function messageIdOf(dedupeKey: string, publicOrigin: string): string {
  const name = createHash('sha256').update(dedupeKey).digest('hex').slice(0, 40);
  return `<${name}@${new URL(publicOrigin).hostname}>`;
}

/** 5, 10, 20 … seconds. After an outage nothing waits longer than two minutes for its turn. */
const waitAfter = (attempts: number): number =>
  Math.min(5 * 2 ** Math.min(attempts, 10), LONGEST_WAIT_SECONDS);

/**
 * Sends a waiting message, and before it those of the same case that still wait, so that their order is kept.
 * Shape: null when nothing is left to do. Running it twice sends nothing twice, save where a worker dies between the mail
 * server's yes and our commit: then the same Message-ID goes out again.
 */
export async function deliverNotice(ctx: Ctx, input: { noticeId: string; compose: Compose }): Promise<Again> {
  assertCan(ctx.actor, 'system:work');
  for (const id of await listNoticesUpTo(ctx.sql, input.noticeId)) {
    const again = await deliverOne(ctx, id, input.compose);
    if (again !== null) return again;
  }
  return null;
}

async function deliverOne(ctx: Ctx, id: string, compose: Compose): Promise<Again> {
  const inHand = await ctx.sql.begin(async (tx) => {
    const notice = await lockWaitingNotice(tx, id);
    if (notice === 'busy') return { again: { againInSeconds: 5 } };
    if (notice === null) return { again: null };
    const reader = await readerNow(tx, notice, ctx.now);
    if (reader === null) {
      // Somebody was taken off the case or chose other mails while it waited: as it should be, so nobody is called.
      await setNoticeFailed(tx, notice, 'the recipient has nothing to do with it any more');
      return { again: null };
    }
    if (notice.moment === 'sign-in-code' || notice.moment === 'outside-code')
      return claimCode(tx, ctx, notice, reader.to);
    return { again: await sendLocked(tx, ctx, notice, reader, compose) };
  });
  if (!('code' in inHand)) return inHand.again;
  return await sendCode(ctx, inHand.code, inHand.to, compose);
}

/** Where a message goes, and in which language it is read. */
interface Reader {
  to: string;
  locale: Locale;
}

/** Who gets it is decided when it leaves: the owner's address of today, whoever is still invited, or staff who still have a part. */
async function readerNow(tx: Tx, notice: Notice, now: Date): Promise<Reader | null> {
  if (notice.application_id !== null && STAFF_MOMENTS.includes(notice.moment)) {
    const staff = await findStaffMailbox(tx, notice.application_id, notice.recipient);
    if (staff === null || waitsForMorning(staff.mail_choice, notice)) return null;
    return { to: staff.email, locale: staff.mail_locale };
  }
  const to = await mailboxNow(tx, notice, now);
  return to === null ? null : { to, locale: notice.locale };
}

async function mailboxNow(tx: Tx, notice: Notice, now: Date): Promise<string | null> {
  if (notice.moment === 'digest') {
    // What it tells is over with its day.
    if (now.getTime() - notice.created_at.getTime() > DIGEST_MS) return null;
    return await findDigestMailbox(tx, NOTICE_CONTENT.digest.parse(notice.content));
  }
  if (notice.application_id === null) return notice.recipient;
  if (notice.moment === 'invitation') {
    const { delegationId } = NOTICE_CONTENT.invitation.parse(notice.content);
    return await findDelegateMailbox(tx, delegationId, now);
  }
  if (notice.moment === 'outside-request') {
    const { requestId } = NOTICE_CONTENT['outside-request'].parse(notice.content);
    return (await findOpenOutsideRequest(tx, requestId, now))?.email ?? null;
  }
  const owner = await findOwnerMailbox(tx, notice.application_id);
  return owner ?? (notice.moment === 'draft-started' ? notice.recipient : null);
}

async function giveUp(tx: Tx, ctx: Ctx, notice: Notice, reason: string): Promise<Again> {
  await setNoticeFailed(tx, notice, reason);
  ctx.log.error(
    { alarm: 'notice-failed', notice: notice.id, moment: notice.moment },
    'a message was given up',
  );
  return null;
}

async function sendLocked(
  tx: Tx,
  ctx: Ctx,
  notice: Locked<Notice>,
  { to, locale }: Reader,
  compose: Compose,
): Promise<Again> {
  const written = attempt(() => compose({ ...notice, locale }));
  if ('problem' in written) {
    ctx.log.error(
      { notice: notice.id, moment: notice.moment, err: written.problem },
      'a message cannot be written',
    );
    const reason = String(written.problem).slice(0, 300);
    if (notice.attempts_count + 1 >= WRITING_ATTEMPTS) return await giveUp(tx, ctx, notice, reason);
    await setNoticeAttempt(tx, notice, reason);
    return { againInSeconds: waitAfter(notice.attempts_count) };
  }
  const delivery = await ctx.outside.mail.send(messageOf(ctx, { ...notice, locale }, to, written.value));
  if (delivery.outcome === 'taken') {
    await setNoticeSent(tx, notice, ctx.now);
    return null;
  }
  const isTooOld = ctx.now.getTime() - notice.created_at.getTime() > GIVE_UP_MS;
  if (delivery.outcome === 'refused' || isTooOld) return await giveUp(tx, ctx, notice, delivery.reason);
  await setNoticeAttempt(tx, notice, delivery.reason);
  return { againInSeconds: waitAfter(notice.attempts_count) };
}

type Claimed = { code: Notice; to: string };

/** What codes of all kinds say. */
const codeContentSchema = z.object({ expiresAt: z.iso.datetime() });

/** A code must never arrive twice, so it counts as sent before it is: what breaks after this line loses it. */
async function claimCode(
  tx: Tx,
  ctx: Ctx,
  notice: Locked<Notice>,
  to: string,
): Promise<Claimed | { again: null }> {
  const content = codeContentSchema.safeParse(notice.content);
  if (!content.success || new Date(content.data.expiresAt) <= ctx.now) {
    await setNoticeFailed(tx, notice, 'expired');
    return { again: null };
  }
  await setNoticeSent(tx, notice, ctx.now);
  return { code: { ...notice }, to };
}

async function sendCode(ctx: Ctx, notice: Notice, to: string, compose: Compose): Promise<Again> {
  const delivery = await ctx.outside.mail.send(messageOf(ctx, notice, to, compose(notice)));
  if (delivery.outcome === 'taken') return null;
  const isTryable = delivery.outcome === 'not-taken';
  await ctx.sql.begin(async (tx) => {
    if (isTryable) await setNoticeWaiting(tx, notice, delivery.reason);
    else await setNoticeFailed(tx, notice, delivery.reason);
  });
  return isTryable ? { againInSeconds: 5 } : null;
}

const messageOf = (ctx: Ctx, notice: Notice, to: string, composed: Composed) => ({
  ...composed,
  messageId: messageIdOf(notice.dedupe_key, ctx.publicOrigin),
  to,
  locale: notice.locale,
  date: ctx.now,
});

function attempt<T>(work: () => T): { value: T } | { problem: unknown } {
  try {
    return { value: work() };
  } catch (problem) {
    return { problem };
  }
}
