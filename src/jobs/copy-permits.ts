import { keepPermitCopies } from '#src/commands/permit-copy.ts';
import { defineJob } from '#src/jobs/define-job.ts';

export const copyPermits = defineJob({
  name: 'copy-permits',
  concurrency: 1,
  run: async (ctx) => {
    await keepPermitCopies(ctx);
    return null;
  },
});
