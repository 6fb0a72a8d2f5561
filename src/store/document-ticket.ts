import * as z from 'zod';
import type { Tx } from '#src/store/sql.ts';

/** Keeps a ticket for one original; only the hash of its token is stored. */
export async function insertDocumentTicket(
  tx: Tx,
  ticket: { tokenHash: Buffer; documentId: string; sessionHash: Buffer; now: Date },
): Promise<void> {
  await tx`
    INSERT INTO document_tickets (token_hash, document_id, session_hash, created_at)
    VALUES (${ticket.tokenHash}, ${ticket.documentId}, ${ticket.sessionHash}, ${ticket.now})`;
}

/** Uses a ticket up. Shape: the session it stands for, null for one that is unknown, used, too old or of another file. */
export async function deleteDocumentTicket(
  tx: Tx,
  ticket: { tokenHash: Buffer; documentId: string; after: Date },
): Promise<Buffer | null> {
  const [row] = await tx`
    DELETE FROM document_tickets WHERE token_hash = ${ticket.tokenHash} AND document_id = ${ticket.documentId}
      AND created_at > ${ticket.after}
    RETURNING session_hash`;
  if (!row) return null;
  return Buffer.from(z.object({ session_hash: z.instanceof(Uint8Array) }).parse(row).session_hash);
}

/** Forgets tickets that nobody used. Shape: how many. */
export async function deleteOldDocumentTickets(tx: Tx, before: Date): Promise<number> {
  return (await tx`DELETE FROM document_tickets WHERE created_at < ${before}`).count;
}
