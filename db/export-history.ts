import { createSql, type Sql, type Tx } from '#src/store/sql.ts';

const BATCH = 2000;

/** Pool for reading a whole history: one connection, patient. */
export function createExportSql(url: string): Sql {
  return createSql({ url, applicationName: 'export history', poolSize: 1, statementTimeoutMs: 3_600_000 });
}

// Times and details leave as the very texts that were hashed: reading them as values could change them.
async function* linesOf(tx: Tx): AsyncGenerator<object> {
  const checkpoints = tx`
    SELECT 'checkpoint' AS kind, number, last_seq AS "lastSeq", rows_count AS "rowsCount", digest, signature, key_id AS "keyId",
      to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "madeAt"
    FROM activity_checkpoints ORDER BY number`.cursor(BATCH);
  for await (const rows of checkpoints) yield* rows;
  const activities = tx`
    SELECT 'activity' AS kind, seq, application_id AS "applicationId", position,
      to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor_kind AS "actorKind", actor_id AS "actorId",
      actor_name AS "actorName", agency, action, from_status AS "from", to_status AS "to", detail::text AS detail,
      previous_hash AS "previousHash", hash
    FROM activities ORDER BY seq`.cursor(BATCH);
  for await (const rows of activities) yield* rows;
  const heads = tx`
    SELECT 'head' AS kind, application_id AS "applicationId", position, hash
    FROM activity_heads ORDER BY application_id`.cursor(BATCH);
  for await (const rows of heads) yield* rows;
}

/** Writes the history out as a transaction sees it, one JSON text a line: marks, every change in its order, ends of cases. */
export async function exportFrom(tx: Tx, write: (line: string) => void | Promise<void>): Promise<void> {
  for await (const line of linesOf(tx)) await write(JSON.stringify(line));
}

/** Writes the whole history out as of one moment. Shape: nothing is held in memory. */
export async function exportHistory(sql: Sql, write: (line: string) => void | Promise<void>): Promise<void> {
  await sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (tx) => {
    await tx`SET LOCAL idle_in_transaction_session_timeout = 0`;
    await exportFrom(tx, write);
  });
}
