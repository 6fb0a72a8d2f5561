import { finishEvents as finish } from '#src/commands/ended.ts';
import { defineJob } from '#src/jobs/define-job.ts';

export const finishEvents = defineJob({
  name: 'finish-events',
  concurrency: 1,
  run: async (ctx) => {
    const count = await finish(ctx);
    if (count > 0) ctx.log.info({ count }, 'events are over');
    return null;
  },
});
