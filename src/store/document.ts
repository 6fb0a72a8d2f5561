import * as z from 'zod';
import { PICTURE_STATES, type PictureState, SCAN_STATES, type ScanState } from '#src/domain/document.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';
import type { SubmittedDocument } from '#src/store/version.ts';
import { submittedDocumentSchema } from '#src/store/version.ts';

const documentSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid(),
  // The condition that it proves; null for a paper of the application.
  condition_id: z.uuid().nullable(),
  kind: z.string(),
  label: z.string(),
  version_number: z.number().int(),
  replaces_id: z.uuid().nullable(),
  file_name: z.string(),
  content_type: z.string(),
  size_bytes: z.number(),
  sha256: z.string(),
  object_key: z.string(),
  scan_state: z.enum(SCAN_STATES),
  scan_result: z.string().nullable(),
  picture_state: z.enum(PICTURE_STATES),
  pages_count: z.number().int(),
  is_current: z.boolean(),
  created_at: z.date(),
});
export type Document = z.infer<typeof documentSchema>;

const columns = (db: Db) => db`
  d.id, d.application_id, d.condition_id, d.kind, d.label, d.version_number, d.replaces_id, d.file_name, d.content_type, d.size_bytes, d.sha256,
  d.object_key, d.scan_state, d.scan_result, d.picture_state, d.pages_count, d.is_current, d.created_at`;

/** Files of a case that were not removed. Shape: by kind, newest first; replaced ones have `is_current` false. */
export async function listDocuments(db: Db, applicationId: string): Promise<Document[]> {
  const rows = await db`
    SELECT ${columns(db)} FROM documents d
    WHERE d.application_id = ${applicationId} AND d.removed_at IS NULL ORDER BY d.kind, d.created_at DESC, d.id`;
  return rows.map((row) => documentSchema.parse(row));
}

/** What a version says of the files it was submitted with. Shape: current files only, infected ones left out. */
export async function listSubmittedDocuments(db: Db, applicationId: string): Promise<SubmittedDocument[]> {
  const rows = await db`
    SELECT id, kind, label, version_number, file_name, sha256 FROM documents
    WHERE application_id = ${applicationId} AND removed_at IS NULL AND is_current AND condition_id IS NULL
      AND scan_state <> 'infected'
    ORDER BY kind, created_at, id`;
  return z.array(submittedDocumentSchema).parse([...rows]);
}

/** A file by its id, with the reference of its case. Shape: null when there is none or it was removed. */
export async function findDocument(db: Db, id: string): Promise<(Document & { ref: string }) | null> {
  const [row] = await db`
    SELECT ${columns(db)}, a.ref FROM documents d JOIN applications a ON a.id = d.application_id
    WHERE d.id = ${id} AND d.removed_at IS NULL`;
  return row ? documentSchema.extend({ ref: z.string() }).parse(row) : null;
}

/** Reads a file's row and keeps others from changing it until the transaction ends. Shape: null when there is none; row locked. */
export async function lockDocument(tx: Tx, id: string): Promise<Locked<Document> | null> {
  const [row] = await tx`
    SELECT ${columns(tx)} FROM documents d WHERE d.id = ${id} AND d.removed_at IS NULL FOR UPDATE`;
  return row ? asLocked(documentSchema.parse(row)) : null;
}

/** How much of its limits a case has used. Shape: removed files do not count, replaced ones do. Units: bytes. */
export async function countDocuments(
  db: Db,
  applicationId: string,
): Promise<{ filesCount: number; sizeBytes: number }> {
  const [row] = await db`
    SELECT count(*)::int AS "filesCount", coalesce(sum(size_bytes), 0)::bigint AS "sizeBytes"
    FROM documents WHERE application_id = ${applicationId} AND removed_at IS NULL`;
  return z.object({ filesCount: z.number(), sizeBytes: z.number() }).parse(row);
}

export interface NewDocument {
  applicationId: string;
  conditionId: string | null;
  kind: string;
  label: string;
  versionNumber: number;
  replacesId: string | null;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  sha256: string;
  objectKey: string;
  scanState: ScanState;
  pictureState: PictureState;
  uploadedBy: string | null;
  now: Date;
}

/** Adds a file to a case. Shape: its row. */
export async function insertDocument(tx: Tx, document: NewDocument): Promise<Document> {
  const [row] = await tx`
    INSERT INTO documents AS d (application_id, condition_id, kind, label, version_number, replaces_id, file_name, content_type, size_bytes, sha256,
      object_key, scan_state, picture_state, uploaded_by, created_at)
    VALUES (${document.applicationId}, ${document.conditionId}, ${document.kind}, ${document.label}, ${document.versionNumber}, ${document.replacesId},
      ${document.fileName}, ${document.contentType}, ${document.sizeBytes}, ${document.sha256}, ${document.objectKey},
      ${document.scanState}, ${document.pictureState}, ${document.uploadedBy}, ${document.now})
    RETURNING ${columns(tx)}`;
  return documentSchema.parse(row);
}

/** Says that a newer file stands in the place of this one. */
export async function setDocumentReplaced(tx: Tx, document: Locked<Document>): Promise<void> {
  await tx`UPDATE documents SET is_current = false WHERE id = ${document.id}`;
}

/** Takes a file off its case; the bytes stay, because a version that was submitted may name them. */
export async function setDocumentRemoved(tx: Tx, document: Locked<Document>, now: Date): Promise<void> {
  await tx`UPDATE documents SET removed_at = ${now}, is_current = false WHERE id = ${document.id}`;
}

/** Keeps what the scanner said. Shape: an infected file no longer counts as current. */
export async function setDocumentScanned(
  tx: Tx,
  document: Locked<Document>,
  scan: { state: ScanState; result: string | null; now: Date },
): Promise<void> {
  await tx`
    UPDATE documents SET scan_state = ${scan.state}, scan_result = ${scan.result}, scanned_at = ${scan.now},
      is_current = is_current AND ${scan.state !== 'infected'}
    WHERE id = ${document.id}`;
}

/** Keeps how far the pictures of a file are. */
export async function setDocumentPictured(
  tx: Tx,
  document: Locked<Document>,
  pictures: { state: PictureState; pagesCount: number },
): Promise<void> {
  await tx`
    UPDATE documents SET picture_state = ${pictures.state}, pages_count = ${pictures.pagesCount} WHERE id = ${document.id}`;
}

/** Files that wait for the scanner or their pictures since before an instant. Shape: oldest first, at most 500 ids. */
export async function listUnfinishedDocuments(
  db: Db,
  before: Date,
  hasScanner: boolean,
): Promise<{ id: string; work: 'scan' | 'pictures' }[]> {
  const rows = await db`
    SELECT id, CASE WHEN scan_state IN ('clean', 'unscanned') AND NOT (${hasScanner} AND scan_state = 'unscanned')
        THEN 'pictures' ELSE 'scan' END AS work
    FROM documents
    WHERE removed_at IS NULL AND created_at < ${before}
      AND (scan_state = 'quarantined' OR (${hasScanner} AND scan_state = 'unscanned')
        OR (picture_state = 'waiting' AND scan_state IN ('clean', 'unscanned')))
    ORDER BY created_at LIMIT 500`;
  return z.array(z.object({ id: z.uuid(), work: z.enum(['scan', 'pictures']) })).parse([...rows]);
}

const pageSchema = z.object({
  page_number: z.number().int(),
  object_key: z.string(),
  content_type: z.string(),
  width_pixels: z.number().int(),
  height_pixels: z.number().int(),
  size_bytes: z.number(),
  sha256: z.string(),
});
export type DocumentPage = z.infer<typeof pageSchema>;

/** Pictures of a file's pages. Shape: in the order of the pages. */
export async function listDocumentPages(db: Db, documentId: string): Promise<DocumentPage[]> {
  const rows = await db`
    SELECT page_number, object_key, content_type, width_pixels, height_pixels, size_bytes, sha256
    FROM document_pages WHERE document_id = ${documentId} ORDER BY page_number`;
  return rows.map((row) => pageSchema.parse(row));
}

/** Which pages of a case's files have pictures. Shape: in the order of the pages, without the keys of the objects. */
export async function listPictures(
  db: Db,
  applicationId: string,
): Promise<{ document_id: string; page_number: number; width_pixels: number; height_pixels: number }[]> {
  const rows = await db`
    SELECT p.document_id, p.page_number, p.width_pixels, p.height_pixels
    FROM document_pages p JOIN documents d ON d.id = p.document_id
    WHERE d.application_id = ${applicationId} AND d.removed_at IS NULL ORDER BY p.document_id, p.page_number`;
  const schema = z.object({
    document_id: z.uuid(),
    page_number: z.number(),
    width_pixels: z.number(),
    height_pixels: z.number(),
  });
  return z.array(schema).parse([...rows]);
}

/** One picture. Shape: null when it is not made. */
export async function findDocumentPage(
  db: Db,
  documentId: string,
  pageNumber: number,
): Promise<DocumentPage | null> {
  const [row] = await db`
    SELECT page_number, object_key, content_type, width_pixels, height_pixels, size_bytes, sha256
    FROM document_pages WHERE document_id = ${documentId} AND page_number = ${pageNumber}`;
  return row ? pageSchema.parse(row) : null;
}

/** Adds a picture. Shape: false when there is one of this page already. */
export async function insertDocumentPage(tx: Tx, documentId: string, page: DocumentPage): Promise<boolean> {
  const rows = await tx`
    INSERT INTO document_pages (document_id, page_number, object_key, content_type, width_pixels, height_pixels, size_bytes, sha256)
    VALUES (${documentId}, ${page.page_number}, ${page.object_key}, ${page.content_type}, ${page.width_pixels},
      ${page.height_pixels}, ${page.size_bytes}, ${page.sha256})
    ON CONFLICT (document_id, page_number) DO NOTHING RETURNING page_number`;
  return rows.length === 1;
}
