import { countMigrations } from '#src/store/migration.ts';
import type { Db } from '#src/store/sql.ts';

/**
 * Whether the database answers and has at least the tables that this version of the code was written for.
 * Shape: false when it cannot be reached; a newer database is fine, because old code runs on it during a rollout.
 */
export async function hasMigrations(db: Db, needed: number): Promise<boolean> {
  try {
    return (await countMigrations(db)) >= needed;
  } catch {
    // Whatever the reason is, the answer for the load balancer is the same, and the pages' own errors are logged.
    return false;
  }
}
