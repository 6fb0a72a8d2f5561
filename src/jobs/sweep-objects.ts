import { sweepObjects as sweep } from '#src/commands/object.ts';
import { defineJob } from '#src/jobs/define-job.ts';

export const sweepObjects = defineJob({
  name: 'sweep-objects',
  concurrency: 1,
  run: async (ctx) => {
    ctx.log.info(await sweep(ctx), 'swept the object store');
    return null;
  },
});
