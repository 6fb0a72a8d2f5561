import type { Service } from '#src/context.ts';
import { findReadiness } from '#src/store/migration.ts';

/**
 * Whether the database answers and has at least the tables that this version of the code was written for.
 * Shape: false when it cannot be reached; a newer database is fine, because old code runs on it during a rollout. One that
 * takes no changes is ready too, and what was learned of that is noted for pages that ask the database nothing.
 */
export async function isReadyFor(service: Pick<Service, 'sql' | 'seen'>, needed: number): Promise<boolean> {
  try {
    const { migration, isReadOnly } = await findReadiness(service.sql);
    service.seen.isReadOnly = isReadOnly;
    return migration >= needed;
  } catch {
    // Whatever the reason is, the answer for the load balancer is the same, and the pages' own errors are logged.
    return false;
  }
}
