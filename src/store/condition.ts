import * as z from 'zod';
import type { Db, Tx } from '#src/store/sql.ts';

const conditionSchema = z.object({
  id: z.uuid(),
  review_id: z.uuid(),
  agency: z.string(),
  library_key: z.string().nullable(),
  library_version: z.number().int().nullable(),
  parameters: z.record(z.string(), z.string()),
  words_en: z.string(),
  words_es: z.string(),
  met: z.enum(['before_issue', 'during', 'after']),
  is_public: z.boolean(),
  position: z.number().int(),
});
export type PermitCondition = z.infer<typeof conditionSchema>;

/** Writes the conditions of a decision in their order. */
export async function insertConditions(
  tx: Tx,
  conditions: readonly (Omit<PermitCondition, 'id' | 'review_id'> & {
    applicationId: string;
    reviewId: string;
    now: Date;
  })[],
): Promise<void> {
  for (const one of conditions) {
    await tx`
      INSERT INTO permit_conditions (application_id, review_id, agency, library_key, library_version, parameters, words_en, words_es,
        met, is_public, position, created_at)
      VALUES (${one.applicationId}, ${one.reviewId}, ${one.agency}, ${one.library_key}, ${one.library_version},
        ${tx.json(one.parameters)}, ${one.words_en}, ${one.words_es}, ${one.met}, ${one.is_public}, ${one.position}, ${one.now})`;
  }
}

/** Conditions of the current reviews of a case. Shape: by agency and position. */
export async function listCurrentConditions(db: Db, applicationId: string): Promise<PermitCondition[]> {
  const rows = await db`
    SELECT c.id, c.review_id, c.agency, c.library_key, c.library_version, c.parameters, c.words_en, c.words_es, c.met, c.is_public,
      c.position
    FROM permit_conditions c JOIN reviews r ON r.id = c.review_id AND r.is_current
    WHERE c.application_id = ${applicationId} AND r.state = 'approved_with_conditions'
    ORDER BY c.agency, c.position`;
  return rows.map((row) => conditionSchema.parse(row));
}

/** Takes back the conditions of a decision that is reconsidered. */
export async function deleteConditionsOf(tx: Tx, reviewId: string): Promise<void> {
  await tx`DELETE FROM permit_conditions WHERE review_id = ${reviewId}`;
}
