import * as z from 'zod';
import type { Db, Tx } from '#src/store/sql.ts';

const messageSchema = z.object({
  id: z.uuid(),
  review_id: z.uuid().nullable(),
  kind: z.enum(['question', 'answer', 'return', 'decision']),
  agency: z.string().nullable(),
  staff_name: z.string().nullable(),
  answers_message_id: z.uuid().nullable(),
  body: z.string(),
  created_at: z.date(),
});
/** Something the applicant may read. */
export type ApplicantMessage = z.infer<typeof messageSchema>;

/** What the city and the applicant wrote to each other. Shape: oldest first. */
export async function listApplicantMessages(db: Db, applicationId: string): Promise<ApplicantMessage[]> {
  const rows = await db`
    SELECT m.id, m.review_id, m.kind, m.agency, s.name AS staff_name, m.answers_message_id, m.body, m.created_at
    FROM applicant_messages m LEFT JOIN staff_members s ON s.id = m.staff_id
    WHERE m.application_id = ${applicationId} ORDER BY m.created_at, m.id`;
  return rows.map((row) => messageSchema.parse(row));
}

/** Adds a message between the city and the applicant. Shape: its id. */
export async function insertApplicantMessage(
  tx: Tx,
  message: {
    applicationId: string;
    reviewId: string | null;
    kind: ApplicantMessage['kind'];
    agency: string | null;
    staffId: string | null;
    applicantId: string | null;
    answersMessageId: string | null;
    body: string;
    now: Date;
  },
): Promise<string> {
  const [row] = await tx`
    INSERT INTO applicant_messages (application_id, review_id, kind, agency, staff_id, applicant_id, answers_message_id, body, created_at)
    VALUES (${message.applicationId}, ${message.reviewId}, ${message.kind}, ${message.agency}, ${message.staffId},
      ${message.applicantId}, ${message.answersMessageId}, ${message.body}, ${message.now})
    RETURNING id`;
  return z.uuid().parse(row?.id);
}

/** The question of a review that still waits for its answer. Shape: null when there is none. */
export async function findOpenQuestion(db: Db, reviewId: string): Promise<ApplicantMessage | null> {
  const [row] = await db`
    SELECT m.id, m.review_id, m.kind, m.agency, s.name AS staff_name, m.answers_message_id, m.body, m.created_at
    FROM applicant_messages m LEFT JOIN staff_members s ON s.id = m.staff_id
    WHERE m.review_id = ${reviewId} AND m.kind = 'question'
      AND NOT EXISTS (SELECT 1 FROM applicant_messages a WHERE a.answers_message_id = m.id)
    ORDER BY m.created_at DESC LIMIT 1`;
  return row ? messageSchema.parse(row) : null;
}

const noteSchema = z.object({
  id: z.uuid(),
  agency: z.string(),
  staff_name: z.string(),
  body: z.string(),
  created_at: z.date(),
});
/** Something only staff may read. A different type and table from messages, so that no query can mix them up. */
export type InternalNote = z.infer<typeof noteSchema>;

/** Notes of staff on a case. Shape: oldest first. */
export async function listInternalNotes(db: Db, applicationId: string): Promise<InternalNote[]> {
  const rows = await db`
    SELECT n.id, n.agency, s.name AS staff_name, n.body, n.created_at
    FROM internal_notes n JOIN staff_members s ON s.id = n.staff_id
    WHERE n.application_id = ${applicationId} ORDER BY n.created_at, n.id`;
  return rows.map((row) => noteSchema.parse(row));
}

/** Whether the newest note on a case is this one, word for word, by the same person. */
export async function isNewestInternalNote(
  tx: Tx,
  note: { applicationId: string; staffId: string; body: string },
): Promise<boolean> {
  const [newest] = await tx`
    SELECT staff_id = ${note.staffId} AND body = ${note.body} AS is_same FROM internal_notes
    WHERE application_id = ${note.applicationId} ORDER BY created_at DESC, id DESC LIMIT 1`;
  return newest?.is_same === true;
}

/** Adds a note that only staff may read. */
export async function insertInternalNote(
  tx: Tx,
  note: { applicationId: string; agency: string; staffId: string; body: string; now: Date },
): Promise<void> {
  await tx`
    INSERT INTO internal_notes (application_id, agency, staff_id, body, created_at)
    VALUES (${note.applicationId}, ${note.agency}, ${note.staffId}, ${note.body}, ${note.now})`;
}
