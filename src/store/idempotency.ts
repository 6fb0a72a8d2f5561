import * as z from 'zod';
import type { Tx } from '#src/store/sql.ts';

/** The result that a key gave before. Shape: null for a new key. */
export async function findIdempotentResult(
  tx: Tx,
  key: string,
): Promise<{ requestHash: string; result: unknown } | null> {
  const [row] = await tx`SELECT request_hash, result FROM idempotent_results WHERE key = ${key}`;
  if (!row) return null;
  const parsed = z.object({ request_hash: z.string(), result: z.unknown() }).parse(row);
  return { requestHash: parsed.request_hash, result: parsed.result };
}

/** Keeps the result of a key, so that a repeated request is answered and not carried out again. */
export async function insertIdempotentResult(
  tx: Tx,
  kept: { key: string; actor: string; requestHash: string; result: unknown; now: Date },
): Promise<void> {
  await tx`
    INSERT INTO idempotent_results (key, actor, request_hash, result, created_at)
    VALUES (${kept.key}, ${kept.actor}, ${kept.requestHash}, ${tx.json(kept.result as never)}, ${kept.now})`;
}
