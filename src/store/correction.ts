import * as z from 'zod';
import { CORRECTION_KINDS, type CorrectionTarget, TARGET_KINDS } from '#src/domain/correction.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import {
  type ApplicationStatus,
  CORRECTION_STATES,
  type CorrectionState,
  isCorrecting,
} from '#src/domain/workflow/states.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';
import { findVersion, type Version } from '#src/store/version.ts';

const correctionSchema = z.object({
  id: z.uuid(),
  agency: z.string(),
  // The pin on a plan that it was made of.
  pin_id: z.uuid().nullable(),
  made_by: z.uuid(),
  made_name: z.string(),
  kind: z.enum(CORRECTION_KINDS),
  target_kind: z.enum(TARGET_KINDS),
  target_key: z.string(),
  target_row: z.string().nullable(),
  words: z.string(),
  due_on: z.string(),
  state: z.enum(CORRECTION_STATES),
  bundle: z.number().int().nullable(),
  sent_at: z.date().nullable(),
  // The version that the agencies had read when it was sent.
  sent_version: z.number().int().nullable(),
  explanation: z.string().nullable(),
  answered_version: z.number().int().nullable(),
  created_at: z.date(),
});
export type Correction = z.infer<typeof correctionSchema>;

const select = (db: Db, applicationId: string) => db`
  SELECT c.id, c.agency, c.pin_id, c.made_by, m.name AS made_name, c.kind, c.target_kind, c.target_key, c.target_row, c.words, c.due_on,
    c.state, c.bundle, c.sent_at, c.sent_version, c.explanation, c.answered_version, c.created_at
  FROM corrections c JOIN staff_members m ON m.id = c.made_by
  WHERE c.application_id = ${applicationId} AND c.state <> 'withdrawn'`;

/** Corrections of a case, without those that were taken back. Shape: oldest first. */
export async function listCorrections(db: Db, applicationId: string): Promise<Correction[]> {
  const rows = await db`${select(db, applicationId)} ORDER BY c.position`;
  return rows.map((row) => correctionSchema.parse(row));
}

/** Corrections that the organizer has and did not send back yet. Shape: oldest first. */
export async function listOpenCorrections(db: Db, applicationId: string): Promise<Correction[]> {
  const rows = await db`${select(db, applicationId)} AND c.state = 'sent' ORDER BY c.position`;
  return rows.map((row) => correctionSchema.parse(row));
}

/** A list of corrections that is out, with the version that it is held against. */
export interface Bundle {
  corrections: Correction[];
  base: Version;
}

/** The list of corrections that the organizer has. Shape: null when none is out; asks nothing of the database in other statuses. */
export async function findOpenBundle(
  db: Db,
  application: { id: string; status: ApplicationStatus },
): Promise<Bundle | null> {
  if (!isCorrecting(application.status)) return null;
  const corrections = await listOpenCorrections(db, application.id);
  const number = corrections[0]?.sent_version ?? null;
  const base = number === null ? null : await findVersion(db, application.id, number);
  return base === null ? null : { corrections, base };
}

/** Corrections of a case in one state, kept from others until the transaction ends. Shape: oldest first; rows locked. */
export async function lockCorrections(
  tx: Tx,
  applicationId: string,
  state: CorrectionState,
): Promise<Locked<Correction>[]> {
  const rows = await tx`
    ${select(tx, applicationId)} AND c.state = ${state} ORDER BY c.position FOR UPDATE OF c`;
  return rows.map((row) => asLocked(correctionSchema.parse(row)));
}

/** One correction of a case, kept from others until the transaction ends. Shape: null when it is not there or was taken back. */
export async function lockCorrection(
  tx: Tx,
  applicationId: string,
  id: string,
): Promise<Locked<Correction> | null> {
  const [row] = await tx`${select(tx, applicationId)} AND c.id = ${id} FOR UPDATE OF c`;
  return row ? asLocked(correctionSchema.parse(row)) : null;
}

export interface NewCorrection extends CorrectionTarget {
  applicationId: string;
  agency: string;
  madeBy: string;
  kind: Correction['kind'];
  words: string;
  dueOn: CalendarDate;
  pinId: string | null;
  now: Date;
}

/** Notes down what an agency wants changed. Nobody outside the city sees it yet. */
export async function insertCorrection(tx: Tx, one: NewCorrection): Promise<void> {
  await tx`
    INSERT INTO corrections (application_id, agency, pin_id, made_by, kind, target_kind, target_key, target_row, words, due_on,
      created_at)
    VALUES (${one.applicationId}, ${one.agency}, ${one.pinId}, ${one.madeBy}, ${one.kind}, ${one.target_kind},
      ${one.target_key}, ${one.target_row}, ${one.words}, ${one.dueOn}, ${one.now})`;
}

/** The number of the next list of corrections of a locked case, from 1. */
export async function nextBundle(tx: Tx, applicationId: string): Promise<number> {
  const [row] = await tx`
    SELECT coalesce(max(bundle), 0) + 1 AS bundle FROM corrections WHERE application_id = ${applicationId}`;
  return z.number().int().parse(row?.bundle);
}

/** Moves the state of a locked correction and what goes with the move. Shape: false when it moved meanwhile. */
export async function setCorrectionState(
  tx: Tx,
  correction: Locked<Correction>,
  to: CorrectionState,
  change: {
    sent?: { bundle: number; version: number; at: Date };
    answeredVersion?: number;
    settledAt?: Date;
  } = {},
): Promise<boolean> {
  const { sent, answeredVersion, settledAt } = change;
  const rows = await tx`
    UPDATE corrections SET state = ${to}, bundle = ${sent?.bundle ?? correction.bundle},
      sent_at = ${sent?.at ?? correction.sent_at}, sent_version = ${sent?.version ?? correction.sent_version},
      answered_version = ${answeredVersion ?? correction.answered_version}, settled_at = ${settledAt ?? null}
    WHERE id = ${correction.id} AND state = ${correction.state} RETURNING id`;
  return rows.length === 1;
}

/** Keeps what the organizer says to a locked correction. Shape: false when it moved meanwhile. */
export async function setExplanation(
  tx: Tx,
  correction: Locked<Correction>,
  words: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    UPDATE corrections SET explanation = ${words}, explained_at = ${now}
    WHERE id = ${correction.id} AND state = ${correction.state} RETURNING id`;
  return rows.length === 1;
}
