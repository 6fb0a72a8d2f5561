import { makeCheckpoint as make } from '#src/commands/checkpoint.ts';
import { defineJob } from '#src/jobs/define-job.ts';

export const makeCheckpoint = defineJob({
  name: 'make-checkpoint',
  concurrency: 1,
  run: async (ctx, _payload, { attempt }) => {
    await make(ctx, { attempt });
    return null;
  },
});
