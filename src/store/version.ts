import * as z from 'zod';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Evaluation } from '#src/domain/routing/evaluate.ts';
import { locales } from '#src/domain/shared/locale.ts';
import type { Db, Tx } from '#src/store/sql.ts';

/** What a version says of a document that was submitted with it. */
export const submittedDocumentSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  label: z.string(),
  version_number: z.number().int(),
  file_name: z.string(),
  sha256: z.string(),
});
export type SubmittedDocument = z.infer<typeof submittedDocumentSchema>;

const versionSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid(),
  number: z.number().int(),
  answers: z.custom<Answers>((value) => typeof value === 'object' && value !== null),
  evaluation: z.custom<Evaluation>((value) => typeof value === 'object' && value !== null),
  documents: z.array(submittedDocumentSchema),
  form_version: z.string(),
  rules_version: z.string(),
  locale: z.enum(locales),
  sha256: z.string(),
  submitted_at: z.date(),
});
export type Version = z.infer<typeof versionSchema>;

/** Keeps a submission for ever. Shape: the id of the new version. Errors: a number used twice breaks the transaction. */
export async function insertVersion(
  tx: Tx,
  version: Omit<Version, 'id' | 'application_id' | 'submitted_at'> & {
    applicationId: string;
    submittedBy: string;
    now: Date;
  },
): Promise<string> {
  const [row] = await tx`
    INSERT INTO application_versions (application_id, number, answers, evaluation, documents, form_version, rules_version, locale,
      sha256, submitted_by, submitted_at)
    VALUES (${version.applicationId}, ${version.number}, ${tx.json(version.answers as never)}, ${tx.json(version.evaluation as never)},
      ${tx.json(version.documents)}, ${version.form_version}, ${version.rules_version}, ${version.locale}, ${version.sha256},
      ${version.submittedBy}, ${version.now})
    RETURNING id`;
  return z.uuid().parse(row?.id);
}

/** A submitted version of a case. Shape: null when there is none with this number. */
export async function findVersion(db: Db, applicationId: string, number: number): Promise<Version | null> {
  const [row] = await db`
    SELECT id, application_id, number, answers, evaluation, documents, form_version, rules_version, locale, sha256, submitted_at
    FROM application_versions WHERE application_id = ${applicationId} AND number = ${number}`;
  return row ? versionSchema.parse(row) : null;
}
