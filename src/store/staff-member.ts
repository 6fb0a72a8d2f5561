import * as z from 'zod';
import { MAIL_CHOICES } from '#src/domain/digest.ts';
import { locales } from '#src/domain/shared/locale.ts';
import type { Db, Tx } from '#src/store/sql.ts';

const staffMemberSchema = z.object({
  id: z.uuid(),
  /** Nobody's yet, where somebody was named here and has not signed in. */
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  agency: z.string().nullable(),
  roles: z.array(z.string()),
  disabled_at: z.date().nullable(),
  last_sign_in_at: z.date().nullable(),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;

const columns = (db: Db) => db`id, issuer, subject, name, email, agency, roles, disabled_at, last_sign_in_at`;

/**
 * Writes what the sign-in provider says about a person, known by issuer and subject only.
 * Shape: the row as it now is; what an administrator set here stays, and who lost access here gets no role back by signing in.
 */
export async function insertStaffSignIn(
  tx: Tx,
  person: {
    issuer: string;
    subject: string;
    name: string;
    email: string;
    agency: string | null;
    roles: readonly string[];
    now: Date;
  },
): Promise<StaffMember> {
  const [row] = await tx`
    INSERT INTO staff_members AS m (issuer, subject, name, email, agency, roles, claimed_agency, claimed_roles, last_sign_in_at, created_at)
    VALUES (${person.issuer}, ${person.subject}, ${person.name}, ${person.email}, ${person.agency},
      ${tx.array([...person.roles])}, ${person.agency}, ${tx.array([...person.roles])}, ${person.now}, ${person.now})
    ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name, email = excluded.email,
      agency = CASE WHEN m.is_set_here THEN m.agency ELSE excluded.agency END,
      roles = CASE WHEN m.disabled_at IS NOT NULL THEN '{}' WHEN m.is_set_here THEN m.roles ELSE excluded.roles END,
      claimed_agency = excluded.claimed_agency, claimed_roles = excluded.claimed_roles, last_sign_in_at = excluded.last_sign_in_at
    RETURNING ${columns(tx)}`;
  return staffMemberSchema.parse(row);
}

/** A member of staff. Shape: null when there is none. */
export async function findStaffMember(db: Db, id: string): Promise<StaffMember | null> {
  const [row] = await db`SELECT ${columns(db)} FROM staff_members WHERE id = ${id}`;
  return row ? staffMemberSchema.parse(row) : null;
}

const reviewsFor = (db: Db, agency: string) =>
  db`agency = ${agency} AND disabled_at IS NULL AND subject IS NOT NULL AND roles && ARRAY['reviewer', 'supervisor']`;

/** Whether somebody reviews for an agency now. */
export async function isColleague(db: Db, agency: string, staffId: string): Promise<boolean> {
  const rows =
    await db`SELECT 1 FROM staff_members WHERE id::text = ${staffId} AND ${reviewsFor(db, agency)}`;
  return rows.length === 1;
}

export const colleagueSchema = z.object({ id: z.uuid(), name: z.string() });
export type Colleague = z.infer<typeof colleagueSchema>;

/** Who reviews for an agency. Shape: by name. */
export async function listColleagues(db: Db, agency: string): Promise<Colleague[]> {
  const rows = await db`SELECT id, name FROM staff_members WHERE ${reviewsFor(db, agency)} ORDER BY name, id`;
  return rows.map((row) => colleagueSchema.parse(row));
}

/** Everybody who ever signed in as staff or is awaited. Shape: by name. */
export async function listStaffMembers(db: Db): Promise<StaffMember[]> {
  const rows = await db`SELECT ${columns(db)} FROM staff_members ORDER BY name, id`;
  return rows.map((row) => staffMemberSchema.parse(row));
}

/**
 * Closes or opens the door for a person. Roles are taken at once; given back only by the next sign-in.
 */
export async function setStaffDisabled(tx: Tx, id: string, disabledAt: Date | null): Promise<void> {
  await tx`
    UPDATE staff_members SET disabled_at = ${disabledAt}, roles = '{}', is_set_here = false WHERE id = ${id}`;
}

/** Whether a member of staff turned the single keys of their pages off. */
export async function areKeysOff(db: Db, id: string): Promise<boolean> {
  const [row] = await db`SELECT are_keys_off FROM staff_members WHERE id = ${id}`;
  return row?.are_keys_off === true;
}

/** Turns the single keys of the pages of a member of staff off or on. */
export async function setKeysOff(tx: Tx, id: string, areOff: boolean): Promise<void> {
  await tx`UPDATE staff_members SET are_keys_off = ${areOff} WHERE id = ${id}`;
}

export const mailChoiceSchema = z.object({ choice: z.enum(MAIL_CHOICES), locale: z.enum(locales) });
/** Which mails somebody wants, and in which language. */
export type StaffMail = z.infer<typeof mailChoiceSchema>;

/** Notes which mails a member of staff wants. */
export async function setMailChoice(tx: Tx, id: string, mail: StaffMail): Promise<void> {
  await tx`UPDATE staff_members SET mail_choice = ${mail.choice}, mail_locale = ${mail.locale} WHERE id = ${id}`;
}
