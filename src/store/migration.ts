import * as z from 'zod';
import type { Db } from '#src/store/sql.ts';

const readinessSchema = z.object({ number: z.number(), is_read_only: z.boolean() });

/** The number of the newest migration that this database has, and whether it takes no changes. Shape: number zero for none. */
export async function findReadiness(db: Db): Promise<{ migration: number; isReadOnly: boolean }> {
  const [row] = await db`
    SELECT coalesce(max(number), 0) AS number, current_setting('transaction_read_only') = 'on' AS is_read_only
    FROM schema_migrations`;
  const { number, is_read_only: isReadOnly } = readinessSchema.parse(row);
  return { migration: number, isReadOnly };
}
