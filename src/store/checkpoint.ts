import * as z from 'zod';
import type { Checkpoint } from '#src/domain/history.ts';
import type { Db, Sql, Tx } from '#src/store/sql.ts';

const checkpointSchema = z
  .object({
    number: z.number().int(),
    last_seq: z.number().int(),
    rows_count: z.number().int(),
    digest: z.string(),
    signature: z.string(),
    key_id: z.string(),
    made_at: z.date(),
  })
  .transform((row) => ({
    number: row.number,
    lastSeq: row.last_seq,
    rowsCount: row.rows_count,
    digest: row.digest,
    signature: row.signature,
    keyId: row.key_id,
    madeAt: row.made_at.toISOString(),
  }));
export type SignedCheckpoint = Checkpoint & { signature: string; keyId: string };

/**
 * The number of the last line that is certainly written, with no other to come before it.
 * Shape: writers wait while it is read, so the transaction must end at once. Units: `seq`, 0 without any line.
 */
export async function settleActivities(tx: Tx): Promise<number> {
  const [row] = await tx`SELECT activity_settle() AS seq`;
  return z.number().parse(row?.seq);
}

/** The newest mark over the history. Shape: null before the first. */
export async function findLastCheckpoint(db: Db): Promise<SignedCheckpoint | null> {
  const [row] = await db`
    SELECT number, last_seq, rows_count, digest, signature, key_id, made_at
    FROM activity_checkpoints ORDER BY number DESC LIMIT 1`;
  return row ? checkpointSchema.parse(row) : null;
}

/** Adds a mark. Shape: false when another worker made the same one. */
export async function insertCheckpoint(tx: Tx, checkpoint: SignedCheckpoint): Promise<boolean> {
  const rows = await tx`
    INSERT INTO activity_checkpoints (number, last_seq, rows_count, digest, signature, key_id, made_at)
    VALUES (${checkpoint.number}, ${checkpoint.lastSeq}, ${checkpoint.rowsCount}, ${checkpoint.digest}, ${checkpoint.signature},
      ${checkpoint.keyId}, ${new Date(checkpoint.madeAt)})
    ON CONFLICT (number) DO NOTHING RETURNING number`;
  return rows.length === 1;
}

const BATCH = 2000;

/** The hashes of the lines after one and up to another. Shape: in the order of `seq`, in batches, never all in memory. */
export async function* listActivityHashes(
  sql: Sql,
  afterSeq: number,
  uptoSeq: number,
): AsyncGenerator<{ seq: number; hash: string }[]> {
  let from = afterSeq;
  for (;;) {
    const rows = await sql`
      SELECT seq, hash FROM activities WHERE seq > ${from} AND seq <= ${uptoSeq} ORDER BY seq LIMIT ${BATCH}`;
    if (rows.length === 0) return;
    const batch = rows.map((row) => z.object({ seq: z.number(), hash: z.string() }).parse(row));
    yield batch;
    from = batch.at(-1)!.seq; // the batch is not empty here
  }
}
