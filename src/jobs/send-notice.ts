import { deliverNotice } from '#src/commands/notice.ts';
import { defineJob } from '#src/jobs/define-job.ts';
import { noticeMail } from '#src/mail/messages.ts';

export const sendNotice = defineJob({
  name: 'send-notice',
  concurrency: 4,
  run: (ctx, { noticeId }) =>
    deliverNotice(ctx, {
      noticeId,
      compose: (notice) =>
        noticeMail(notice, {
          locale: notice.locale,
          city: ctx.city,
          publicOrigin: ctx.publicOrigin,
          secretKey: ctx.secretKey,
        }),
    }),
});
