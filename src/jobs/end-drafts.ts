import { endDrafts as end } from '#src/commands/draft-end.ts';
import { defineJob } from '#src/jobs/define-job.ts';

export const endDrafts = defineJob({
  name: 'end-drafts',
  concurrency: 1,
  run: async (ctx) => {
    ctx.log.info(await end(ctx), 'looked after drafts that nobody changes');
    return null;
  },
});
