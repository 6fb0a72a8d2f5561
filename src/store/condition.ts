import * as z from 'zod';
import { CONDITION_TIMES, PROOF_KINDS } from '#src/domain/city.ts';
import { CONDITION_STATES, type ConditionState } from '#src/domain/workflow/states.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const claimSchema = z.object({ subject: z.string(), value: z.string() });

const conditionSchema = z.object({
  id: z.uuid(),
  review_id: z.uuid(),
  // The pin on a plan that it was made of.
  pin_id: z.uuid().nullable(),
  agency: z.string(),
  library_key: z.string().nullable(),
  library_version: z.number().int().nullable(),
  parameters: z.record(z.string(), z.string()),
  words_en: z.string(),
  words_es: z.string(),
  met: z.enum(CONDITION_TIMES),
  is_public: z.boolean(),
  position: z.number().int(),
  proof_kind: z.enum(PROOF_KINDS),
  proof_en: z.string().nullable(),
  proof_es: z.string().nullable(),
  proof_words: z.string().nullable(),
  claims: z.array(claimSchema),
  state: z.enum(CONDITION_STATES),
  state_reason: z.string().nullable(),
  state_at: z.date().nullable(),
  revision: z.number().int(),
  // Another one holds in its place, by what the coordinator recorded, and that one still counts.
  is_set_aside: z.boolean(),
});
export type PermitCondition = z.infer<typeof conditionSchema>;

export type NewCondition = Pick<
  PermitCondition,
  | 'pin_id'
  | 'agency'
  | 'library_key'
  | 'library_version'
  | 'parameters'
  | 'words_en'
  | 'words_es'
  | 'met'
  | 'is_public'
  | 'position'
  | 'proof_kind'
  | 'proof_en'
  | 'proof_es'
  | 'claims'
>;

/** Writes the conditions of a decision in their order. */
export async function insertConditions(
  tx: Tx,
  conditions: readonly (NewCondition & { applicationId: string; reviewId: string; now: Date })[],
): Promise<void> {
  for (const one of conditions) {
    await tx`
      INSERT INTO permit_conditions (application_id, review_id, pin_id, agency, library_key, library_version, parameters, words_en, words_es,
        met, is_public, position, proof_kind, proof_en, proof_es, claims, created_at)
      VALUES (${one.applicationId}, ${one.reviewId}, ${one.pin_id}, ${one.agency}, ${one.library_key}, ${one.library_version},
        ${tx.json(one.parameters)}, ${one.words_en}, ${one.words_es}, ${one.met}, ${one.is_public}, ${one.position},
        ${one.proof_kind}, ${one.proof_en}, ${one.proof_es}, ${tx.json(one.claims)}, ${one.now})`;
  }
}

const columns = (db: Db) => db`
  c.id, c.review_id, c.pin_id, c.agency, c.library_key, c.library_version, c.parameters, c.words_en, c.words_es, c.met, c.is_public,
  c.position, c.proof_kind, c.proof_en, c.proof_es, c.proof_words, c.claims, c.state, c.state_reason, c.state_at, c.revision,
  EXISTS (
    SELECT 1 FROM condition_settlements s
    JOIN permit_conditions h ON h.id = s.holds_id AND h.taken_back_at IS NULL AND h.state <> 'waived'
    JOIN reviews hr ON hr.id = h.review_id AND hr.is_current AND hr.state = 'approved_with_conditions'
    WHERE s.application_id = c.application_id AND s.holds_id <> c.id AND c.id = ANY (s.condition_ids)
  ) AS is_set_aside`;

const counting = (db: Db, applicationIds: readonly string[]) => db`
  FROM permit_conditions c JOIN reviews r ON r.id = c.review_id AND r.is_current
  WHERE c.application_id = ANY(${db.array([...applicationIds])}::uuid[]) AND c.taken_back_at IS NULL AND r.state = 'approved_with_conditions'`;

/** Conditions of the current reviews of a case, with those that were waived or set aside. Shape: by agency and position. */
export async function listCurrentConditions(db: Db, applicationId: string): Promise<PermitCondition[]> {
  const rows = await db`SELECT ${columns(db)} ${counting(db, [applicationId])} ORDER BY c.agency, c.position`;
  return rows.map((row) => conditionSchema.parse(row));
}

/** The same of several cases. Shape: by case; a case without any is missing. */
export async function conditionsByCase(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PermitCondition[]>> {
  const rows = await db`
    SELECT c.application_id, ${columns(db)} ${counting(db, ids)} ORDER BY c.agency, c.position`;
  return Map.groupBy(
    rows.map((row) => ({ ...conditionSchema.parse(row), caseId: z.uuid().parse(row.application_id) })),
    (one) => one.caseId,
  );
}

/** One of the current conditions of a case, kept from others until the transaction ends. Shape: null when it does not count. */
export async function lockCondition(
  tx: Tx,
  applicationId: string,
  id: string,
): Promise<Locked<PermitCondition> | null> {
  const [row] = await tx`
    SELECT ${columns(tx)} ${counting(tx, [applicationId])} AND c.id = ${id} FOR UPDATE OF c`;
  return row ? asLocked(conditionSchema.parse(row)) : null;
}

/** Moves the state of a locked condition. Shape: false when it moved meanwhile. */
export async function setConditionState(
  tx: Tx,
  condition: Locked<PermitCondition>,
  to: ConditionState,
  change: { reason: string | null; proofWords: string | null; now: Date },
): Promise<boolean> {
  const rows = await tx`
    UPDATE permit_conditions SET state = ${to}, state_reason = ${change.reason}, proof_words = ${change.proofWords},
      state_at = ${change.now}, revision = revision + 1
    WHERE id = ${condition.id} AND state = ${condition.state} AND revision = ${condition.revision} RETURNING id`;
  return rows.length === 1;
}

/** Takes back the conditions of a decision that is reconsidered; what was sent for them stays. */
export async function setConditionsTakenBack(tx: Tx, reviewId: string, now: Date): Promise<void> {
  await tx`
    UPDATE permit_conditions SET taken_back_at = ${now} WHERE review_id = ${reviewId} AND taken_back_at IS NULL`;
}

const settlementSchema = z.object({
  id: z.uuid(),
  subject: z.string(),
  condition_ids: z.array(z.uuid()),
  holds_id: z.uuid().nullable(),
  reason: z.string(),
  settled_name: z.string(),
  settled_at: z.date(),
});
export type ConditionSettlement = z.infer<typeof settlementSchema>;

const settlements = (db: Db, applicationIds: readonly string[]) => db`
  SELECT s.application_id, s.id, s.subject, s.condition_ids, s.holds_id, s.reason, m.name AS settled_name, s.settled_at
  FROM condition_settlements s JOIN staff_members m ON m.id = s.settled_by
  WHERE s.application_id = ANY(${db.array([...applicationIds])}::uuid[]) ORDER BY s.settled_at, s.id`;

/** What was recorded about contradicting conditions of a case. Shape: oldest first, also about conditions that count no more. */
export async function listSettlements(db: Db, applicationId: string): Promise<ConditionSettlement[]> {
  return (await settlements(db, [applicationId])).map((row) => settlementSchema.parse(row));
}

/** The same of several cases. Shape: by case; a case without any is missing. */
export async function settlementsByCase(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, ConditionSettlement[]>> {
  return Map.groupBy(
    (await settlements(db, ids)).map((row) => ({
      ...settlementSchema.parse(row),
      caseId: z.uuid().parse(row.application_id),
    })),
    (one) => one.caseId,
  );
}

/** Records which of several conditions holds. */
export async function insertSettlement(
  tx: Tx,
  settlement: {
    applicationId: string;
    subject: string;
    conditionIds: readonly string[];
    holdsId: string | null;
    reason: string;
    settledBy: string;
    now: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO condition_settlements (application_id, subject, condition_ids, holds_id, reason, settled_by, settled_at)
    VALUES (${settlement.applicationId}, ${settlement.subject}, ${settlement.conditionIds as string[]}, ${settlement.holdsId},
      ${settlement.reason}, ${settlement.settledBy}, ${settlement.now})`;
}
