import { scanDocument as scan } from '#src/commands/document-scan.ts';
import { defineJob } from '#src/jobs/define-job.ts';

const AGAIN_SECONDS = 60;

export const scanDocument = defineJob({
  name: 'scan-document',
  concurrency: 2,
  // A scanner that is away, for an hour or a day, is no failure of the file: it waits, and nothing else waits for it.
  run: async (ctx, payload) =>
    (await scan(ctx, payload)) === 'away' ? { againInSeconds: AGAIN_SECONDS } : null,
});
