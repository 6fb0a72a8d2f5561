import type { Ctx } from '#src/context.ts';
import { mailboxSchema, type NewNotice, NOTICE_CONTENT } from '#src/domain/notice.ts';
import { enqueue } from '#src/store/jobs.ts';
import { insertNotice } from '#src/store/notice.ts';
import type { Tx } from '#src/store/sql.ts';

/**
 * Queues one message for one person in the transaction that makes it necessary.
 * Shape: a second call with the same key changes nothing. Errors: throws when recipient or content are not what they must be.
 */
export async function queueNotice(tx: Tx, ctx: Pick<Ctx, 'now'>, notice: NewNotice): Promise<void> {
  mailboxSchema.parse(notice.recipient);
  NOTICE_CONTENT[notice.moment].parse(notice.content);
  const noticeId = await insertNotice(tx, notice, ctx.now);
  if (noticeId !== null) await enqueue(tx, [{ name: 'send-notice', payload: { noticeId }, key: noticeId }]);
}
