import * as z from 'zod';
import type { PinInput } from '#src/domain/pin.ts';
import { PIN_STATES, type PinState } from '#src/domain/workflow/states.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const replySchema = z.object({
  agency: z.string(),
  staff_name: z.string(),
  body: z.string(),
  created_at: z.coerce.date(),
});

const pinSchema = z.object({
  id: z.uuid(),
  document_id: z.uuid(),
  number: z.number().int(),
  page: z.number().int(),
  x: z.number().int().nullable(),
  y: z.number().int().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  where_words: z.string(),
  body: z.string(),
  agency: z.string(),
  made_name: z.string(),
  made_at: z.date(),
  state: z.enum(PIN_STATES),
  state_name: z.string().nullable(),
  state_at: z.date().nullable(),
  revision: z.number().int(),
  document_kind: z.string(),
  document_version: z.number().int(),
  document_removed: z.boolean(),
  replies: z.array(replySchema),
});
/** What staff say about a place on a plan. A type and tables of its own, so that no query for applicants can mix it in. */
export type PlanPin = z.infer<typeof pinSchema>;

const columns = (db: Db) => db`
  p.id, p.document_id, p.number, p.page, p.x, p.y, p.width, p.height, p.where_words, p.body, p.agency, m.name AS made_name, p.made_at,
  p.state, s.name AS state_name, p.state_at, p.revision, d.kind AS document_kind, d.version_number AS document_version,
  d.removed_at IS NOT NULL AS document_removed,
  coalesce((
    SELECT json_agg(json_build_object('agency', r.agency, 'staff_name', a.name, 'body', r.body, 'created_at', r.created_at)
      ORDER BY r.created_at, r.id)
    FROM plan_pin_replies r JOIN staff_members a ON a.id = r.staff_id WHERE r.pin_id = p.id
  ), '[]') AS replies`;

const joined = (db: Db) => db`
  FROM plan_pins p JOIN staff_members m ON m.id = p.made_by LEFT JOIN staff_members s ON s.id = p.state_by
  JOIN documents d ON d.id = p.document_id`;

/** The pins on all plans of a case. Shape: by their number, also those on files that were replaced or removed. */
export async function listPins(db: Db, applicationId: string): Promise<PlanPin[]> {
  const rows = await db`
    SELECT ${columns(db)} ${joined(db)} WHERE p.application_id = ${applicationId} ORDER BY p.number`;
  return rows.map((row) => pinSchema.parse(row));
}

/** One pin of a case, kept from others until the transaction ends. Shape: null when there is none; its row locked. */
export async function lockPin(tx: Tx, applicationId: string, id: string): Promise<Locked<PlanPin> | null> {
  const [row] = await tx`
    SELECT ${columns(tx)} ${joined(tx)}
    WHERE p.application_id = ${applicationId} AND p.id = ${id} FOR UPDATE OF p`;
  return row ? asLocked(pinSchema.parse(row)) : null;
}

export interface NewPin extends PinInput {
  applicationId: string;
  documentId: string;
  agency: string;
  staffId: string;
  now: Date;
}

/** The number of the newest pin of a case, if it is this one, word for word, by the same person. Shape: null when it is not. */
export async function findSamePin(tx: Tx, pin: Omit<NewPin, 'now'>): Promise<number | null> {
  const [newest] = await tx`
    SELECT number, (
        made_by = ${pin.staffId} AND document_id = ${pin.documentId} AND page = ${pin.page} AND where_words = ${pin.where}
        AND body = ${pin.body} AND x IS NOT DISTINCT FROM ${pin.place?.x ?? null}::int
        AND y IS NOT DISTINCT FROM ${pin.place?.y ?? null}::int
        AND width IS NOT DISTINCT FROM ${pin.place?.width ?? null}::int
        AND height IS NOT DISTINCT FROM ${pin.place?.height ?? null}::int
      ) AS is_same
    FROM plan_pins WHERE application_id = ${pin.applicationId} ORDER BY number DESC LIMIT 1`;
  return newest?.is_same === true ? z.number().parse(newest.number) : null;
}

/** Puts a pin on a plan. Shape: its number within the case, whose row must be locked. */
export async function insertPin(tx: Tx, pin: NewPin): Promise<number> {
  const [row] = await tx`
    INSERT INTO plan_pins (application_id, document_id, number, page, x, y, width, height, where_words, body, agency, made_by, made_at)
    VALUES (${pin.applicationId}, ${pin.documentId},
      (SELECT coalesce(max(number), 0) + 1 FROM plan_pins WHERE application_id = ${pin.applicationId}),
      ${pin.page}, ${pin.place?.x ?? null}, ${pin.place?.y ?? null}, ${pin.place?.width ?? null}, ${pin.place?.height ?? null},
      ${pin.where}, ${pin.body}, ${pin.agency}, ${pin.staffId}, ${pin.now})
    RETURNING number`;
  return z.number().parse(row?.number);
}

/** Moves a locked pin. Shape: false when it moved meanwhile. */
export async function setPinState(
  tx: Tx,
  pin: Locked<PlanPin>,
  to: PinState,
  change: { staffId: string; now: Date },
): Promise<boolean> {
  const rows = await tx`
    UPDATE plan_pins SET state = ${to}, state_by = ${change.staffId}, state_at = ${change.now}, revision = revision + 1
    WHERE id = ${pin.id} AND state = ${pin.state} AND revision = ${pin.revision} RETURNING id`;
  return rows.length === 1;
}

/** Adds a reply to a locked pin. */
export async function insertPinReply(
  tx: Tx,
  pin: Locked<PlanPin>,
  reply: { agency: string; staffId: string; body: string; now: Date },
): Promise<void> {
  await tx`
    INSERT INTO plan_pin_replies (pin_id, agency, staff_id, body, created_at)
    VALUES (${pin.id}, ${reply.agency}, ${reply.staffId}, ${reply.body}, ${reply.now})`;
  await tx`UPDATE plan_pins SET revision = revision + 1 WHERE id = ${pin.id}`;
}

/** Whether the newest reply to a pin is this one, word for word, by the same person. */
export async function isNewestPinReply(
  tx: Tx,
  pin: Locked<PlanPin>,
  reply: { staffId: string; body: string },
): Promise<boolean> {
  const [newest] = await tx`
    SELECT staff_id = ${reply.staffId} AND body = ${reply.body} AS is_same FROM plan_pin_replies
    WHERE pin_id = ${pin.id} ORDER BY created_at DESC, id DESC LIMIT 1`;
  return newest?.is_same === true;
}
