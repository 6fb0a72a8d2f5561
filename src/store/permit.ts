import * as z from 'zod';
import type { PermitFacts } from '#src/domain/permit.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const permitSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid(),
  version_id: z.uuid(),
  number: z.string(),
  code: z.string(),
  // Facts of any format that was ever issued; who shows them checks the signature first.
  facts: z.custom<PermitFacts>((value) => typeof value === 'object' && value !== null),
  facts_text: z.string(),
  signature: z.string(),
  key_id: z.string(),
  issued_by: z.uuid(),
  issued_at: z.date(),
  revoked_at: z.date().nullable(),
  revoked_reason: z.string().nullable(),
  object_key: z.string().nullable(),
  sha256: z.string().nullable(),
});
export type Permit = z.infer<typeof permitSchema>;

/** A permit out of a row of it. Errors: throws when the row is none. */
export const permitOf = (row: unknown): Permit => permitSchema.parse(row);

/** The columns that make a permit. */
export const permitColumns = (db: Db) => db`
  id, application_id, version_id, number, code, facts, facts_text, signature, key_id, issued_by, issued_at, revoked_at, revoked_reason,
  object_key, sha256`;

/** The permit behind a printed code. Shape: null when there is none. */
export async function findPermitByCode(db: Db, code: string): Promise<Permit | null> {
  const [row] = await db`SELECT ${permitColumns(db)} FROM permits WHERE code = ${code}`;
  return row ? permitSchema.parse(row) : null;
}

/** A permit by its id. Shape: null when there is none. */
export async function findPermitById(db: Db, id: string): Promise<Permit | null> {
  const [row] = await db`SELECT ${permitColumns(db)} FROM permits WHERE id = ${id}`;
  return row ? permitSchema.parse(row) : null;
}

/** The newest permit of a case, revoked or not. Shape: null when none was issued. */
export async function findNewestPermit(db: Db, applicationId: string): Promise<Permit | null> {
  const [row] = await db`
    SELECT ${permitColumns(db)} FROM permits WHERE application_id = ${applicationId} ORDER BY issued_at DESC LIMIT 1`;
  return row ? permitSchema.parse(row) : null;
}

/** The permit of a case that counts. Shape: null when none was issued or it was taken back. */
export async function findLivePermit(db: Db, applicationId: string): Promise<Permit | null> {
  const [row] = await db`
    SELECT ${permitColumns(db)} FROM permits WHERE application_id = ${applicationId} AND revoked_at IS NULL`;
  return row ? permitSchema.parse(row) : null;
}

/** The permit of a case that counts, kept from others until the transaction ends. Shape: null when there is none; row locked. */
export async function lockLivePermit(tx: Tx, applicationId: string): Promise<Locked<Permit> | null> {
  const [row] = await tx`
    SELECT ${permitColumns(tx)} FROM permits WHERE application_id = ${applicationId} AND revoked_at IS NULL FOR UPDATE`;
  return row ? asLocked(permitSchema.parse(row)) : null;
}

/** The next number in the city's row of permits; a number whose transaction fails is never used. */
export async function nextPermitNumber(tx: Tx): Promise<number> {
  const [row] = await tx`SELECT nextval('permit_numbers') AS number`;
  return z.number().parse(row?.number);
}

/** Keeps a permit as issued. Shape: its id. Errors: a second live permit of a case breaks the transaction. */
export async function insertPermit(
  tx: Tx,
  permit: {
    applicationId: string;
    versionId: string;
    number: string;
    code: string;
    facts: PermitFacts;
    factsText: string;
    signature: string;
    keyId: string;
    issuedBy: string;
    /** The kind of event, and calendar days since it was first sent: what later cases are compared with. */
    eventKind: string | null;
    tookDays: number;
    now: Date;
  },
): Promise<string> {
  const [row] = await tx`
    INSERT INTO permits (application_id, version_id, number, code, facts, facts_text, signature, key_id, issued_by, issued_at,
      event_kind, took_days)
    VALUES (${permit.applicationId}, ${permit.versionId}, ${permit.number}, ${permit.code}, ${tx.json(permit.facts as never)},
      ${permit.factsText}, ${permit.signature}, ${permit.keyId}, ${permit.issuedBy}, ${permit.now},
      ${permit.eventKind}, ${permit.tookDays})
    RETURNING id`;
  return z.uuid().parse(row?.id);
}

/** How long the newest permits of a kind of event took. Shape: at most `most`. Units: calendar days. */
export async function listTookDays(db: Db, eventKind: string | null, most: number): Promise<number[]> {
  const rows = await db`
    SELECT took_days FROM permits WHERE event_kind = ${eventKind} AND took_days IS NOT NULL
    ORDER BY issued_at DESC LIMIT ${most}`;
  return rows.map((row) => z.number().int().parse(row.took_days));
}

/** Takes a permit back. Shape: false when it was taken back meanwhile. */
export async function setPermitRevoked(
  tx: Tx,
  permit: Locked<Permit>,
  reason: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    UPDATE permits SET revoked_at = ${now}, revoked_reason = ${reason}
    WHERE id = ${permit.id} AND revoked_at IS NULL RETURNING id`;
  return rows.length === 1;
}

/** Notes where the paper of a permit is kept. Shape: false when another worker was faster. */
export async function setPermitPaper(
  tx: Tx,
  id: string,
  paper: { objectKey: string; sha256: string },
): Promise<boolean> {
  const rows = await tx`
    UPDATE permits SET object_key = ${paper.objectKey}, sha256 = ${paper.sha256}
    WHERE id = ${id} AND object_key IS NULL RETURNING id`;
  return rows.length === 1;
}
