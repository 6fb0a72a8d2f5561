import * as z from 'zod';
import { MAIL_CHOICES } from '#src/domain/digest.ts';
import { NOTICE_MOMENTS } from '#src/domain/jobs.ts';
import type { NewNotice } from '#src/domain/notice.ts';
import { locales } from '#src/domain/shared/locale.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const noticeSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid().nullable(),
  moment: z.enum(NOTICE_MOMENTS),
  dedupe_key: z.string(),
  recipient: z.string(),
  locale: z.enum(locales),
  content: z.record(z.string(), z.unknown()),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts_count: z.number().int(),
  created_at: z.date(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** Puts a message into the outbox. Shape: its id, or null when a message with the same key is there already. */
export async function insertNotice(tx: Tx, notice: NewNotice, now: Date): Promise<string | null> {
  const [row] = await tx`
    INSERT INTO notices (application_id, moment, dedupe_key, recipient, locale, content, created_at)
    VALUES (${notice.applicationId}, ${notice.moment}, ${notice.dedupeKey}, ${notice.recipient}, ${notice.locale},
      ${tx.json(notice.content)}, ${now})
    ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`;
  return row ? z.uuid().parse(row.id) : null;
}

const columns = (db: Db) => db`
  n.id, n.application_id, n.moment, n.dedupe_key, n.recipient, n.locale, n.content, n.state, n.attempts_count, n.created_at`;

/**
 * The waiting messages of one case that must leave before this one, and this one last.
 * Shape: ids, oldest first; only this one for a message without a case; empty when it waits no longer.
 */
export async function listNoticesUpTo(db: Db, id: string): Promise<string[]> {
  const rows = await db`
    SELECT n.id FROM notices this
    JOIN notices n ON n.state = 'waiting' AND (n.id = this.id
      OR (n.application_id = this.application_id AND (n.created_at, n.id) < (this.created_at, this.id)))
    WHERE this.id = ${id} AND this.state = 'waiting'
    ORDER BY n.id = this.id, n.created_at, n.id`;
  return rows.map((row) => z.uuid().parse(row.id));
}

/**
 * A waiting message, kept from other workers while it is sent.
 * Shape: null when it waits no longer, `busy` when another worker has it in hand; row locked.
 */
export async function lockWaitingNotice(tx: Tx, id: string): Promise<Locked<Notice> | 'busy' | null> {
  // The lock is held while the mail server is talked to, which may take longer than a transaction may idle otherwise.
  await tx`SET LOCAL idle_in_transaction_session_timeout = '60s'`;
  const [row] = await tx`
    SELECT ${columns(tx)} FROM notices n WHERE n.id = ${id} AND n.state = 'waiting' FOR UPDATE SKIP LOCKED`;
  if (row) return asLocked(noticeSchema.parse(row));
  const [waiting] = await tx`SELECT 1 FROM notices WHERE id = ${id} AND state = 'waiting'`;
  return waiting ? 'busy' : null;
}

/** Marks a message as sent. */
export async function setNoticeSent(tx: Tx, notice: Locked<Notice>, now: Date): Promise<void> {
  await tx`
    UPDATE notices SET state = 'sent', sent_at = ${now}, attempts_count = attempts_count + 1, last_error = NULL
    WHERE id = ${notice.id} AND state = 'waiting'`;
}

/** Gives a message up. */
export async function setNoticeFailed(tx: Tx, notice: Pick<Notice, 'id'>, reason: string): Promise<void> {
  await tx`
    UPDATE notices SET state = 'failed', sent_at = NULL, attempts_count = attempts_count + 1, last_error = ${reason}
    WHERE id = ${notice.id}`;
}

/** Notes a vain attempt. The message goes on waiting. */
export async function setNoticeAttempt(tx: Tx, notice: Locked<Notice>, reason: string): Promise<void> {
  await tx`
    UPDATE notices SET attempts_count = attempts_count + 1, last_error = ${reason}
    WHERE id = ${notice.id} AND state = 'waiting'`;
}

/** Puts a message marked as sent back, since the server certainly never got it. */
export async function setNoticeWaiting(tx: Tx, notice: Pick<Notice, 'id'>, reason: string): Promise<void> {
  await tx`
    UPDATE notices SET state = 'waiting', sent_at = NULL, last_error = ${reason}
    WHERE id = ${notice.id} AND state = 'sent'`;
}

/** The address of a case's owner as it is now. Shape: null when the case has none. */
export async function findOwnerMailbox(db: Db, applicationId: string): Promise<string | null> {
  const [row] = await db`
    SELECT o.email FROM applications a JOIN applicants o ON o.id = a.owner_id WHERE a.id = ${applicationId}`;
  return row ? z.string().parse(row.email) : null;
}

const staffReaderSchema = z.object({
  email: z.string(),
  mail_choice: z.enum(MAIL_CHOICES),
  mail_locale: z.enum(locales),
});
type StaffReader = z.infer<typeof staffReaderSchema>;

/**
 * The address of a member of staff who still has to do with a case, and which mails they want.
 * Shape: null when they left, lost their role, or their agency has no part in the case any more.
 */
export async function findStaffMailbox(
  db: Db,
  applicationId: string,
  mailbox: string,
): Promise<StaffReader | null> {
  const [row] = await db`
    SELECT m.email, m.mail_choice, m.mail_locale FROM staff_members m
    WHERE lower(m.email) = lower(${mailbox}) AND m.disabled_at IS NULL AND m.subject IS NOT NULL AND ('coordinator' = ANY (m.roles)
      OR (m.roles && ARRAY['reviewer', 'supervisor'] AND EXISTS (SELECT 1 FROM reviews r
        WHERE r.application_id = ${applicationId} AND r.agency = m.agency AND r.is_current)))
    LIMIT 1`;
  return row ? staffReaderSchema.parse(row) : null;
}
