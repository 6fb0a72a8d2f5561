import { createHmac } from 'node:crypto';
import type { Limit } from '#src/domain/session.ts';
import type { Tx } from '#src/store/sql.ts';

/**
 * Counts one use of a limit and says whether it was still free.
 * Shape: one statement, so parallel uses on any number of servers never pass the limit; a transaction that is rolled back
 * gives its use back. Windows are aligned to the clock in `now`. The key is a keyed hash: no address stands in the table.
 */
export async function insertLimitUse(
  tx: Tx,
  secretKey: Buffer,
  limit: Limit,
  value: string,
  now: Date,
): Promise<boolean> {
  const key = createHmac('sha256', secretKey).update(`limit\n${limit.subject}\n${value}`).digest('base64url');
  const windowStartsAt = new Date(Math.floor(now.getTime() / limit.windowMs) * limit.windowMs);
  const rows = await tx`
    INSERT INTO rate_limits AS l (key, window_starts_at, used_count) VALUES (${key}, ${windowStartsAt}, 1)
    ON CONFLICT (key, window_starts_at) DO UPDATE SET used_count = l.used_count + 1 WHERE l.used_count < ${limit.count}
    RETURNING used_count`;
  return rows.length === 1;
}

/** Forgets windows that began before an instant. Shape: how many. */
export async function deleteOldLimits(tx: Tx, before: Date): Promise<number> {
  return (await tx`DELETE FROM rate_limits WHERE window_starts_at < ${before}`).count;
}

/** Counts uses in the memory of one process, for the time that no table can be written. */
export interface SpareLimits {
  isFree: (limit: Limit, value: string, now: Date) => boolean;
}

const MOST_VALUES = 50_000;

/** Makes the counts of a process. Shape: a window that has passed is forgotten; too many values at once are refused. */
export function createSpareLimits(): SpareLimits {
  const windows = new Map<string, { startsAt: number; used: Map<string, number> }>();
  return {
    isFree: (limit, value, now) => {
      const startsAt = Math.floor(now.getTime() / limit.windowMs) * limit.windowMs;
      const known = windows.get(limit.subject);
      const { used } = known?.startsAt === startsAt ? known : { used: new Map<string, number>() };
      windows.set(limit.subject, { startsAt, used });
      const count = (used.get(value) ?? 0) + 1;
      if (count > limit.count || (count === 1 && used.size >= MOST_VALUES)) return false;
      used.set(value, count);
      return true;
    },
  };
}
