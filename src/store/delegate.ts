import * as z from 'zod';
import { DELEGATION_ENDS, type DelegationEnd } from '#src/domain/delegate.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const delegationSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid(),
  ref: z.string(),
  status: z.string(),
  task: z.string(),
  email: z.string(),
  created_at: z.date(),
  expires_at: z.date(),
  opened_at: z.date().nullable(),
  ended_at: z.date().nullable(),
  end_reason: z.enum(DELEGATION_ENDS).nullable(),
});
export type Delegation = z.infer<typeof delegationSchema>;

const columns = (db: Db) => db`
  g.id, g.application_id, a.ref, a.status, g.task, g.email, g.created_at, g.expires_at, g.opened_at, g.ended_at, g.end_reason`;
const isOpen = (db: Db, now: Date) => db`g.ended_at IS NULL AND g.expires_at > ${now}`;

/** Stores an invitation. Shape: of the token in its link only the hash is kept. */
export async function insertDelegation(
  tx: Tx,
  invitation: {
    id: string;
    applicationId: string;
    task: string;
    email: string;
    locale: string;
    linkHash: Buffer;
    invitedBy: string;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO delegations (id, application_id, task, email, locale, link_hash, invited_by, created_at, expires_at)
    VALUES (${invitation.id}, ${invitation.applicationId}, ${invitation.task}, ${invitation.email}, ${invitation.locale},
      ${invitation.linkHash}, ${invitation.invitedBy}, ${invitation.now}, ${invitation.expiresAt})`;
}

/** All invitations to tasks of an application, whatever became of them. Shape: newest first, at most 200. */
export async function listDelegations(db: Db, applicationId: string): Promise<Delegation[]> {
  const rows = await db`
    SELECT ${columns(db)} FROM delegations g JOIN applications a ON a.id = g.application_id
    WHERE g.application_id = ${applicationId} ORDER BY g.created_at DESC, g.id LIMIT 200`;
  return rows.map((row) => delegationSchema.parse(row));
}

/** How many invitations of an application are open. */
export async function countOpenDelegations(db: Db, applicationId: string, now: Date): Promise<number> {
  const [row] = await db`
    SELECT count(*)::int AS count FROM delegations g WHERE g.application_id = ${applicationId} AND ${isOpen(db, now)}`;
  return z.number().parse(row?.count);
}

/** Whether there is an invitation of this id. Shape: null when there is none. */
export async function findDelegationState(db: Db, id: string, now: Date): Promise<'open' | 'ended' | null> {
  const [row] = await db`SELECT ${isOpen(db, now)} AS is_open FROM delegations g WHERE g.id = ${id}`;
  if (!row) return null;
  return row.is_open === true ? 'open' : 'ended';
}

/** The open invitation that a link belongs to. Shape: null when it does not work any more. */
export async function findOpenDelegationOfLink(
  db: Db,
  linkHash: Buffer,
  now: Date,
): Promise<Delegation | null> {
  const [row] = await db`
    SELECT ${columns(db)} FROM delegations g JOIN applications a ON a.id = g.application_id
    WHERE g.link_hash = ${linkHash} AND ${isOpen(db, now)}`;
  return row ? delegationSchema.parse(row) : null;
}

/** The same, and nobody ends it until the transaction does. Shape: null when it does not work any more; row locked. */
export async function lockOpenDelegationOfLink(
  tx: Tx,
  linkHash: Buffer,
  now: Date,
): Promise<Locked<Delegation> | null> {
  const [row] = await tx`
    SELECT ${columns(tx)} FROM delegations g JOIN applications a ON a.id = g.application_id
    WHERE g.link_hash = ${linkHash} AND ${isOpen(tx, now)} FOR UPDATE OF g`;
  return row ? asLocked(delegationSchema.parse(row)) : null;
}

/** The address of an invitation while it is open. Shape: null when it ended meanwhile. */
export async function findDelegateMailbox(db: Db, id: string, now: Date): Promise<string | null> {
  const [row] = await db`SELECT g.email FROM delegations g WHERE g.id = ${id} AND ${isOpen(db, now)}`;
  return row ? z.string().parse(row.email) : null;
}

/** Notes that somebody came by an invitation for the first time. */
export async function setDelegationOpened(tx: Tx, one: Locked<Delegation>, now: Date): Promise<void> {
  await tx`UPDATE delegations SET opened_at = ${now} WHERE id = ${one.id}`;
}

/**
 * Ends invitations of an application, and with them the sessions that came by them.
 * Shape: how many ended; all that had not ended, or those that `which` names.
 */
export async function updateDelegationsEnded(
  tx: Tx,
  applicationId: string,
  end: { reason: DelegationEnd; now: Date },
  which: { task: string; email: string } | null = null,
): Promise<number> {
  const chosen = which === null ? tx`` : tx`AND task = ${which.task} AND email = ${which.email}`;
  const rows = await tx`
    UPDATE delegations SET ended_at = ${end.now}, end_reason = ${end.reason}
    WHERE application_id = ${applicationId} AND ended_at IS NULL ${chosen} RETURNING id`;
  const ids = rows.map((row) => z.uuid().parse(row.id));
  if (ids.length > 0) await tx`DELETE FROM sessions WHERE delegation_id = ANY (${ids}::uuid[])`;
  return ids.length;
}

const savedPageSchema = z.object({
  step: z.string(),
  at: z.date(),
  /** Null for the organizer. */
  email: z.string().nullable(),
  questions: z.array(z.string()).nullable(),
});
export type SavedPage = z.infer<typeof savedPageSchema>;

/**
 * Who saved each page of an application last, and which questions they changed since somebody else saved it.
 * Shape: newest first; empty where nobody was ever invited.
 */
export async function listLastSaves(db: Db, applicationId: string): Promise<SavedPage[]> {
  const rows = await db`
    WITH saves AS (
      SELECT h.detail ->> 'step' AS step, h.at, h.position, CASE WHEN h.actor_kind = 'delegate' THEN h.actor_id END AS delegation,
        h.detail -> 'questions' AS questions
      FROM activities h
      WHERE h.application_id = ${applicationId} AND h.action = 'save' AND h.detail ->> 'step' IS NOT NULL
        -- Hardly anybody invites: then no line of a long history is read.
        AND EXISTS (SELECT FROM delegations d WHERE d.application_id = ${applicationId})
    ), turns AS (
      -- Who types is saved many times: what they changed is what all their saves in a row did.
      SELECT step, at, position, delegation, questions, row_number() OVER newest AS place,
        row_number() OVER newest - row_number() OVER (PARTITION BY step, delegation ORDER BY position DESC) AS others
      FROM saves WINDOW newest AS (PARTITION BY step ORDER BY position DESC)
    )
    SELECT t.step, t.at, g.email, (
      SELECT jsonb_agg(DISTINCT q.name) FROM turns s, jsonb_array_elements_text(s.questions) AS q (name)
      WHERE s.step = t.step AND s.delegation IS NOT DISTINCT FROM t.delegation AND s.others = 0) AS questions
    FROM turns t LEFT JOIN delegations g ON g.id = t.delegation
    WHERE t.place = 1 ORDER BY t.position DESC`;
  return rows.map((row) => savedPageSchema.parse(row));
}
