import { createHash } from 'node:crypto';
import type { Ctx } from '#src/context.ts';
import { checkpointText } from '#src/domain/history.ts';
import { assertCan } from '#src/domain/policy.ts';
import {
  findLastCheckpoint,
  insertCheckpoint,
  listActivityHashes,
  type SignedCheckpoint,
  settleActivities,
} from '#src/store/checkpoint.ts';

/** Takes one more line into the running digest over the history. Shape: pure; starts with an empty text. */
export function digestWith(digest: string, line: { seq: number; hash: string }): string {
  return createHash('sha256').update(`${digest}\n${line.seq}\n${line.hash}`).digest('hex');
}

/** Where the copy of a mark is kept outside the database: whoever rewrites the one cannot reach the other. */
export const checkpointKey = (number: number): string =>
  `history/checkpoints/${String(number).padStart(9, '0')}.json`;

/**
 * Signs a mark over everything written so far, and keeps a copy outside the database.
 * Shape: the newest mark, null while there is no history; nothing new is made when nothing was written since.
 */
export async function makeCheckpoint(ctx: Ctx, input: { attempt: number }): Promise<SignedCheckpoint | null> {
  assertCan(ctx.actor, 'system:work');
  const uptoSeq = await ctx.sql.begin((tx) => settleActivities(tx));
  const last = await findLastCheckpoint(ctx.sql);
  // The attempt before may have died between the database and the store of copies.
  if (last !== null && input.attempt > 1) await keepCopy(ctx, last);
  if (uptoSeq === (last?.lastSeq ?? 0)) return last;
  let digest = last?.digest ?? '';
  let rowsCount = last?.rowsCount ?? 0;
  for await (const batch of listActivityHashes(ctx.sql, last?.lastSeq ?? 0, uptoSeq)) {
    for (const line of batch) digest = digestWith(digest, line);
    rowsCount += batch.length;
  }
  const checkpoint = {
    number: (last?.number ?? 0) + 1,
    lastSeq: uptoSeq,
    rowsCount,
    digest,
    madeAt: ctx.now.toISOString(),
  };
  const made = { ...checkpoint, ...ctx.outside.signer.sign(checkpointText(checkpoint)) };
  const isMine = await ctx.sql.begin((tx) => insertCheckpoint(tx, made));
  if (!isMine) return await findLastCheckpoint(ctx.sql);
  await keepCopy(ctx, made);
  return made;
}

async function keepCopy(ctx: Ctx, checkpoint: SignedCheckpoint): Promise<void> {
  const key = checkpointKey(checkpoint.number);
  const there = await ctx.outside.objects.get(key);
  there?.body.destroy();
  if (there !== null) return;
  const body = Buffer.from(`${JSON.stringify(checkpoint)}\n`);
  await ctx.outside.objects.put({ key, contentType: 'application/json', body });
}
