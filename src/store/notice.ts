import * as z from 'zod';
import { NOTICE_MOMENTS } from '#src/domain/jobs.ts';
import type { NewNotice } from '#src/domain/notice.ts';
import type { Tx } from '#src/store/sql.ts';

const noticeSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid().nullable(),
  moment: z.enum(NOTICE_MOMENTS),
  dedupe_key: z.string(),
  recipient: z.string(),
  locale: z.enum(['en', 'es']),
  content: z.record(z.string(), z.unknown()),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts_count: z.number().int(),
  created_at: z.date(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** Puts a message into the outbox. Shape: its id, or null when a message with the same key is there already. */
export async function insertNotice(tx: Tx, notice: NewNotice, now: Date): Promise<string | null> {
  const [row] = await tx`
    INSERT INTO notices (application_id, moment, dedupe_key, recipient, locale, content, created_at)
    VALUES (${notice.applicationId}, ${notice.moment}, ${notice.dedupeKey}, ${notice.recipient}, ${notice.locale},
      ${tx.json(notice.content)}, ${now})
    ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`;
  return row ? z.uuid().parse(row.id) : null;
}
