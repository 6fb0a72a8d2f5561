import * as z from 'zod';
import type { Db } from '#src/store/sql.ts';

const jobsSchema = z.object({
  name: z.string(),
  waiting_count: z.number(),
  oldest_seconds: z.number(),
});
const restSchema = z.object({ parked_count: z.number(), mails_count: z.number(), is_read_only: z.boolean() });

/** What waits to be done, as whoever watches the service must know it. */
export interface WorkAhead {
  jobs: { name: string; waitingCount: number; oldestSeconds: number }[];
  parkedCount: number;
  mailsCount: number;
  isReadOnly: boolean;
}

/**
 * Counts what waits to be done.
 * Shape: a job counts from the moment it is due. Units: ages in seconds of the database's clock.
 */
export async function findWorkAhead(db: Db): Promise<WorkAhead> {
  const jobs = await db`
    SELECT j.name, count(*)::int AS waiting_count,
      greatest(0, extract(epoch FROM clock.now - min(greatest(j.created_on, j.start_after))))::float8 AS oldest_seconds
    FROM (SELECT clock_timestamp() AS now) AS clock, pgboss.job j
    WHERE j.state < 'active' AND j.name <> 'parked' AND j.name NOT LIKE '\\_\\_%' AND j.start_after <= clock.now
    GROUP BY j.name, clock.now ORDER BY j.name`;
  const [rest] = await db`
    SELECT (SELECT count(*)::int FROM pgboss.job WHERE name = 'parked' AND state = 'created') AS parked_count,
      (SELECT count(*)::int FROM notices WHERE state = 'waiting') AS mails_count,
      current_setting('transaction_read_only') = 'on' AS is_read_only`;
  const {
    parked_count: parkedCount,
    mails_count: mailsCount,
    is_read_only: isReadOnly,
  } = restSchema.parse(rest);
  return {
    jobs: z
      .array(jobsSchema)
      .parse([...jobs])
      .map((row) => ({
        name: row.name,
        waitingCount: row.waiting_count,
        oldestSeconds: row.oldest_seconds,
      })),
    parkedCount,
    mailsCount,
    isReadOnly,
  };
}
