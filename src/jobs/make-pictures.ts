import { makePictures as draw } from '#src/commands/document-pictures.ts';
import { defineJob } from '#src/jobs/define-job.ts';

export const makePictures = defineJob({
  name: 'make-pictures',
  concurrency: 1,
  run: async (ctx, payload) => {
    await draw(ctx, payload);
    return null;
  },
});
