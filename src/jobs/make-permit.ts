import { keepPermitPaper } from '#src/commands/paper.ts';
import { defineJob } from '#src/jobs/define-job.ts';
import { permitPdf } from '#src/print/permit.ts';
import { permitToPrint } from '#src/queries/permit.ts';

export const makePermit = defineJob({
  name: 'make-permit',
  concurrency: 1,
  run: async (ctx, { permitId }) => {
    const found = await permitToPrint(ctx, permitId);
    if (found === null || found.permit.object_key !== null) return null;
    const { permit, ...rest } = found;
    const pdf = permitPdf({
      ...rest,
      facts: permit.facts,
      signature: permit.signature,
      keyId: permit.key_id,
      city: ctx.city,
      publicOrigin: ctx.publicOrigin,
    });
    await keepPermitPaper(ctx, { permitId, pdf });
    return null;
  },
});
