import { sweepSessions as sweep } from '#src/commands/ended.ts';
import { defineJob } from '#src/jobs/define-job.ts';

export const sweepSessions = defineJob({
  name: 'sweep-sessions',
  concurrency: 1,
  run: async (ctx) => {
    ctx.log.info(await sweep(ctx), 'forgot what has run out');
    return null;
  },
});
