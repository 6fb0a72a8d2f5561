import * as z from 'zod';
import {
  OUTSIDE_STATES,
  type OutsideState,
  REQUIREMENT_STATES,
  type RequirementState,
} from '#src/domain/workflow/states.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const dueSchema = z.union([
  z.object({ at: z.enum(['submit', 'review', 'issue', 'event']) }),
  z.object({ daysBefore: z.number() }),
  z.object({ daysAfter: z.number() }),
]);

const requirementSchema = z.object({
  id: z.uuid(),
  document_kind: z.string(),
  is_hard: z.boolean(),
  due: dueSchema,
  rules: z.array(z.string()),
  state: z.enum(REQUIREMENT_STATES),
  reason: z.string().nullable(),
  // A current file of this kind passed its scan, or the city runs without a scanner, or answers stand in for it.
  is_released: z.boolean(),
  file_count: z.number().int(),
  // Grows with every file of this kind that comes, goes or is scanned, and with every change of answers that stand in for it.
  files_revision: z.number().int(),
  // The version whose answers stand in for a file; null when only files count.
  answered_in_version: z.number().int().nullable(),
});
export type Requirement = z.infer<typeof requirementSchema>;

const select = (db: Db, applicationIds: readonly string[]) => db`
  SELECT q.application_id, q.id, q.document_kind, q.is_hard, q.due, q.rules, q.state, q.reason, q.answered_in_version,
    coalesce((SELECT bool_and(d.scan_state IN ('clean', 'unscanned')) FROM documents d WHERE d.application_id = q.application_id
      AND d.kind = q.document_kind AND d.is_current AND d.removed_at IS NULL), q.answered_in_version IS NOT NULL) AS is_released,
    (SELECT count(*)::int FROM documents d WHERE d.application_id = q.application_id AND d.kind = q.document_kind
      AND d.is_current AND d.removed_at IS NULL) AS file_count,
    (SELECT (count(*) + count(d.removed_at) + count(d.scanned_at))::int FROM documents d WHERE d.application_id = q.application_id
      AND d.kind = q.document_kind) + coalesce(q.answered_in_version, 0) AS files_revision
  FROM requirements q WHERE q.application_id = ANY(${db.array([...applicationIds])}::uuid[]) AND q.is_current`;

/** Papers a case needs now. Shape: hard ones first, then by kind. */
export async function listRequirements(db: Db, applicationId: string): Promise<Requirement[]> {
  const rows = await db`${select(db, [applicationId])} ORDER BY q.is_hard DESC, q.document_kind`;
  return rows.map((row) => requirementSchema.parse(row));
}

/** The same of several cases. Shape: by case; a case without any is missing. */
export async function requirementsByCase(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, Requirement[]>> {
  const rows = await db`${select(db, ids)} ORDER BY q.is_hard DESC, q.document_kind`;
  return Map.groupBy(
    rows.map((row) => ({ ...requirementSchema.parse(row), caseId: z.uuid().parse(row.application_id) })),
    (one) => one.caseId,
  );
}

/** Papers a case needs now, kept from others until the transaction ends. Shape: rows locked. */
export async function lockRequirements(tx: Tx, applicationId: string): Promise<Locked<Requirement>[]> {
  const rows = await tx`${select(tx, [applicationId])} ORDER BY q.document_kind FOR UPDATE OF q`;
  return rows.map((row) => asLocked(requirementSchema.parse(row)));
}

/** States that a case needs a paper, and where that stands. */
export async function insertRequirement(
  tx: Tx,
  applicationId: string,
  need: {
    kind: string;
    isHard: boolean;
    due: Requirement['due'];
    rules: readonly string[];
    state: RequirementState;
    answeredInVersion: number | null;
    now: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO requirements (application_id, document_kind, is_hard, due, rules, state, answered_in_version, updated_at)
    VALUES (${applicationId}, ${need.kind}, ${need.isHard}, ${tx.json(need.due)}, ${need.rules as string[]}, ${need.state},
      ${need.answeredInVersion}, ${need.now})
    ON CONFLICT (application_id, document_kind) DO UPDATE SET is_hard = excluded.is_hard, due = excluded.due,
      rules = excluded.rules, is_current = true, updated_at = excluded.updated_at, state = excluded.state,
      answered_in_version = excluded.answered_in_version,
      reason = CASE WHEN requirements.state = excluded.state THEN requirements.reason END`;
}

/** Takes papers off the list that a new version no longer asks. */
export async function setRequirementsNotCurrent(
  tx: Tx,
  applicationId: string,
  keptKinds: readonly string[],
): Promise<void> {
  await tx`
    UPDATE requirements SET is_current = false
    WHERE application_id = ${applicationId} AND document_kind <> ALL(${keptKinds as string[]})`;
}

/** Moves the state of a locked requirement. Shape: false when it moved meanwhile. */
export async function setRequirementState(
  tx: Tx,
  requirement: Locked<Requirement>,
  to: RequirementState,
  reason: string | null,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    UPDATE requirements SET state = ${to}, reason = ${reason}, updated_at = ${now}
    WHERE id = ${requirement.id} AND state = ${requirement.state} RETURNING id`;
  return rows.length === 1;
}

const outsideSchema = z.object({
  id: z.uuid(),
  approval: z.string(),
  is_blocking: z.boolean(),
  rules: z.array(z.string()),
  state: z.enum(OUTSIDE_STATES),
  reference: z.string().nullable(),
});
export type OutsideApproval = z.infer<typeof outsideSchema>;

/** Approvals of others that a case needs. Shape: by key. */
export async function listOutsideApprovals(db: Db, applicationId: string): Promise<OutsideApproval[]> {
  const rows = await db`
    SELECT id, approval, is_blocking, rules, state, reference FROM outside_approvals
    WHERE application_id = ${applicationId} AND is_current ORDER BY approval`;
  return rows.map((row) => outsideSchema.parse(row));
}

/** The same of several cases. Shape: by case; a case without any is missing. */
export async function outsideByCase(db: Db, ids: readonly string[]): Promise<Map<string, OutsideApproval[]>> {
  const rows = await db`
    SELECT application_id, id, approval, is_blocking, rules, state, reference FROM outside_approvals
    WHERE application_id = ANY(${db.array([...ids])}::uuid[]) AND is_current ORDER BY approval`;
  return Map.groupBy(
    rows.map((row) => ({ ...outsideSchema.parse(row), caseId: z.uuid().parse(row.application_id) })),
    (one) => one.caseId,
  );
}

/** One outside approval, kept from others until the transaction ends. Shape: null when the case does not need it. */
export async function lockOutsideApproval(
  tx: Tx,
  applicationId: string,
  approval: string,
): Promise<Locked<OutsideApproval> | null> {
  const [row] = await tx`
    SELECT id, approval, is_blocking, rules, state, reference FROM outside_approvals
    WHERE application_id = ${applicationId} AND approval = ${approval} AND is_current FOR UPDATE`;
  return row ? asLocked(outsideSchema.parse(row)) : null;
}

/** States that a case needs the approval of somebody outside; one tracked before keeps its state. */
export async function insertOutsideApproval(
  tx: Tx,
  applicationId: string,
  need: { approval: string; isBlocking: boolean; rules: readonly string[]; now: Date },
): Promise<void> {
  await tx`
    INSERT INTO outside_approvals (application_id, approval, is_blocking, rules, state, updated_at)
    VALUES (${applicationId}, ${need.approval}, ${need.isBlocking}, ${need.rules as string[]}, 'needed', ${need.now})
    ON CONFLICT (application_id, approval) DO UPDATE SET is_blocking = excluded.is_blocking, rules = excluded.rules,
      is_current = true, updated_at = excluded.updated_at`;
}

/** Takes outside approvals off the list that a new version no longer needs. */
export async function setOutsideApprovalsNotCurrent(
  tx: Tx,
  applicationId: string,
  kept: readonly string[],
): Promise<void> {
  await tx`
    UPDATE outside_approvals SET is_current = false
    WHERE application_id = ${applicationId} AND approval <> ALL(${kept as string[]})`;
}

/** Moves the state of a locked outside approval. Shape: false when it moved meanwhile. */
export async function setOutsideState(
  tx: Tx,
  approval: Locked<OutsideApproval>,
  to: OutsideState,
  reference: string | null,
  now: Date,
): Promise<boolean> {
  const rows = await tx`
    UPDATE outside_approvals SET state = ${to}, reference = ${reference ?? approval.reference}, updated_at = ${now}
    WHERE id = ${approval.id} AND state = ${approval.state} RETURNING id`;
  return rows.length === 1;
}
