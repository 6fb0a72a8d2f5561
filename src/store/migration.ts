import * as z from 'zod';
import type { Db } from '#src/store/sql.ts';

const countSchema = z.object({ number: z.number() });

/** The number of the newest migration that this database has. Shape: zero for none. */
export async function countMigrations(db: Db): Promise<number> {
  const [row] = await db`SELECT coalesce(max(number), 0) AS number FROM schema_migrations`;
  return countSchema.parse(row).number;
}
