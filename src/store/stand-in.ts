import * as z from 'zod';
import type { Db, Tx } from '#src/store/sql.ts';
import { type Colleague, colleagueSchema } from '#src/store/staff-member.ts';

const standInSchema = z.object({ id: z.uuid(), name: z.string(), until: z.date() });
/** A colleague, and the moment until which one stands in for the other. */
export type StandIn = z.infer<typeof standInSchema>;

/** Who does somebody's work now. Shape: null while they do it themselves. */
export async function findStandIn(db: Db, staffId: string, now: Date): Promise<StandIn | null> {
  const [row] = await db`
    SELECT s.id, s.name, m.stand_in_until AS until FROM staff_members m JOIN staff_members s ON s.id = m.stand_in_id
    WHERE m.id = ${staffId} AND m.stand_in_until > ${now}`;
  return row ? standInSchema.parse(row) : null;
}

/** Whose work somebody does now. Shape: by name. */
export async function listAway(db: Db, staffId: string, now: Date): Promise<StandIn[]> {
  const rows = await db`
    SELECT id, name, stand_in_until AS until FROM staff_members
    WHERE stand_in_id = ${staffId} AND stand_in_until > ${now} ORDER BY name, id`;
  return rows.map((row) => standInSchema.parse(row));
}

/**
 * Who could do somebody's work: of the same agency, and with one of the roles that it takes.
 * Shape: by name, without themselves.
 */
export async function listPossibleStandIns(
  db: Db,
  person: { id: string; agency: string | null; workRoles: readonly string[] },
): Promise<Colleague[]> {
  const rows = await db`
    SELECT id, name FROM staff_members
    WHERE id <> ${person.id} AND disabled_at IS NULL AND agency IS NOT DISTINCT FROM ${person.agency}
      AND roles && ${db.array([...person.workRoles])}::text[]
    ORDER BY name, id`;
  return rows.map((row) => colleagueSchema.parse(row));
}

/** Names who does somebody's work, or with null nobody any more. */
export async function setStandIn(
  tx: Tx,
  staffId: string,
  standIn: { id: string; until: Date } | null,
): Promise<void> {
  await tx`
    UPDATE staff_members SET stand_in_id = ${standIn?.id ?? null}, stand_in_until = ${standIn?.until ?? null}
    WHERE id = ${staffId}`;
}
