import * as z from 'zod';
import { WORK_ROLES } from '#src/domain/policy.ts';
import { type KeptView, keptViewSchema } from '#src/store/queue-view.ts';
import type { Db, Tx } from '#src/store/sql.ts';
import {
  type Colleague,
  colleagueSchema,
  mailChoiceSchema,
  type StaffMail,
} from '#src/store/staff-member.ts';

const standInSchema = z.object({ id: z.uuid(), name: z.string(), until: z.coerce.date() });
/** A colleague, and the moment until which one stands in for the other. */
export type StandIn = z.infer<typeof standInSchema>;

/** Who does somebody's work now. Shape: null while they do it themselves. */
export async function findStandIn(db: Db, staffId: string, now: Date): Promise<StandIn | null> {
  const [row] = await db`
    SELECT s.id, s.name, m.stand_in_until AS until FROM staff_members m JOIN staff_members s ON s.id = m.stand_in_id
    WHERE m.id = ${staffId} AND m.stand_in_until > ${now}`;
  return row ? standInSchema.parse(row) : null;
}

interface Worker {
  id: string;
  agency: string | null;
  workRoles: readonly string[];
}

const couldStandIn = (db: Db, person: Worker) => db`
  p.id <> ${person.id} AND p.disabled_at IS NULL AND p.subject IS NOT NULL AND p.agency IS NOT DISTINCT FROM ${person.agency}
  AND p.roles && ${db.array([...person.workRoles])}::text[]`;

/**
 * Who could do somebody's work: of the same agency, and with one of the roles that it takes.
 * Shape: by name, without themselves.
 */
export async function listPossibleStandIns(db: Db, person: Worker): Promise<Colleague[]> {
  const rows =
    await db`SELECT p.id, p.name FROM staff_members p WHERE ${couldStandIn(db, person)} ORDER BY p.name, p.id`;
  return rows.map((row) => colleagueSchema.parse(row));
}

const ownDeskSchema = z.object({
  are_keys_off: z.boolean(),
  mail: mailChoiceSchema,
  kept: z.array(keptViewSchema),
  stand_in: standInSchema.nullable(),
  away: z.array(standInSchema),
  colleagues: z.array(colleagueSchema),
});
/** What the queue page of somebody shows besides cases. */
export interface OwnDesk {
  /** Whether they turned the single keys of the pages off. */
  areKeysOff: boolean;
  mail: StaffMail;
  /** By name. */
  kept: KeptView[];
  /** Who does their work now; null while they do it themselves. */
  standIn: StandIn | null;
  /** Whose work they do now, by name. */
  away: StandIn[];
  /** Who could do their work, by name. */
  colleagues: Colleague[];
}

/** What belongs to somebody's own desk. Shape: in one statement, because each more costs as much as it does. */
export async function findOwnDesk(db: Db, person: Worker, now: Date): Promise<OwnDesk> {
  const [row] = await db`
    SELECT m.are_keys_off, json_build_object('choice', m.mail_choice, 'locale', m.mail_locale) AS mail,
      (SELECT json_build_object('id', s.id, 'name', s.name, 'until', m.stand_in_until)
        FROM staff_members s WHERE s.id = m.stand_in_id AND m.stand_in_until > ${now}) AS stand_in,
      (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'until', o.stand_in_until) ORDER BY o.name, o.id), '[]')
        FROM staff_members o WHERE o.stand_in_id = m.id AND o.stand_in_until > ${now}) AS away,
      (SELECT coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'address', k.address) ORDER BY lower(k.name), k.id), '[]')
        FROM queue_views k WHERE k.staff_id = m.id) AS kept,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name, p.id), '[]')
        FROM staff_members p WHERE ${couldStandIn(db, person)}) AS colleagues
    FROM staff_members m WHERE m.id = ${person.id}`;
  const { are_keys_off, stand_in, ...desk } = ownDeskSchema.parse(row);
  return { areKeysOff: are_keys_off, standIn: stand_in, ...desk };
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

/**
 * Ends what was agreed between a person and those they stand in for, or who stand in for them, where one of the two has gone or
 * does other work now: nobody would do it meanwhile, and the mails about it would wait.
 */
export async function clearLostStandIns(tx: Tx, staffId: string): Promise<void> {
  await tx`
    UPDATE staff_members w SET stand_in_id = NULL, stand_in_until = NULL
    FROM staff_members p
    WHERE p.id = w.stand_in_id AND (w.id = ${staffId} OR p.id = ${staffId}) AND (w.disabled_at IS NOT NULL
      OR p.disabled_at IS NOT NULL OR p.agency IS DISTINCT FROM w.agency
      OR NOT p.roles && ARRAY(SELECT unnest(w.roles) INTERSECT SELECT unnest(${tx.array([...WORK_ROLES])}::text[])))`;
}
