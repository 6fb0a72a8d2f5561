import { countMigrations } from '#src/store/migration.ts';
import { findSession } from '#src/store/session.ts';
import type { Db } from '#src/store/sql.ts';

const LONGEST_SKEW_MS = 60_000;

/**
 * Whether the database answers and has at least the tables that this version of the code was written for, and the clock of
 * this process is about right. Everything legal goes by the database's clock; a wrong one here still spoils logs and the
 * signatures of requests to others.
 * Shape: false when it cannot be reached; a newer database is fine, because old code runs on it during a rollout.
 * Units: `processMs` is what the process takes for the time, in milliseconds since 1970.
 */
export async function isReadyToServe(db: Db, needed: number, processMs: () => number): Promise<boolean> {
  try {
    if ((await countMigrations(db)) < needed) return false;
    const { now } = await findSession(db, null);
    return Math.abs(processMs() - now.getTime()) <= LONGEST_SKEW_MS;
  } catch {
    // Whatever the reason is, the answer for the load balancer is the same, and the pages' own errors are logged.
    return false;
  }
}
