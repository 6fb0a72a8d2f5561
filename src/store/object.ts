import * as z from 'zod';
import type { Db, Tx } from '#src/store/sql.ts';

/** Says that an object is about to be written, so that it can be found if nobody keeps it. */
export async function insertObject(tx: Tx, objectKey: string, now: Date): Promise<void> {
  await tx`INSERT INTO stored_objects (object_key, announced_at) VALUES (${objectKey}, ${now})`;
}

/** Keeps an announced object for ever. Shape: false when it was swept away meanwhile. */
export async function setObjectKept(tx: Tx, objectKey: string, now: Date): Promise<boolean> {
  const rows = await tx`
    UPDATE stored_objects SET kept_at = ${now} WHERE object_key = ${objectKey} AND kept_at IS NULL RETURNING object_key`;
  return rows.length === 1;
}

/** Objects announced before an instant that nobody kept. Shape: oldest first, at most 500 keys. */
export async function listOrphans(db: Db, before: Date): Promise<string[]> {
  const rows = await db`
    SELECT object_key FROM stored_objects WHERE kept_at IS NULL AND announced_at < ${before} ORDER BY announced_at LIMIT 500`;
  return z
    .array(z.object({ object_key: z.string() }))
    .parse([...rows])
    .map((row) => row.object_key);
}

/**
 * Keeps others from keeping an orphan until the transaction ends.
 * Shape: false when it was kept meanwhile, or when anything at all refers to it.
 */
export async function lockOrphan(tx: Tx, objectKey: string): Promise<boolean> {
  const rows = await tx`
    SELECT object_key FROM stored_objects s WHERE object_key = ${objectKey} AND kept_at IS NULL
      AND NOT EXISTS (SELECT FROM documents d WHERE d.object_key = s.object_key)
      AND NOT EXISTS (SELECT FROM document_pages p WHERE p.object_key = s.object_key)
      AND NOT EXISTS (SELECT FROM permits q WHERE q.object_key = s.object_key)
      AND NOT EXISTS (SELECT FROM application_records r WHERE r.object_key = s.object_key)
      AND NOT EXISTS (SELECT FROM upload_pieces u WHERE u.object_key = s.object_key)
    FOR UPDATE`;
  return rows.length === 1;
}

/** Forgets an object that is no longer there. */
export async function deleteObject(tx: Tx, objectKey: string): Promise<void> {
  await tx`DELETE FROM stored_objects WHERE object_key = ${objectKey} AND kept_at IS NULL`;
}
