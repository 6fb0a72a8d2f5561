import { createHash, randomUUID } from 'node:crypto';
import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { insertObject, setObjectKept } from '#src/store/object.ts';
import { setPermitPaper } from '#src/store/permit.ts';
import { insertRecordPaper } from '#src/store/record.ts';
import type { Tx } from '#src/store/sql.ts';

type StoredPaper = { objectKey: string; sizeBytes: number; sha256: string };

/**
 * Keeps the paper of a permit.
 * Shape: false when another worker was faster; what this one stored is then swept away.
 */
export async function keepPermitPaper(ctx: Ctx, input: { permitId: string; pdf: Buffer }): Promise<boolean> {
  assertCan(ctx.actor, 'system:work');
  return await keepPaper(ctx, 'permits', input.pdf, (tx, paper) => setPermitPaper(tx, input.permitId, paper));
}

/**
 * Keeps the paper of a submission.
 * Shape: false when another worker was faster; what this one stored is then swept away.
 */
export async function keepRecordPaper(ctx: Ctx, input: { versionId: string; pdf: Buffer }): Promise<boolean> {
  assertCan(ctx.actor, 'system:work');
  return await keepPaper(ctx, 'records', input.pdf, (tx, paper) =>
    insertRecordPaper(tx, { ...paper, versionId: input.versionId, now: ctx.now }),
  );
}

/** Announced before it is written, read back before it counts, kept in the transaction that refers to it. */
async function keepPaper(
  ctx: Ctx,
  folder: 'permits' | 'records',
  pdf: Buffer,
  refer: (tx: Tx, paper: StoredPaper) => Promise<boolean>,
): Promise<boolean> {
  const objectKey = `${folder}/${randomUUID()}.pdf`;
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  await ctx.sql.begin((tx) => insertObject(tx, objectKey, ctx.now));
  await ctx.outside.objects.put({ key: objectKey, contentType: 'application/pdf', body: pdf });
  await assertStored(ctx, objectKey, sha256);
  return await ctx.sql.begin(async (tx) => {
    if (!(await refer(tx, { objectKey, sizeBytes: pdf.byteLength, sha256 }))) return false;
    if (!(await setObjectKept(tx, objectKey, ctx.now)))
      throw new Error(`${objectKey} was swept away while it was made`);
    return true;
  });
}

async function assertStored(ctx: Ctx, objectKey: string, sha256: string): Promise<void> {
  const stored = await ctx.outside.objects.get(objectKey);
  if (stored === null) throw new Error(`${objectKey} is not there after it was stored`);
  const hash = createHash('sha256');
  for await (const chunk of stored.body) hash.update(chunk as Buffer);
  if (hash.digest('hex') !== sha256) throw new Error(`${objectKey} came back changed`);
}
