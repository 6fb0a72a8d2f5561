import * as z from 'zod';
import type { Db } from '#src/store/sql.ts';

/**
 * The clock of a copy of the database, and the moment up to which it holds what was written.
 * Shape: the same moment twice where it is no copy that follows another.
 */
export async function findReplayedAt(db: Db): Promise<{ now: Date; asOf: Date }> {
  const [row] = await db`
    SELECT clock.now, coalesce(pg_last_xact_replay_timestamp(), clock.now) AS as_of
    FROM (SELECT clock_timestamp() AS now) AS clock`;
  const { now, as_of: asOf } = z.object({ now: z.date(), as_of: z.date() }).parse(row);
  return { now, asOf };
}
