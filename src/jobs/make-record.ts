import { keepRecordPaper } from '#src/commands/paper.ts';
import { defineJob } from '#src/jobs/define-job.ts';
import { recordPdf } from '#src/print/record.ts';
import { recordToPrint } from '#src/queries/permit.ts';

export const makeRecord = defineJob({
  name: 'make-record',
  concurrency: 1,
  run: async (ctx, { versionId }) => {
    const submission = await recordToPrint(ctx, versionId);
    if (submission === null) return null;
    const pdf = recordPdf({
      ref: submission.ref,
      eventName: submission.answers.event?.name ?? '',
      version: submission,
      city: ctx.city,
      locale: submission.locale,
    });
    await keepRecordPaper(ctx, { versionId, pdf });
    return null;
  },
});
