import * as z from 'zod';
import type { StaffAccess, StaffChange } from '#src/domain/staff.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const accessSchema = z.object({
  agency: z.string().nullable(),
  roles: z.array(z.string()),
  isSetHere: z.boolean(),
  isBlocked: z.boolean(),
});
const lockedSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  agency: z.string().nullable(),
  roles: z.array(z.string()),
  claimed_agency: z.string().nullable(),
  claimed_roles: z.array(z.string()),
  is_set_here: z.boolean(),
  disabled_at: z.date().nullable(),
});
export type StaffDoor = z.infer<typeof lockedSchema>;

/**
 * A person and all who may give roles, in one order, so that two administrators who take the role from each other wait for
 * one another. Shape: rows locked; what others may refer to meanwhile is not.
 */
export async function lockStaffDoors(tx: Tx, id: string): Promise<Locked<StaffDoor>[]> {
  const rows = await tx`
    SELECT id, name, email, agency, roles, claimed_agency, claimed_roles, is_set_here, disabled_at FROM staff_members
    WHERE id = ${id} OR roles @> ARRAY['administrator'] ORDER BY id FOR NO KEY UPDATE`;
  return rows.map((row) => asLocked(lockedSchema.parse(row)));
}

/** Writes what a person may do from now on. Shape: their sessions read it with the next request. */
export async function setStaffDoor(
  tx: Tx,
  door: Locked<StaffDoor>,
  access: StaffAccess,
  now: Date,
): Promise<void> {
  await tx`
    UPDATE staff_members SET agency = ${access.agency}, roles = ${tx.array([...access.roles])},
      is_set_here = ${access.isSetHere}, disabled_at = ${access.isBlocked ? (door.disabled_at ?? now) : null}
    WHERE id = ${door.id}`;
}

/** Writes down a change for good. */
export async function insertStaffChange(
  tx: Tx,
  change: {
    staffId: string;
    madeBy: string | null;
    kind: StaffChange['kind'];
    reason: string;
    before: StaffAccess;
    after: StaffAccess;
    now: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO staff_changes (staff_id, made_by, kind, reason, before, after, made_at)
    VALUES (${change.staffId}, ${change.madeBy}, ${change.kind}, ${change.reason}, ${tx.json({ ...change.before, roles: [...change.before.roles] })},
      ${tx.json({ ...change.after, roles: [...change.after.roles] })}, ${change.now})`;
}

const changeSchema = z.object({
  kind: z.string(),
  reason: z.string(),
  before: accessSchema,
  after: accessSchema,
  made_by: z.string().nullable(),
  made_at: z.date(),
});
export type StaffChangeLine = z.infer<typeof changeSchema>;

/** What was done to the access of a person. Shape: newest first. */
export async function listStaffChanges(db: Db, staffId: string): Promise<StaffChangeLine[]> {
  const rows = await db`
    SELECT c.kind, c.reason, c.before, c.after, m.name AS made_by, c.made_at
    FROM staff_changes c LEFT JOIN staff_members m ON m.id = c.made_by
    WHERE c.staff_id = ${staffId} ORDER BY c.made_at DESC, c.id LIMIT 200`;
  return rows.map((row) => changeSchema.parse(row));
}

/** References of cases that a person has on their desk, in the order in which they are locked. */
export async function listClaimedRefs(db: Db, staffId: string): Promise<string[]> {
  const rows = await db`
    SELECT a.ref FROM reviews r JOIN applications a ON a.id = r.application_id
    WHERE r.assigned_to = ${staffId} AND r.is_current AND r.state = 'assigned' ORDER BY a.id`;
  return rows.map((row) => z.string().parse(row.ref));
}
