import * as z from 'zod';
import type { Db, Tx } from '#src/store/sql.ts';

export const keptViewSchema = z.object({ id: z.uuid(), name: z.string(), address: z.string() });
/** A view of the queue that somebody keeps under a name. `address` is what stands behind the `?`. */
export type KeptView = z.infer<typeof keptViewSchema>;

/** The views that a member of staff keeps. Shape: by name. */
export async function listKeptViews(db: Db, staffId: string): Promise<KeptView[]> {
  const rows = await db`
    SELECT id, name, address FROM queue_views WHERE staff_id = ${staffId} ORDER BY lower(name), id`;
  return rows.map((row) => keptViewSchema.parse(row));
}

/**
 * Keeps a view. A name that is kept already stands for the new view from now on.
 * Shape: false where the person keeps `most` others.
 */
export async function insertKeptView(
  tx: Tx,
  view: { staffId: string; name: string; address: string; most: number; now: Date },
): Promise<boolean> {
  const rows = await tx`
    INSERT INTO queue_views (staff_id, name, address, created_at)
    SELECT ${view.staffId}, ${view.name}, ${view.address}, ${view.now}
    WHERE (SELECT count(*) FROM queue_views WHERE staff_id = ${view.staffId} AND name <> ${view.name}) < ${view.most}
    ON CONFLICT (staff_id, name) DO UPDATE SET address = excluded.address
    RETURNING id`;
  return rows.length === 1;
}

/** Forgets a view of its owner. Shape: nothing happens where it is gone or somebody else's. */
export async function deleteKeptView(tx: Tx, staffId: string, id: string): Promise<void> {
  await tx`DELETE FROM queue_views WHERE id = ${id} AND staff_id = ${staffId}`;
}
