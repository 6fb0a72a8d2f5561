import * as z from 'zod';
import type { Piece } from '#src/domain/upload.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#src/domain/workflow/states.ts';
import type { Application } from '#src/store/application.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const statuses = Object.keys(APPLICATION_STATUSES) as [ApplicationStatus, ...ApplicationStatus[]];

const uploadSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid(),
  kind: z.string(),
  replaces_id: z.uuid().nullable(),
  file_name: z.string(),
  declared_type: z.string(),
  size_bytes: z.number(),
  began_in: z.enum(statuses),
  document_id: z.uuid().nullable(),
});
/** A file on its way in pieces. */
export type PartialUpload = z.infer<typeof uploadSchema>;

const pieceSchema = z.object({
  starts_at: z.number(),
  size_bytes: z.number(),
  sha256: z.string(),
  object_key: z.string(),
});
export type StoredPiece = z.infer<typeof pieceSchema> & Piece;

const columns = (db: Db) => db`
  u.id, u.application_id, u.kind, u.replaces_id, u.file_name, u.declared_type, u.size_bytes, u.began_in, u.document_id`;

/** What tells a file that is chosen again from another. */
export interface SameFile {
  applicationId: string;
  kind: string;
  replacesId: string | null;
  fileName: string;
  sizeBytes: number;
  modifiedMs: number;
}

/** The upload of the very same file that is not finished. Shape: the one begun first; null when there is none. */
export async function findSameUpload(tx: Tx, file: SameFile): Promise<PartialUpload | null> {
  const [row] = await tx`
    SELECT ${columns(tx)} FROM uploads u
    WHERE application_id = ${file.applicationId} AND kind = ${file.kind} AND file_name = ${file.fileName}
      AND replaces_id IS NOT DISTINCT FROM ${file.replacesId} AND size_bytes = ${file.sizeBytes}
      AND modified_ms = ${file.modifiedMs} AND document_id IS NULL
    ORDER BY began_at, id LIMIT 1`;
  return row ? uploadSchema.parse(row) : null;
}

/** Begins an upload. Shape: its row. */
export async function insertUpload(
  tx: Tx,
  file: SameFile & { declaredType: string; beganIn: ApplicationStatus; now: Date },
): Promise<PartialUpload> {
  const [row] = await tx`
    INSERT INTO uploads AS u (application_id, kind, replaces_id, file_name, declared_type, size_bytes, modified_ms, began_in, began_at)
    VALUES (${file.applicationId}, ${file.kind}, ${file.replacesId}, ${file.fileName}, ${file.declaredType}, ${file.sizeBytes},
      ${file.modifiedMs}, ${file.beganIn}, ${file.now})
    RETURNING ${columns(tx)}`;
  return uploadSchema.parse(row);
}

/** An upload of one case. Shape: null when there is none, or it is of another case. */
export async function findUpload(db: Db, applicationId: string, id: string): Promise<PartialUpload | null> {
  const [row] = await db`
    SELECT ${columns(db)} FROM uploads u WHERE u.id = ${id} AND u.application_id = ${applicationId}`;
  return row ? uploadSchema.parse(row) : null;
}

/** Reads an upload and keeps others from changing it until the transaction ends. Shape: null when it is gone; row locked. */
export async function lockUpload(tx: Tx, id: string): Promise<Locked<PartialUpload> | null> {
  const [row] = await tx`SELECT ${columns(tx)} FROM uploads u WHERE u.id = ${id} FOR UPDATE`;
  return row ? asLocked(uploadSchema.parse(row)) : null;
}

/** The pieces that are there. Shape: in the order of the file. */
export async function listPieces(db: Db, uploadId: string): Promise<StoredPiece[]> {
  const rows = await db`
    SELECT starts_at, size_bytes, sha256, object_key FROM upload_pieces WHERE upload_id = ${uploadId} ORDER BY starts_at`;
  return rows.map((row) => pieceSchema.parse(row));
}

/** Names a stored piece in its upload. */
export async function insertPiece(
  tx: Tx,
  upload: Locked<PartialUpload>,
  piece: { startsAt: number; sizeBytes: number; sha256: string; objectKey: string },
): Promise<void> {
  await tx`
    INSERT INTO upload_pieces (upload_id, starts_at, size_bytes, sha256, object_key)
    VALUES (${upload.id}, ${piece.startsAt}, ${piece.sizeBytes}, ${piece.sha256}, ${piece.objectKey})`;
}

/** Says which file came of an upload. */
export async function setUploadFinished(
  tx: Tx,
  upload: Locked<PartialUpload>,
  documentId: string,
): Promise<void> {
  await tx`UPDATE uploads SET document_id = ${documentId} WHERE id = ${upload.id} AND document_id IS NULL`;
}

/** Forgets the pieces of an upload that is finished. Shape: the keys of their objects. */
export async function deletePieces(tx: Tx, uploadId: string): Promise<string[]> {
  const rows = await tx`DELETE FROM upload_pieces WHERE upload_id = ${uploadId} RETURNING object_key`;
  return rows.map((row) => String(row.object_key));
}

/** Forgets an upload. */
export async function deleteUpload(tx: Tx, id: string): Promise<void> {
  await tx`DELETE FROM uploads WHERE id = ${id}`;
}

const unfinishedSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  file_name: z.string(),
  size_bytes: z.number(),
  received_bytes: z.number(),
});
/** A file of which something is there and something is missing. Units: bytes. */
export type UnfinishedUpload = z.infer<typeof unfinishedSchema>;

/** Uploads of a case that are not finished. Shape: the one begun first comes first. */
export async function listUnfinishedUploads(db: Db, applicationId: string): Promise<UnfinishedUpload[]> {
  const rows = await db`
    SELECT id, kind, file_name, size_bytes,
      coalesce((SELECT sum(p.size_bytes) FROM upload_pieces p WHERE p.upload_id = u.id), 0)::bigint AS received_bytes
    FROM uploads u WHERE application_id = ${applicationId} AND document_id IS NULL ORDER BY began_at, id`;
  return rows.map((row) => unfinishedSchema.parse(row));
}

const PERSON_LOCK = 4_417_023;

/**
 * How many uploads of this case's owner, in all their cases, are not finished.
 * Shape: whoever else asks for the same owner waits until the transaction ends, so that the number holds until then.
 */
export async function lockUnfinishedOfOwner(tx: Tx, application: Locked<Application>): Promise<number> {
  const { owner_id: ownerId, started_by: startedBy } = application;
  const person = ownerId ?? Buffer.from(startedBy ?? []).toString('hex');
  // A statement of its own: the count must see what those before wrote.
  await tx`SELECT pg_advisory_xact_lock(${PERSON_LOCK}, hashtext(${person}))`;
  const [row] = await tx`
    SELECT count(*)::int AS count FROM uploads u JOIN applications a ON a.id = u.application_id
    WHERE u.document_id IS NULL AND (a.owner_id = ${ownerId} OR (a.owner_id IS NULL AND a.started_by = ${startedBy}))`;
  return z.object({ count: z.number() }).parse(row).count;
}

/** Uploads that began before an instant, finished or not. Shape: ids, oldest first, at most 500. */
export async function listOldUploads(db: Db, before: Date): Promise<string[]> {
  const rows = await db`SELECT id FROM uploads WHERE began_at < ${before} ORDER BY began_at, id LIMIT 500`;
  return rows.map((row) => String(row.id));
}
