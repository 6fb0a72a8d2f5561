import * as z from 'zod';
import type { Db, Tx } from '#src/store/sql.ts';

const lookSchema = z.object({ position: z.number().int(), looked_at: z.date() });
/** How far in the history of a case somebody has read, and when. */
export type Look = z.infer<typeof lookSchema>;

/** Where a member of staff stopped reading a case. Shape: null when they never opened it. */
export async function findLook(db: Db, staffId: string, applicationId: string): Promise<Look | null> {
  const [row] = await db`
    SELECT position, looked_at FROM case_looks WHERE staff_id = ${staffId} AND application_id = ${applicationId}`;
  return row ? lookSchema.parse(row) : null;
}

/** Moves the mark of a reader on. Shape: never back, also where an older page of the case is loaded late. */
export async function setLook(
  tx: Tx,
  look: { staffId: string; applicationId: string; position: number; now: Date },
): Promise<void> {
  const moved = await tx`
    UPDATE case_looks SET position = greatest(position, ${look.position}), looked_at = ${look.now}
    WHERE staff_id = ${look.staffId} AND application_id = ${look.applicationId} RETURNING 1`;
  if (moved.length > 0) return;
  // Who writes in the case at this moment is waited for, since their line cannot move a mark that is not there yet.
  await tx`SELECT 1 FROM applications WHERE id = ${look.applicationId} FOR KEY SHARE`;
  await tx`
    INSERT INTO case_looks AS l (staff_id, application_id, position, looked_at, newest_position)
    SELECT ${look.staffId}, ${look.applicationId}, ${look.position}, ${look.now}, coalesce(max(x.position), 0)
    FROM activities x WHERE x.application_id = ${look.applicationId} AND x.actor_id IS DISTINCT FROM ${look.staffId}
    ON CONFLICT (staff_id, application_id) DO UPDATE
    SET position = greatest(l.position, excluded.position), looked_at = excluded.looked_at`;
}
