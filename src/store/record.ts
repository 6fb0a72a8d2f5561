import * as z from 'zod';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Evaluation } from '#src/domain/routing/evaluate.ts';
import { locales } from '#src/domain/shared/locale.ts';
import type { Db, Tx } from '#src/store/sql.ts';
import { submittedDocumentSchema } from '#src/store/version.ts';

const submissionSchema = z.object({
  id: z.uuid(),
  ref: z.string(),
  number: z.number().int(),
  answers: z.custom<Answers>((value) => typeof value === 'object' && value !== null),
  evaluation: z.custom<Evaluation>((value) => typeof value === 'object' && value !== null),
  documents: z.array(submittedDocumentSchema),
  rules_version: z.string(),
  locale: z.enum(locales),
  sha256: z.string(),
  submitted_at: z.date(),
});
export type Submission = z.infer<typeof submissionSchema>;

const recordSchema = z.object({ object_key: z.string(), sha256: z.string() });
export type RecordPaper = z.infer<typeof recordSchema>;

/** A submission with the reference of its case. Shape: null when there is none. */
export async function findSubmission(db: Db, versionId: string): Promise<Submission | null> {
  const [row] = await db`
    SELECT v.id, a.ref, v.number, v.answers, v.evaluation, v.documents, v.rules_version, v.locale, v.sha256, v.submitted_at
    FROM application_versions v JOIN applications a ON a.id = v.application_id WHERE v.id = ${versionId}`;
  return row ? submissionSchema.parse(row) : null;
}

/** Where the paper of a submission is kept. Shape: null until it is made. */
export async function findRecordPaper(db: Db, versionId: string): Promise<RecordPaper | null> {
  const [row] = await db`SELECT object_key, sha256 FROM application_records WHERE version_id = ${versionId}`;
  return row ? recordSchema.parse(row) : null;
}

/** Notes where the paper of a submission is kept. Shape: false when another worker was faster. */
export async function insertRecordPaper(
  tx: Tx,
  paper: { versionId: string; objectKey: string; sizeBytes: number; sha256: string; now: Date },
): Promise<boolean> {
  const rows = await tx`
    INSERT INTO application_records (version_id, object_key, size_bytes, sha256, made_at)
    VALUES (${paper.versionId}, ${paper.objectKey}, ${paper.sizeBytes}, ${paper.sha256}, ${paper.now})
    ON CONFLICT (version_id) DO NOTHING RETURNING version_id`;
  return rows.length === 1;
}
