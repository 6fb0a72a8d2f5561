import * as z from 'zod';
import type { StaffClaims } from '#src/domain/identity.ts';
import { STAFF_CHANGES, type StaffAccess, type StaffChangeKind } from '#src/domain/staff.ts';
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

/** What a person may do now. Shape: pure. */
export const accessOf = (door: StaffDoor): StaffAccess => ({
  agency: door.agency,
  roles: door.roles,
  isSetHere: door.is_set_here,
  isBlocked: door.disabled_at !== null,
});

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
    kind: StaffChangeKind;
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
  kind: z.enum(STAFF_CHANGES),
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
    WHERE c.staff_id = ${staffId} ORDER BY c.made_at DESC, c.position DESC LIMIT 200`;
  return rows.map((row) => changeSchema.parse(row));
}

const heldSchema = z.object({ ref: z.string(), agency: z.string().nullable() });

/**
 * What a person has on their desk: reviews for whatever agency, and with no agency cases in some statuses that they steer.
 * Shape: in the order in which the cases are locked.
 */
export async function listHeldWork(
  db: Db,
  staffId: string,
  statuses: readonly string[],
): Promise<z.infer<typeof heldSchema>[]> {
  const rows = await db`
    SELECT a.id, a.ref, r.agency FROM reviews r JOIN applications a ON a.id = r.application_id
    WHERE r.assigned_to = ${staffId} AND r.is_current AND r.state = 'assigned'
    UNION ALL
    SELECT a.id, a.ref, NULL FROM applications a
    WHERE a.coordinator_id = ${staffId} AND a.status = ANY(${db.array([...statuses])}::text[])
    ORDER BY id`;
  return rows.map((row) => heldSchema.parse(row));
}

// Two administrators, or a sign-in and an administrator, may mean the same person at the same time.
const PEOPLE_LOCK = 0x70656f70;

/** Has whoever names or matches a person wait for one another until the end of the transaction. */
export async function lockPeople(tx: Tx): Promise<void> {
  await tx`SELECT pg_advisory_xact_lock(${PEOPLE_LOCK})`;
}

/** Names somebody who has not signed in yet. Shape: the id; null when somebody has that e-mail already. */
export async function insertAwaitedPerson(
  tx: Tx,
  person: { email: string; name: string; agency: string | null; roles: readonly string[]; now: Date },
): Promise<string | null> {
  const [row] = await tx`
    INSERT INTO staff_members (name, email, agency, roles, is_set_here, created_at)
    SELECT ${person.name}, ${person.email}, ${person.agency}::text, ${tx.array([...person.roles])}::text[], true, ${person.now}
    WHERE NOT EXISTS (SELECT FROM staff_members WHERE lower(email) = lower(${person.email}))
    RETURNING id`;
  return row ? z.uuid().parse(row.id) : null;
}

/**
 * Gives the row of an awaited person to whom the provider knows by their verified e-mail.
 * Shape: the person as they were named; null when nobody is awaited under the e-mail or the provider's person is known already.
 */
export async function setAwaitedPerson(
  tx: Tx,
  claims: Pick<StaffClaims, 'issuer' | 'subject' | 'email'>,
): Promise<Locked<StaffDoor> | null> {
  const [row] = await tx`
    UPDATE staff_members SET issuer = ${claims.issuer}, subject = ${claims.subject}
    WHERE subject IS NULL AND lower(email) = lower(${claims.email})
      AND NOT EXISTS (SELECT FROM staff_members k WHERE k.issuer = ${claims.issuer} AND k.subject = ${claims.subject})
    RETURNING id, name, email, agency, roles, claimed_agency, claimed_roles, is_set_here, disabled_at`;
  return row ? asLocked(lockedSchema.parse(row)) : null;
}

/** Whom the provider knows, as they were at their last sign-in. Shape: null for the first time; row locked. */
export async function lockKnownPerson(
  tx: Tx,
  claims: Pick<StaffClaims, 'issuer' | 'subject'>,
): Promise<Locked<StaffDoor> | null> {
  const [row] = await tx`
    SELECT id, name, email, agency, roles, claimed_agency, claimed_roles, is_set_here, disabled_at FROM staff_members
    WHERE issuer = ${claims.issuer} AND subject = ${claims.subject} FOR NO KEY UPDATE`;
  return row ? asLocked(lockedSchema.parse(row)) : null;
}

/** Whether somebody who has signed in before may give roles. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  const rows = await db`
    SELECT FROM staff_members
    WHERE roles @> ARRAY['administrator'] AND disabled_at IS NULL AND subject IS NOT NULL LIMIT 1`;
  return rows.length === 1;
}

/** How often the access of a person was changed. */
export async function countStaffChanges(db: Db, staffId: string): Promise<number> {
  const [row] = await db`SELECT count(*)::int AS changes FROM staff_changes WHERE staff_id = ${staffId}`;
  return z.number().parse(row?.changes);
}
