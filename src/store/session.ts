import { hash } from 'node:crypto';
import type postgres from 'postgres';
import * as z from 'zod';
import type { Actor } from '#src/domain/policy.ts';
import type { SessionKind } from '#src/domain/session.ts';
import { type Draft, draftColumns, draftSchema } from '#src/store/application.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const sessionSchema = z.object({
  token_hash: z.instanceof(Uint8Array),
  applicant_id: z.uuid().nullable(),
  applicant_email: z.string().nullable(),
  staff_id: z.uuid().nullable(),
  delegation_id: z.uuid().nullable(),
  delegate_email: z.string().nullable(),
  delegate_application: z.uuid().nullable(),
  delegate_ref: z.string().nullable(),
  delegate_task: z.string().nullable(),
  outside_request_id: z.uuid().nullable(),
  outside_email: z.string().nullable(),
  outside_application: z.uuid().nullable(),
  outside_ref: z.string().nullable(),
  outside_approval: z.string().nullable(),
  outside_documents: z.array(z.uuid()).nullable(),
  staff_name: z.string().nullable(),
  staff_email: z.string().nullable(),
  agency: z.string().nullable(),
  roles: z.array(z.string()).nullable(),
  stands_in_for: z.array(z.uuid()).nullable(),
  authenticated_at: z.date().nullable(),
  last_seen_at: z.date(),
  expires_at: z.date(),
  session_created_at: z.date(),
});
const clockSchema = z.object({
  now: z.date(),
  is_read_only: z.boolean(),
  token_hash: z.instanceof(Uint8Array).nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

/** What one read says of who asks, when, and whether the database takes no changes. */
export interface Known {
  now: Date;
  isReadOnly: boolean;
  session: Session | null;
}

/** What the store keeps of a token of 256 random bits. Shape: pure, SHA-256. */
export const tokenHashOf = (token: string): Buffer => hash('sha256', token, 'buffer');

/** Who a session speaks for. Shape: pure. */
export function kindOf(
  session: Pick<Session, 'applicant_id' | 'staff_id' | 'delegation_id' | 'outside_request_id'>,
): SessionKind {
  if (session.staff_id !== null) return 'staff';
  if (session.delegation_id !== null) return 'delegate';
  if (session.outside_request_id !== null) return 'outside';
  return session.applicant_id === null ? 'visitor' : 'applicant';
}

/** Who a session speaks for. Shape: pure; a token without a stored session is a plain visitor. */
export function actorOf(session: Session | null, tokenHash: Buffer | null): Actor {
  const sessionHash = tokenHash?.toString('hex') ?? null;
  if (session?.applicant_id && session.applicant_email && sessionHash) {
    return { kind: 'applicant', id: session.applicant_id, email: session.applicant_email, sessionHash };
  }
  if (session?.staff_id && session.staff_name && session.authenticated_at) {
    return {
      kind: 'staff',
      id: session.staff_id,
      name: session.staff_name,
      email: session.staff_email ?? '',
      agency: session.agency,
      roles: session.roles ?? [],
      standsInFor: session.stands_in_for ?? [],
      authenticatedAt: session.authenticated_at,
    };
  }
  if (session?.delegation_id && sessionHash) {
    return {
      kind: 'delegate',
      id: session.delegation_id,
      email: session.delegate_email ?? '',
      applicationId: session.delegate_application ?? '',
      ref: session.delegate_ref ?? '',
      task: session.delegate_task ?? '',
      sessionHash,
    };
  }
  if (session?.outside_request_id && sessionHash) {
    return {
      kind: 'outside',
      id: session.outside_request_id,
      email: session.outside_email ?? '',
      applicationId: session.outside_application ?? '',
      ref: session.outside_ref ?? '',
      approval: session.outside_approval ?? '',
      documentIds: session.outside_documents ?? [],
      sessionHash,
    };
  }
  // A token we do not know, or know no more, owns nothing.
  return { kind: 'visitor', sessionHash: session === null ? null : sessionHash };
}

// An application may stand in the same row, so what it has too is named differently here.
const personColumns = (db: Db) => db`
  clock.now, current_setting('transaction_read_only') = 'on' AS is_read_only, s.token_hash, s.applicant_id,
  p.email AS applicant_email, s.staff_id, s.delegation_id, s.outside_request_id, s.authenticated_at, s.last_seen_at, s.expires_at,
  s.created_at AS session_created_at`;

const sessionColumns = (db: Db) => db`
  ${personColumns(db)}, m.name AS staff_name, m.email AS staff_email, m.agency, m.roles,
  ARRAY(SELECT w.id FROM staff_members w WHERE w.stand_in_id = m.id AND w.stand_in_until > clock.now) AS stands_in_for,
  g.email AS delegate_email, g.application_id AS delegate_application, d.ref AS delegate_ref, g.task AS delegate_task,
  r.email AS outside_email, r.application_id AS outside_application, c.ref AS outside_ref, r.approval AS outside_approval,
  r.document_ids AS outside_documents`;

/** What the session of an applicant or a visitor has nothing in. */
const NO_OFFICE = {
  staff_name: null,
  staff_email: null,
  agency: null,
  roles: null,
  stands_in_for: null,
  delegate_email: null,
  delegate_application: null,
  delegate_ref: null,
  delegate_task: null,
  outside_email: null,
  outside_application: null,
  outside_ref: null,
  outside_approval: null,
  outside_documents: null,
};

const sessionTables = (db: Db, isAsked: postgres.PendingQuery<postgres.Row[]>) => db`
  (SELECT clock_timestamp() AS now) AS clock
  LEFT JOIN sessions s ON ${isAsked} AND s.expires_at > clock.now
    AND NOT EXISTS (SELECT FROM staff_members d WHERE d.id = s.staff_id AND d.disabled_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM delegations e WHERE e.id = s.delegation_id AND (e.ended_at IS NOT NULL OR e.expires_at <= clock.now))
    AND NOT EXISTS (SELECT FROM outside_requests q WHERE q.id = s.outside_request_id AND (q.ended_at IS NOT NULL OR q.expires_at <= clock.now))
  LEFT JOIN applicants p ON p.id = s.applicant_id
  LEFT JOIN staff_members m ON m.id = s.staff_id
  LEFT JOIN delegations g ON g.id = s.delegation_id
  LEFT JOIN applications d ON d.id = g.application_id
  LEFT JOIN outside_requests r ON r.id = s.outside_request_id
  LEFT JOIN applications c ON c.id = r.application_id`;

function knownFrom(row: unknown): Known {
  const { now, is_read_only: isReadOnly, token_hash: tokenHash } = clockSchema.parse(row);
  return { now, isReadOnly, session: tokenHash === null ? null : sessionSchema.parse(row) };
}

/**
 * The live session of a token, the database's clock, and whether it takes no changes, in one round trip.
 * Shape: session is null when there is none, it has ended, or its member of staff is disabled; roles are read anew each time.
 */
export async function findSession(db: Db, tokenHash: Buffer | null): Promise<Known> {
  const [row] =
    await db`SELECT ${sessionColumns(db)} FROM ${sessionTables(db, db`s.token_hash = ${tokenHash}`)}`;
  return knownFrom(row);
}

/**
 * The same for several tokens at once.
 * Shape: who each live session speaks for, by the hash of its token in hexadecimal; sessions that ended are not in it.
 */
export async function listActors(
  db: Db,
  tokenHashes: readonly string[],
): Promise<Pick<Known, 'now' | 'isReadOnly'> & { actors: Map<string, Actor> }> {
  const asked = db`s.token_hash = ANY(ARRAY(SELECT decode(h, 'hex') FROM unnest(${db.array([...tokenHashes])}::text[]) h))`;
  const known = (await db`SELECT ${sessionColumns(db)} FROM ${sessionTables(db, asked)}`).map(knownFrom);
  const actors = known.flatMap(({ session }): [string, Actor][] => {
    if (session === null) return [];
    const tokenHash = Buffer.from(session.token_hash);
    return [[tokenHash.toString('hex'), actorOf(session, tokenHash)]];
  });
  const { now, isReadOnly } = known[0] ?? { now: new Date(Number.NaN), isReadOnly: true };
  return { now, isReadOnly, actors: new Map(actors) };
}

/**
 * The same together with what a page of questions needs of the application that its address names.
 * Shape: `draft` is null when there is none; whether this session may see it is not asked here. One round trip for those who
 * fill in an application of their own, and a second one for staff and for who was invited: each table that a statement names
 * costs the database time, and theirs would be half of it.
 */
export async function findSessionAndDraft(
  db: Db,
  tokenHash: Buffer | null,
  ref: string,
): Promise<Known & { draft: Draft | null }> {
  const [row] = await db`
    SELECT ${personColumns(db)}, ${draftColumns(db)}
    FROM (SELECT clock_timestamp() AS now) AS clock
    LEFT JOIN sessions s ON s.token_hash = ${tokenHash} AND s.expires_at > clock.now
    LEFT JOIN applicants p ON p.id = s.applicant_id
    LEFT JOIN applications a ON a.ref = ${ref} LEFT JOIN applicants o ON o.id = a.owner_id`;
  const draft = row?.id ? draftSchema.parse(row) : null;
  const isInOffice = Boolean(row?.staff_id ?? row?.delegation_id ?? row?.outside_request_id);
  const known = isInOffice ? await findSession(db, tokenHash) : knownFrom({ ...NO_OFFICE, ...row });
  return { ...known, draft };
}

/** Stores a new session; only the hash of its token is kept. */
export async function insertSession(
  tx: Tx,
  session: {
    tokenHash: Buffer;
    applicantId: string | null;
    staffId: string | null;
    delegationId?: string | null;
    outsideRequestId?: string | null;
    providerSession: string | null;
    authenticatedAt: Date | null;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO sessions (token_hash, applicant_id, staff_id, delegation_id, outside_request_id, provider_session, authenticated_at, created_at, last_seen_at, expires_at)
    VALUES (${session.tokenHash}, ${session.applicantId}, ${session.staffId}, ${session.delegationId ?? null},
      ${session.outsideRequestId ?? null}, ${session.providerSession}, ${session.authenticatedAt}, ${session.now}, ${session.now}, ${session.expiresAt})`;
}

/** The live session of a visitor, who has not signed in; it stays until the transaction ends. Shape: null when there is none; row locked. */
export async function lockVisitorSession(
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
): Promise<Locked<{ created_at: Date }> | null> {
  const [row] = await tx`
    SELECT created_at FROM sessions
    WHERE token_hash = ${tokenHash} AND expires_at > ${now} AND applicant_id IS NULL AND staff_id IS NULL
      AND delegation_id IS NULL AND outside_request_id IS NULL FOR UPDATE`;
  return row ? asLocked(z.object({ created_at: z.date() }).parse(row)) : null;
}

/** Whether the person of a session proved who they are after an instant. Shape: false for a session that is gone. */
export async function isSessionProvenSince(db: Db, tokenHash: Buffer, since: Date): Promise<boolean> {
  const [row] = await db`
    SELECT FROM sessions WHERE token_hash = ${tokenHash} AND applicant_id IS NOT NULL AND authenticated_at > ${since}`;
  return row !== undefined;
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

/** Ends one session at once. Shape: whether there was one. */
export async function deleteSession(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  return (await tx`DELETE FROM sessions WHERE token_hash = ${tokenHash}`).count === 1;
}

/** Ends every session of a member of staff at once. Shape: how many. */
export async function deleteSessionsOfStaff(tx: Tx, staffId: string): Promise<number> {
  return (await tx`DELETE FROM sessions WHERE staff_id = ${staffId}`).count;
}

/**
 * Ends the sessions that a sign-in provider wants ended.
 * Shape: how many; by the provider's session where it names one, by person where it names only them. One that names both
 * must mean both.
 */
export async function deleteSessionsOfProvider(
  tx: Tx,
  ended: { issuer: string; subject: string | null; providerSession: string | null },
): Promise<number> {
  if (ended.subject === null && ended.providerSession === null) return 0;
  const result = await tx`
    DELETE FROM sessions s USING staff_members m
    WHERE m.id = s.staff_id AND m.issuer = ${ended.issuer}
      AND (${ended.subject}::text IS NULL OR m.subject = ${ended.subject})
      AND (${ended.providerSession}::text IS NULL OR s.provider_session = ${ended.providerSession})`;
  return result.count;
}

/** Forgets sessions that have ended. Shape: how many. */
export async function deleteEndedSessions(tx: Tx, now: Date): Promise<number> {
  return (await tx`DELETE FROM sessions WHERE expires_at <= ${now}`).count;
}
