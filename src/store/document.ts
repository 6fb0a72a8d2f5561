import * as z from 'zod';
import type { Db } from '#src/store/sql.ts';
import type { SubmittedDocument } from '#src/store/version.ts';
import { submittedDocumentSchema } from '#src/store/version.ts';

const documentSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid(),
  kind: z.string(),
  label: z.string(),
  version_number: z.number().int(),
  replaces_id: z.uuid().nullable(),
  file_name: z.string(),
  content_type: z.string(),
  size_bytes: z.number(),
  sha256: z.string(),
  object_key: z.string(),
  scan_state: z.enum(['quarantined', 'clean', 'infected', 'unscanned']),
  scan_result: z.string().nullable(),
  picture_state: z.enum(['waiting', 'made', 'failed', 'none']),
  pages_count: z.number().int(),
  is_current: z.boolean(),
  created_at: z.date(),
});
export type Document = z.infer<typeof documentSchema>;

/** Files of a case that were not removed. Shape: by kind, newest first; replaced ones have `is_current` false. */
export async function listDocuments(db: Db, applicationId: string): Promise<Document[]> {
  const rows = await db`
    SELECT id, application_id, kind, label, version_number, replaces_id, file_name, content_type, size_bytes, sha256, object_key,
      scan_state, scan_result, picture_state, pages_count, is_current, created_at
    FROM documents WHERE application_id = ${applicationId} AND removed_at IS NULL ORDER BY kind, created_at DESC`;
  return rows.map((row) => documentSchema.parse(row));
}

/** What a version says of the files it was submitted with. Shape: current files only, infected ones left out. */
export async function listSubmittedDocuments(db: Db, applicationId: string): Promise<SubmittedDocument[]> {
  const rows = await db`
    SELECT id, kind, label, version_number, file_name, sha256 FROM documents
    WHERE application_id = ${applicationId} AND removed_at IS NULL AND is_current AND scan_state <> 'infected'
    ORDER BY kind, created_at, id`;
  return z.array(submittedDocumentSchema).parse([...rows]);
}
