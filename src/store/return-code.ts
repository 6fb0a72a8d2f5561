import * as z from 'zod';
import { type Draft, draftColumns, draftSchema } from '#src/store/application.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

// A code leads to drafts that nobody has signed in for, and to nothing else, whatever became of its row.
const isOpen = (db: Db) => db`a.status = 'draft' AND a.owner_id IS NULL`;

/** Gives a draft a code in the place of the one it had. */
export async function putReturnCode(
  tx: Tx,
  draft: { id: string },
  codeHash: Buffer,
  now: Date,
): Promise<void> {
  await tx`
    INSERT INTO return_codes (application_id, code_hash, created_at) VALUES (${draft.id}, ${codeHash}, ${now})
    ON CONFLICT (application_id) DO UPDATE SET code_hash = excluded.code_hash, created_at = excluded.created_at`;
}

/**
 * The draft that a code leads to, with the name of its event.
 * Shape: null when there is none, found out by one query whatever is wrong; row locked.
 */
export async function lockDraftOfReturnCode(
  tx: Tx,
  codeHash: Buffer,
): Promise<Locked<Draft & { event_name: string | null }> | null> {
  const [hit] = await tx`
    SELECT a.id FROM return_codes c JOIN applications a ON a.id = c.application_id
    WHERE c.code_hash = ${codeHash} AND ${isOpen(tx)}`;
  if (!hit) return null;
  // Locked like everywhere else the draft before its code, which may have been replaced until the lock was free.
  const [row] = await tx`
    SELECT ${draftColumns(tx)}, a.event_name FROM applications a LEFT JOIN applicants o ON o.id = a.owner_id
    WHERE a.id = ${hit.id} AND ${isOpen(tx)} FOR UPDATE OF a`;
  const [still] =
    await tx`SELECT FROM return_codes WHERE application_id = ${hit.id} AND code_hash = ${codeHash}`;
  return row && still ? asLocked(draftSchema.extend({ event_name: z.string().nullable() }).parse(row)) : null;
}

/** When a draft got the code that still leads to it. Shape: null when none does. */
export async function findReturnCodeSince(db: Db, applicationId: string): Promise<Date | null> {
  const [row] = await db`
    SELECT c.created_at FROM return_codes c JOIN applications a ON a.id = c.application_id
    WHERE a.id = ${applicationId} AND ${isOpen(db)}`;
  return row ? z.date().parse(row.created_at) : null;
}

/** Takes the code of a draft back. */
export async function deleteReturnCode(tx: Tx, draft: { id: string }): Promise<void> {
  await tx`DELETE FROM return_codes WHERE application_id = ${draft.id}`;
}

/** Forgets codes that lead to nothing any more. Shape: how many. */
export async function deleteSpentReturnCodes(tx: Tx): Promise<number> {
  const result = await tx`
    DELETE FROM return_codes c USING applications a WHERE a.id = c.application_id AND NOT (${isOpen(tx)})`;
  return result.count;
}

/** Gives a draft to another visitor's session. */
export async function setDraftStarter(tx: Tx, draft: Locked<Draft>, sessionHash: Buffer): Promise<void> {
  await tx`UPDATE applications SET started_by = ${sessionHash} WHERE id = ${draft.id} AND owner_id IS NULL`;
}

/** Gives a draft to a person. */
export async function setDraftOwner(tx: Tx, draft: Locked<Draft>, applicantId: string): Promise<void> {
  await tx`UPDATE applications SET owner_id = ${applicantId}, started_by = NULL WHERE id = ${draft.id} AND owner_id IS NULL`;
}

/** Gives all drafts of a visitor's session to the session that takes its place. Shape: the drafts. */
export async function updateDraftStarters(
  tx: Tx,
  from: Buffer,
  to: Buffer,
): Promise<{ id: string; status: string }[]> {
  const rows = await tx`
    UPDATE applications SET started_by = ${to} WHERE owner_id IS NULL AND started_by = ${from} RETURNING id, status`;
  return z.array(z.object({ id: z.uuid(), status: z.string() })).parse([...rows]);
}
