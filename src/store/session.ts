import * as z from 'zod';
import type { Db, Tx } from '#src/store/sql.ts';

const sessionSchema = z.object({
  token_hash: z.instanceof(Uint8Array),
  applicant_id: z.uuid().nullable(),
  applicant_email: z.string().nullable(),
  staff_id: z.uuid().nullable(),
  staff_name: z.string().nullable(),
  staff_email: z.string().nullable(),
  agency: z.string().nullable(),
  roles: z.array(z.string()).nullable(),
  authenticated_at: z.date().nullable(),
  last_seen_at: z.date(),
  expires_at: z.date(),
  created_at: z.date(),
});
export type Session = z.infer<typeof sessionSchema>;

/**
 * The live session of a token and the database's clock, in one round trip.
 * Shape: session is null when there is none, it has ended, or its member of staff is disabled; roles are read anew each time.
 */
export async function findSession(
  db: Db,
  tokenHash: Buffer | null,
): Promise<{ now: Date; session: Session | null }> {
  const [row] = await db`
    SELECT clock.now, s.token_hash, s.applicant_id, a.email AS applicant_email, s.staff_id, m.name AS staff_name,
      m.email AS staff_email, m.agency, m.roles, s.authenticated_at, s.last_seen_at, s.expires_at, s.created_at
    FROM (SELECT clock_timestamp() AS now) AS clock
    LEFT JOIN sessions s ON s.token_hash = ${tokenHash} AND s.expires_at > clock.now
    LEFT JOIN applicants a ON a.id = s.applicant_id
    LEFT JOIN staff_members m ON m.id = s.staff_id`;
  const now = z.date().parse(row?.now);
  if (!row?.token_hash) return { now, session: null };
  const session = sessionSchema.parse(row);
  return { now, session };
}

/** Stores a new session; only the hash of its token is kept. */
export async function insertSession(
  tx: Tx,
  session: {
    tokenHash: Buffer;
    applicantId: string | null;
    staffId: string | null;
    providerSession: string | null;
    authenticatedAt: Date | null;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO sessions (token_hash, applicant_id, staff_id, provider_session, authenticated_at, created_at, last_seen_at, expires_at)
    VALUES (${session.tokenHash}, ${session.applicantId}, ${session.staffId}, ${session.providerSession},
      ${session.authenticatedAt}, ${session.now}, ${session.now}, ${session.expiresAt})`;
}

/** Moves the end of a session after it was used. Shape: a no-op for a session that is gone. */
export async function updateSessionSeen(
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await tx`UPDATE sessions SET last_seen_at = ${now}, expires_at = ${expiresAt} WHERE token_hash = ${tokenHash}`;
}

/** Ends one session at once. */
export async function deleteSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx`DELETE FROM sessions WHERE token_hash = ${tokenHash}`;
}
