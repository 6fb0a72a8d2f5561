import * as z from 'zod';
import {
  OUTSIDE_ANSWERS,
  OUTSIDE_ENDS,
  type OutsideAnswer,
  type OutsideEnd,
} from '#src/domain/outside-request.ts';
import { type Locale, locales } from '#src/domain/shared/locale.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const outsideRequestSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid(),
  ref: z.string(),
  approval: z.string(),
  number: z.number().int(),
  email: z.string(),
  locale: z.enum(locales),
  words: z.string(),
  document_ids: z.array(z.uuid()),
  created_at: z.date(),
  expires_at: z.date(),
  opened_at: z.date().nullable(),
  answered_at: z.date().nullable(),
  answer: z.enum(OUTSIDE_ANSWERS).nullable(),
  answer_reference: z.string().nullable(),
  answer_words: z.string().nullable(),
  end_reason: z.enum(OUTSIDE_ENDS).nullable(),
});
export type OutsideRequest = z.infer<typeof outsideRequestSchema>;

const select = (db: Db) => db`
  SELECT r.id, r.application_id, a.ref, r.approval, r.number, r.email, r.locale, r.words, r.document_ids, r.created_at, r.expires_at,
    r.opened_at, r.answered_at, r.answer, r.answer_reference, r.answer_words, r.end_reason
  FROM outside_requests r JOIN applications a ON a.id = r.application_id`;
const isOpen = (db: Db, now: Date) => db`r.ended_at IS NULL AND r.expires_at > ${now}`;

/** Stores a request. Shape: of the token in its link only the hash is kept. */
export async function insertOutsideRequest(
  tx: Tx,
  request: {
    id: string;
    applicationId: string;
    approval: string;
    number: number;
    email: string;
    locale: Locale;
    words: string;
    documentIds: readonly string[];
    linkHash: Buffer;
    askedBy: string;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO outside_requests
      (id, application_id, approval, number, email, locale, words, document_ids, link_hash, asked_by, created_at, expires_at)
    VALUES (${request.id}, ${request.applicationId}, ${request.approval}, ${request.number}, ${request.email}, ${request.locale}, ${request.words},
      ${request.documentIds as string[]}::uuid[], ${request.linkHash}, ${request.askedBy}, ${request.now}, ${request.expiresAt})`;
}

/** The newest request for each approval of a case. Shape: by approval. */
export async function listNewestOutsideRequests(db: Db, applicationId: string): Promise<OutsideRequest[]> {
  const rows = await db`
    SELECT DISTINCT ON (n.approval) n.* FROM (${select(db)} WHERE r.application_id = ${applicationId}) n
    ORDER BY n.approval, n.number DESC`;
  return rows.map((row) => outsideRequestSchema.parse(row));
}

/** The newest request for an approval, whatever became of it. Shape: null when there is none; row locked. */
export async function lockNewestOutsideRequest(
  tx: Tx,
  applicationId: string,
  approval: string,
): Promise<Locked<OutsideRequest> | null> {
  const [row] = await tx`
    ${select(tx)} WHERE r.application_id = ${applicationId} AND r.approval = ${approval}
    ORDER BY r.number DESC LIMIT 1 FOR UPDATE OF r`;
  return row ? asLocked(outsideRequestSchema.parse(row)) : null;
}

/** The open request that a link belongs to. Shape: null when it does not work any more. */
export async function findOpenOutsideRequestOfLink(
  db: Db,
  linkHash: Buffer,
  now: Date,
): Promise<OutsideRequest | null> {
  const [row] = await db`${select(db)} WHERE r.link_hash = ${linkHash} AND ${isOpen(db, now)}`;
  return row ? outsideRequestSchema.parse(row) : null;
}

/** An open request by its id. Shape: null when it ended. */
export async function findOpenOutsideRequest(db: Db, id: string, now: Date): Promise<OutsideRequest | null> {
  const [row] = await db`${select(db)} WHERE r.id = ${id} AND ${isOpen(db, now)}`;
  return row ? outsideRequestSchema.parse(row) : null;
}

/** The same, and nobody ends it until the transaction does. Shape: null when it ended; row locked. */
export async function lockOpenOutsideRequest(
  tx: Tx,
  id: string,
  now: Date,
): Promise<Locked<OutsideRequest> | null> {
  const [row] = await tx`${select(tx)} WHERE r.id = ${id} AND ${isOpen(tx, now)} FOR UPDATE OF r`;
  return row ? asLocked(outsideRequestSchema.parse(row)) : null;
}

/** Notes that somebody came by a link for the first time. */
export async function setOutsideRequestOpened(tx: Tx, one: Locked<OutsideRequest>, now: Date): Promise<void> {
  await tx`UPDATE outside_requests SET opened_at = ${now} WHERE id = ${one.id} AND opened_at IS NULL`;
}

/** Keeps the one answer to a request. Shape: false when it has one. */
export async function setOutsideRequestAnswered(
  tx: Tx,
  one: Locked<OutsideRequest>,
  said: { answer: OutsideAnswer; reference: string | null; words: string | null; now: Date },
): Promise<boolean> {
  const rows = await tx`
    UPDATE outside_requests SET answered_at = ${said.now}, answer = ${said.answer}, answer_reference = ${said.reference},
      answer_words = ${said.words}
    WHERE id = ${one.id} AND answered_at IS NULL RETURNING id`;
  return rows.length === 1;
}

/** Ends a link, and with it the sessions and the codes that came by it. */
export async function setOutsideRequestEnded(
  tx: Tx,
  one: Locked<OutsideRequest>,
  end: { reason: OutsideEnd; now: Date },
): Promise<void> {
  await tx`
    UPDATE outside_requests SET ended_at = ${end.now}, end_reason = ${end.reason} WHERE id = ${one.id} AND ended_at IS NULL`;
  await tx`DELETE FROM sessions WHERE outside_request_id = ${one.id}`;
  await tx`DELETE FROM sign_in_codes WHERE outside_request_id = ${one.id}`;
}
