import * as z from 'zod';
import { locales } from '#src/domain/shared/locale.ts';
import type { Db } from '#src/store/sql.ts';

const READERS_AT_ONCE = 100;

const readerSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  agency: z.string().nullable(),
  roles: z.array(z.string()),
  standsInFor: z.array(z.uuid()),
  mail_locale: z.enum(locales),
});
/** Somebody of the staff who wants a mail each morning. */
export type DigestReader = z.infer<typeof readerSchema>;

const wantsDigest = (db: Db) =>
  db`m.disabled_at IS NULL AND m.subject IS NOT NULL AND m.email <> '' AND m.mail_choice <> 'at_once'`;

/** Who wants a mail each morning and is not away. Shape: a page of them behind an id, by id. */
export async function listDigestReaders(db: Db, now: Date, after: string | null): Promise<DigestReader[]> {
  const rows = await db`
    SELECT m.id, m.name, m.email, m.agency, m.roles, m.mail_locale,
      ARRAY(SELECT w.id FROM staff_members w WHERE w.stand_in_id = m.id AND w.stand_in_until > ${now}) AS "standsInFor"
    FROM staff_members m
    WHERE ${wantsDigest(db)} AND (m.stand_in_until IS NULL OR m.stand_in_until <= ${now})
      ${after === null ? db`` : db`AND m.id > ${after}`}
    ORDER BY m.id LIMIT ${READERS_AT_ONCE}`;
  return rows.map((row) => readerSchema.parse(row));
}

/**
 * Where a morning mail about the cases of an agency goes when it leaves.
 * Shape: null for who left, wants none any more, or is of another agency now; `agency` is null for who saw all cases.
 */
export async function findDigestMailbox(
  db: Db,
  to: { staffId: string; agency: string | null },
): Promise<string | null> {
  const [row] = await db`
    SELECT m.email FROM staff_members m
    WHERE m.id = ${to.staffId} AND ${wantsDigest(db)} AND m.roles <> '{}'
      AND (${to.agency}::text IS NULL OR m.agency = ${to.agency})`;
  return row ? z.string().parse(row.email) : null;
}
