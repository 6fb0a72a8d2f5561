import * as z from 'zod';
import type { Db } from '#src/store/sql.ts';

const readinessSchema = z.object({ number: z.number(), is_read_only: z.boolean(), now: z.date() });

/** The number of the newest migration that this database has, whether it takes no changes, and its clock. Shape: number zero for none. */
export async function findReadiness(db: Db): Promise<{
  migration: number;
  isReadOnly: boolean;
  now: Date;
}> {
  const [row] = await db`
    SELECT coalesce(max(number), 0) AS number, current_setting('transaction_read_only') = 'on' AS is_read_only, now() AS now
    FROM schema_migrations`;
  const { number, is_read_only: isReadOnly, now } = readinessSchema.parse(row);
  return { migration: number, isReadOnly, now };
}
