import * as z from 'zod';
import { type Permit, permitColumns, permitOf } from '#src/store/permit.ts';
import type { Db, Tx } from '#src/store/sql.ts';

/** Permits whose facts are kept nowhere else yet. Shape: oldest first, at most 200. */
export async function listPermitsWithoutCopy(db: Db): Promise<Permit[]> {
  const rows = await db`
    SELECT ${permitColumns(db)} FROM permits WHERE copied_at IS NULL ORDER BY issued_at, id LIMIT 200`;
  return rows.map(permitOf);
}

/** Notes that the facts of a permit are kept elsewhere too. */
export async function setPermitCopied(tx: Tx, id: string, now: Date): Promise<void> {
  await tx`UPDATE permits SET copied_at = ${now} WHERE id = ${id} AND copied_at IS NULL`;
}

const STANDING_LOCK = 4_417_022;

/** Lets one transaction at a time write the list of permits that were taken back. */
export async function lockPermitStanding(tx: Tx): Promise<void> {
  await tx`SELECT pg_advisory_xact_lock(${STANDING_LOCK})`;
}

/** Every permit that was ever taken back. Shape: in order of the code, so that the same permits give the same list. */
export async function listRevokedPermits(db: Db): Promise<{ code: string; revoked_at: Date }[]> {
  const rows = await db`SELECT code, revoked_at FROM permits WHERE revoked_at IS NOT NULL ORDER BY code`;
  return z.array(z.object({ code: z.string(), revoked_at: z.date() })).parse([...rows]);
}
