import type { CopyResult } from '#db/backup-objects.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

const LOCK_KEY = 7_263_549;
const PATIENT_MS = 3_600_000;
const MOST_SHOWN = 20;

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** One backup at a time: the second waits for the first. */
export async function inTurn<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = createSql({
    url,
    applicationName: 'backup',
    poolSize: 1,
    statementTimeoutMs: PATIENT_MS,
    lockTimeoutMs: PATIENT_MS,
  });
  const session = await sql.reserve();
  try {
    await session`SELECT pg_advisory_lock(${LOCK_KEY})`;
    return await work(session as unknown as Sql); // a connection kept aside takes statements like any other
  } finally {
    session.release();
    await sql.end({ timeout: 5 });
  }
}

/** Says what was copied. Errors: throws when something of the living service is missing or damaged. */
export function tellObjects(result: CopyResult): void {
  console.log(
    `Files     ${result.copied} new of ${result.total}, ${megabytes(result.sizeBytes)}, each proven by its SHA-256`,
  );
  if (result.problems.length === 0) return;
  for (const problem of result.problems.slice(0, MOST_SHOWN)) console.log(`DAMAGE    ${problem}`);
  throw new Error(
    `${result.problems.length} files of the living service are missing or damaged. The others are copied.`,
  );
}
