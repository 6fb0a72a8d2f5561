import { appendActivity } from '#src/commands/activity.ts';
import { takeBackProof } from '#src/commands/condition.ts';
import { moveRequirement } from '#src/commands/document.ts';
import type { Ctx } from '#src/context.ts';
import { assertCan } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type Application, lockApplicationByRef } from '#src/store/application.ts';
import {
  type Document,
  findDocument,
  listDocuments,
  lockDocument,
  setDocumentScanned,
} from '#src/store/document.ts';
import { enqueue } from '#src/store/jobs.ts';
import { updateReaderRevisions } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';

type ScanResult = Awaited<ReturnType<NonNullable<Ctx['outside']['scanner']>['scan']>>;

/** `away` when the scanner could not be asked: the file stays where it is and is asked about again. */
export type ScanOutcome = 'done' | 'away';

/**
 * Has a waiting file scanned and releases it, or keeps it from everybody.
 * Shape: a file that is gone, or was scanned, changes nothing. Errors: throws when the object store is away.
 */
export async function scanDocument(ctx: Ctx, input: { documentId: string }): Promise<ScanOutcome> {
  assertCan(ctx.actor, 'system:work');
  const document = await findDocument(ctx.sql, input.documentId);
  if (document === null || document.scan_state === 'clean' || document.scan_state === 'infected')
    return 'done';
  const { scanner } = ctx.outside;
  if (scanner === null) {
    // The city took its scanner away while the file waited for it.
    if (document.scan_state === 'quarantined') await settle(ctx, document, null);
    return 'done';
  }
  const stored = await ctx.outside.objects.get(document.object_key);
  if (stored === null) throw new Error(`the object of document ${document.id} is not there`);
  let result: ScanResult;
  try {
    result = await scanner.scan(stored.body);
  } catch (error) {
    stored.body.destroy();
    ctx.log.warn({ documentId: document.id, err: error }, 'the scanner is away');
    return 'away';
  }
  await settle(ctx, document, result);
  return 'done';
}

async function settle(ctx: Ctx, found: Document & { ref: string }, result: ScanResult | null): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const application = await lockApplicationByRef(tx, found.ref);
    const document = await lockDocument(tx, found.id);
    if (application === null || document === null || document.scan_state !== found.scan_state) return;
    const state = result === null ? 'unscanned' : result.infected ? 'infected' : 'clean';
    const name = result?.infected ? result.name : null;
    await setDocumentScanned(tx, document, { state, result: name, now: ctx.now });
    // Who opened the case before saw no file there.
    await updateReaderRevisions(tx, application.id, document.kind);
    await appendActivity(tx, ctx, application, state === 'infected' ? 'refuse_infected' : 'scan', {
      from: application.status,
      to: application.status,
      detail: { document: document.kind, file: document.id, result: state },
    });
    if (state === 'infected') await giveRequirementBack(tx, ctx, application, document);
    else if (document.picture_state === 'waiting') {
      await enqueue(tx, [{ name: 'make-pictures', payload: { documentId: document.id }, key: document.id }]);
    }
    if (state === 'infected') {
      ctx.log.error({ alarm: 'infected', documentId: document.id, name }, 'an uploaded file is infected');
    }
  });
}

/** An infected file counts for nothing, so the paper is asked for again. */
async function giveRequirementBack(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  document: Document,
): Promise<void> {
  const rest = await listDocuments(tx, application.id);
  const isLast = !rest.some(
    (one) => one.is_current && one.kind === document.kind && one.condition_id === document.condition_id,
  );
  if (!document.is_current || !isLast) return;
  if (document.condition_id !== null) return await takeBackProof(tx, ctx, application, document.condition_id);
  try {
    await moveRequirement(tx, ctx, application, document.kind, 'remove', true);
  } catch (error) {
    // A paper accepted while no scanner ran stays accepted; the history line above and the alarm tell the staff.
    if (!(error instanceof Refused)) throw error;
  }
}
