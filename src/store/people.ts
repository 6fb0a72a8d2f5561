import * as z from 'zod';
import type { Db } from '#src/store/sql.ts';

const personSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  agency: z.string().nullable(),
  roles: z.array(z.string()),
  claimed_agency: z.string().nullable(),
  claimed_roles: z.array(z.string()),
  is_set_here: z.boolean(),
  is_awaited: z.boolean(),
  disabled_at: z.date().nullable(),
  last_sign_in_at: z.date().nullable(),
});
/** Somebody of the staff, as a list of who may do what shows them. */
export type Person = z.infer<typeof personSchema>;

const columns = (db: Db) => db`
  id, name, email, agency, roles, claimed_agency, claimed_roles, is_set_here, subject IS NULL AS is_awaited, disabled_at,
  last_sign_in_at`;

/** What a list of people is narrowed to. Null stands for all. */
export interface PeopleView {
  search: string;
  role: string | null;
  agency: string | null;
}

/** The most people that one page lists. */
export const PEOPLE_LISTED = 100;

/** Who of the staff may do what. Shape: by name, with one more than a page lists where there are more. */
export async function listPeople(db: Db, view: PeopleView): Promise<Person[]> {
  const rows = await db`
    SELECT ${columns(db)} FROM staff_members
    WHERE (${view.search} = '' OR position(lower(${view.search}) IN lower(name || ' ' || email)) > 0)
      AND (${view.role}::text IS NULL OR roles @> ARRAY[${view.role}::text])
      AND (${view.agency}::text IS NULL OR agency = ${view.agency})
    ORDER BY name, id LIMIT ${PEOPLE_LISTED + 1}`;
  return rows.map((row) => personSchema.parse(row));
}

/** One of the staff. Shape: null when there is none. */
export async function findPerson(db: Db, id: string): Promise<Person | null> {
  const [row] = await db`SELECT ${columns(db)} FROM staff_members WHERE id::text = ${id}`;
  return row ? personSchema.parse(row) : null;
}
