import * as z from 'zod';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#src/domain/workflow/states.ts';
import type { Db, Tx } from '#src/store/sql.ts';

const statuses = Object.keys(APPLICATION_STATUSES) as [ApplicationStatus, ...ApplicationStatus[]];

/** A window counts as open for so long after its process last said so. */
const OPEN_MS = 60_000;

const toldCaseSchema = z.object({
  id: z.uuid(),
  ref: z.string(),
  status: z.enum(statuses),
  agencies: z.array(z.string()),
});
/** What decides who may hear of a case, and its reference. */
export type ToldCase = z.infer<typeof toldCaseSchema>;

/** The submitted ones of these cases, with the agencies that have a part in them. */
export async function listToldCases(db: Db, ids: readonly string[]): Promise<ToldCase[]> {
  const rows = await db`
    SELECT a.id, a.ref, a.status,
      ARRAY(SELECT r.agency FROM reviews r WHERE r.application_id = a.id AND r.is_current) AS agencies
    FROM applications a WHERE a.id = ANY(${db.array([...ids])}::uuid[]) AND a.version_number > 0`;
  return rows.map((row) => toldCaseSchema.parse(row));
}

const readerSchema = z.object({ application_id: z.uuid(), staff_id: z.uuid(), name: z.string() });
/** Somebody of the staff who has a case open. */
export type CaseReader = z.infer<typeof readerSchema>;

/** Who has these cases open. Shape: each person once for a case, by name. */
export async function listCaseReaders(db: Db, ids: readonly string[], now: Date): Promise<CaseReader[]> {
  const rows = await db`
    SELECT DISTINCT o.application_id, o.staff_id, m.name
    FROM open_cases o JOIN staff_members m ON m.id = o.staff_id
    WHERE o.application_id = ANY(${db.array([...ids])}::uuid[]) AND o.seen_at > ${new Date(now.getTime() - OPEN_MS)}
      AND m.disabled_at IS NULL
    ORDER BY m.name, o.staff_id`;
  return rows.map((row) => readerSchema.parse(row));
}

/** The column with the names of who else has a case `a` open, each person once. Shape: a piece of a statement. */
export const otherReaders = (db: Db, staffId: string, now: Date) => db`
  ARRAY(SELECT w.name FROM open_cases o JOIN staff_members w ON w.id = o.staff_id
    WHERE o.application_id = a.id AND o.staff_id <> ${staffId} AND o.seen_at > ${new Date(now.getTime() - OPEN_MS)}
      AND w.disabled_at IS NULL
    GROUP BY w.id, w.name ORDER BY w.name, w.id)`;

/** The names of who else has each case open. Shape: by the case's id; without the one who asks. */
export async function otherReadersOf(
  db: Db,
  ids: readonly string[],
  staffId: string,
  now: Date,
): Promise<Map<string, string[]>> {
  const others = (await listCaseReaders(db, ids, now)).filter((one) => one.staff_id !== staffId);
  return new Map(
    ids.map((id) => [id, others.filter((one) => one.application_id === id).map(({ name }) => name)]),
  );
}

/** One open window of a case. */
export interface OpenWindow {
  streamId: string;
  staffId: string;
  applicationId: string;
}

/** Notes that windows are open, tells of those that are new, and forgets what nobody confirmed. */
export async function setOpenCases(tx: Tx, windows: readonly OpenWindow[], now: Date): Promise<void> {
  const told = await tx`
    INSERT INTO open_cases AS o (stream_id, staff_id, application_id, seen_at)
    SELECT w.stream_id, w.staff_id, w.application_id, ${now} FROM unnest(
      ${tx.array(windows.map((one) => one.streamId))}::uuid[], ${tx.array(windows.map((one) => one.staffId))}::uuid[],
      ${tx.array(windows.map((one) => one.applicationId))}::uuid[]) AS w (stream_id, staff_id, application_id)
    ON CONFLICT (stream_id) DO UPDATE SET seen_at = excluded.seen_at
    RETURNING o.application_id, o.xmax = 0 AS is_new`;
  const gone = await tx`
    DELETE FROM open_cases WHERE seen_at <= ${new Date(now.getTime() - OPEN_MS)} RETURNING application_id`;
  await tellOfOpen(tx, [...told.filter((row) => row.is_new), ...gone]);
}

/** Notes that windows were closed, and tells of it. */
export async function deleteOpenCases(tx: Tx, streamIds: readonly string[]): Promise<void> {
  await tellOfOpen(
    tx,
    await tx`DELETE FROM open_cases WHERE stream_id = ANY(${tx.array([...streamIds])}::uuid[]) RETURNING application_id`,
  );
}

async function tellOfOpen(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> {
  const ids = [...new Set(rows.map((row) => String(row.application_id)))];
  if (ids.length > 0)
    await tx`SELECT pg_notify('case_opened', id) FROM unnest(${tx.array(ids)}::text[]) AS id`;
}
