import * as z from 'zod';
import { DRAFT_WARNING_STEPS, type DraftWarning } from '#src/domain/draft-end.ts';
import type { Application } from '#src/store/application.ts';
import type { Db, Locked, Tx } from '#src/store/sql.ts';

const agingSchema = z.object({
  id: z.uuid(),
  ref: z.string(),
  /** Of an answer or a file, whichever came last. */
  changed_at: z.date(),
  has_address: z.boolean(),
  step: z.enum(DRAFT_WARNING_STEPS).nullable(),
  kept_until: z.string().nullable(),
  is_waiting: z.boolean().nullable(),
});

/** A draft with all that decides when it ends. `warning` is the newest since the last change. */
export interface AgingDraft {
  id: string;
  ref: string;
  changedAt: Date;
  hasAddress: boolean;
  warning: DraftWarning | null;
}

// A warning counts for the change that it names, so that every later change makes it void.
const aging = (db: Db) => db`
  SELECT a.id, a.ref, c.changed_at, a.owner_id IS NOT NULL AS has_address, w.step, w.kept_until, w.is_waiting
  FROM applications a
  CROSS JOIN LATERAL (
    SELECT greatest(a.updated_at, max(d.created_at), max(d.removed_at)) AS changed_at
    FROM documents d WHERE d.application_id = a.id) c
  LEFT JOIN LATERAL (
    SELECT n.content->>'step' AS step, n.content->>'keptUntil' AS kept_until, n.state = 'waiting' AS is_waiting
    FROM notices n
    WHERE n.application_id = a.id AND n.moment = 'draft-ending'
      AND date_trunc('milliseconds', c.changed_at) = (n.content->>'changedAt')::timestamptz
    ORDER BY n.content->>'keptUntil' DESC, n.content->>'step' DESC LIMIT 1) w ON true`;

const NO_ID = '00000000-0000-0000-0000-000000000000';

function agingFrom(row: unknown): AgingDraft {
  const { id, ref, changed_at, has_address, step, kept_until, is_waiting } = agingSchema.parse(row);
  return {
    id,
    ref,
    changedAt: changed_at,
    hasAddress: has_address,
    warning:
      step === null || kept_until === null
        ? null
        : { step, keptUntil: kept_until, isWaiting: is_waiting ?? false },
  };
}

/**
 * Drafts whose answers nobody changed since an instant.
 * Shape: in the order of their ids, which no save changes, at most 500 after the one given.
 */
export async function listAgingDrafts(
  db: Db,
  before: Date,
  after: { id: string } | null,
): Promise<AgingDraft[]> {
  const rows = await db`
    ${aging(db)}
    WHERE a.status = 'draft' AND a.updated_at < ${before}
      AND a.id > ${after?.id ?? NO_ID}
    ORDER BY a.id LIMIT 500`;
  return rows.map(agingFrom);
}

/** One draft with all that decides when it ends. Shape: null when there is none, or it is no draft any more. */
export async function findAgingDraft(db: Db, id: string): Promise<AgingDraft | null> {
  const [row] = await db`${aging(db)} WHERE a.id = ${id} AND a.status = 'draft'`;
  return row ? agingFrom(row) : null;
}

/**
 * Takes the answers and files of a draft away that was just deleted or has run out, and who was invited to fill it in.
 * Shape: keys of objects that nobody keeps any more. Errors: throws for anything that was ever sent.
 */
export async function eraseDraft(tx: Tx, application: Locked<Application>, now: Date): Promise<string[]> {
  const rows = await tx`SELECT erase_draft(${application.id}, ${now}) AS object_key`;
  await tx`UPDATE delegations SET email = '' WHERE application_id = ${application.id}`;
  await tx`
    UPDATE notices SET recipient = '', content = content || '{"inviter": ""}'
    WHERE application_id = ${application.id} AND moment = 'invitation'`;
  return rows.map((row) => z.string().parse(row.object_key));
}
