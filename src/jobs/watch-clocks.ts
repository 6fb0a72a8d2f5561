import { watchClocks as watch } from '#src/commands/escalation.ts';
import { defineJob } from '#src/jobs/define-job.ts';

export const watchClocks = defineJob({
  name: 'watch-clocks',
  concurrency: 1,
  run: async (ctx) => {
    ctx.log.info(await watch(ctx), 'looked after the clocks of the agencies');
    return null;
  },
});
