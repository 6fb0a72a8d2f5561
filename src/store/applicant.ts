import * as z from 'zod';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { Tx } from '#src/store/sql.ts';

/**
 * The person with an e-mail address, made when they are new.
 * Shape: their id; the language is the one they used last. Units: `email` in small letters.
 */
export async function insertApplicant(
  tx: Tx,
  person: { email: string; locale: Locale; now: Date },
): Promise<string> {
  const [row] = await tx`
    INSERT INTO applicants (email, locale, created_at) VALUES (${person.email}, ${person.locale}, ${person.now})
    ON CONFLICT (email) DO UPDATE SET locale = excluded.locale
    RETURNING id`;
  return z.uuid().parse(row?.id);
}
