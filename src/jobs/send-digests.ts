import { sendDigests as send } from '#src/commands/digest.ts';
import { defineJob } from '#src/jobs/define-job.ts';

export const sendDigests = defineJob({
  name: 'send-digests',
  concurrency: 1,
  run: async (ctx) => {
    ctx.log.info(await send(ctx), 'queued the morning mails of the staff');
    return null;
  },
});
