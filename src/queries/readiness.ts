import type { Service } from '#src/context.ts';
import { findReadiness } from '#src/store/migration.ts';

const LONGEST_SKEW_MS = 60_000;

/**
 * Whether the database answers and has at least the tables that this version of the code was written for, and the clock of
 * this process is about right. Everything legal goes by the database's clock; a wrong one here still spoils logs and the
 * signatures of requests to others.
 * Shape: false when it cannot be reached; a newer database is fine, because old code runs on it during a rollout. One that
 * takes no changes is ready too, and what was learned of that is noted for pages that ask the database nothing.
 * Units: `processMs` is what the process takes for the time, in milliseconds since 1970.
 */
export async function isReadyFor(
  service: Pick<Service, 'sql' | 'seen'>,
  needed: number,
  processMs: () => number,
): Promise<boolean> {
  try {
    const { migration, isReadOnly, now } = await findReadiness(service.sql);
    service.seen.isReadOnly = isReadOnly;
    return migration >= needed && Math.abs(processMs() - now.getTime()) <= LONGEST_SKEW_MS;
  } catch {
    // Whatever the reason is, the answer for the load balancer is the same, and the pages' own errors are logged.
    return false;
  }
}
