import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { UNFINISHED_MS } from '#src/domain/upload.ts';
import { listUnfinishedDocuments } from '#src/store/document.ts';
import { deleteOldDocumentTickets } from '#src/store/document-ticket.ts';
import { enqueue } from '#src/store/jobs.ts';
import { deleteObject, listOrphans, lockOrphan } from '#src/store/object.ts';
import { deletePieces, deleteUpload, listOldUploads } from '#src/store/upload.ts';

const ORPHAN_MS = 24 * 60 * 60_000;
/** Longer than a job takes with all its tries in good times. */
const FORGOTTEN_MS = 30 * 60_000;

/** What a sweep did. */
export interface Swept {
  removed: number;
  takenUp: number;
  tickets: number;
  uploads: number;
}

/**
 * Removes objects that were announced a day ago and kept by nobody, forgets uploads that nobody finished in a day, and takes
 * up files whose work was forgotten.
 * Shape: how many of each; an object that anything refers to is never removed.
 * Errors: throws when the object store is away; what was not removed is found again the next time.
 */
export async function sweepObjects(ctx: Ctx): Promise<Swept> {
  assertCan(ctx.actor, 'system:work');
  let removed = 0;
  const old = await listOldUploads(ctx.sql, new Date(ctx.now.getTime() - UNFINISHED_MS));
  for (const id of old) {
    for (const objectKey of await forgetUpload(ctx, id)) {
      if (await removeOrphan(ctx, objectKey)) removed += 1;
    }
  }
  for (const objectKey of await listOrphans(ctx.sql, new Date(ctx.now.getTime() - ORPHAN_MS))) {
    if (await removeOrphan(ctx, objectKey)) removed += 1;
  }
  const before = new Date(ctx.now.getTime() - FORGOTTEN_MS);
  const unfinished = await listUnfinishedDocuments(ctx.sql, before, ctx.outside.scanner !== null);
  const tickets = await ctx.sql.begin(async (tx) => {
    await enqueue(
      tx,
      unfinished.map(({ id, work }) => ({
        name: work === 'scan' ? ('scan-document' as const) : ('make-pictures' as const),
        payload: { documentId: id },
        key: id,
      })),
    );
    return await deleteOldDocumentTickets(tx, before);
  });
  return { removed, takenUp: unfinished.length, tickets, uploads: old.length };
}

/** Shape: the objects of its pieces, which nobody refers to any more. */
async function forgetUpload(ctx: Ctx, id: string): Promise<string[]> {
  return await ctx.sql.begin(async (tx) => {
    const pieces = await deletePieces(tx, id);
    await deleteUpload(tx, id);
    return pieces;
  });
}

/** The row stays locked while the object goes, so that nobody can keep what is being removed. */
async function removeOrphan(ctx: Ctx, objectKey: string): Promise<boolean> {
  return await ctx.sql.begin(async (tx) => {
    if (!(await lockOrphan(tx, objectKey))) return false;
    await ctx.outside.objects.remove(objectKey);
    await deleteObject(tx, objectKey);
    return true;
  });
}

/** Removes an object at once unless it is kept. Shape: what fails here is left to the sweep. */
export async function discardObject(ctx: Ctx, objectKey: string): Promise<void> {
  try {
    await removeOrphan(ctx, objectKey);
  } catch (error) {
    ctx.log.warn({ err: error }, 'an object is left to the sweep');
  }
}
