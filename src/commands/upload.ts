import { createHash } from 'node:crypto';
import {
  assertMayUpload,
  assertTakesKind,
  newObjectKey,
  type Uploaded,
  uploadDocument,
} from '#src/commands/document.ts';
import { discardObject } from '#src/commands/object.ts';
import type { Ctx } from '#src/context.ts';
import { type FileProblem, judgeStart, quotaProblem } from '#src/domain/document.ts';
import { cleanFileName } from '#src/domain/file-name.ts';
import { can } from '#src/domain/policy.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import {
  BEGIN_LIMIT,
  isLeftBehind,
  isPassing,
  judgePiece,
  offsetOf,
  pieceLength,
  unfinishedProblem,
} from '#src/domain/upload.ts';
import { type Application, findApplicationByRef, lockApplicationByRef } from '#src/store/application.ts';
import { countDocuments } from '#src/store/document.ts';
import { insertLimitUse } from '#src/store/limit.ts';
import { insertObject } from '#src/store/object.ts';
import type { Db, Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';
import {
  deletePieces,
  deleteUpload,
  findSameUpload,
  findUpload,
  insertPiece,
  insertUpload,
  listPieces,
  listUnfinishedUploads,
  lockUnfinishedOfOwner,
  lockUpload,
  type PartialUpload,
  type StoredPiece,
} from '#src/store/upload.ts';

const HEAD_BYTES = 8;
const TYPE_LENGTH = 100;

/** A file that wants to come in pieces, as the browser describes it. Units: bytes, milliseconds. */
export interface UploadWish {
  ref: string;
  documentKind: string;
  replacesId: string | null;
  fileName: string;
  declaredType: string;
  sizeBytes: number;
  modifiedMs: number;
}

/** Where an upload stands. `pieces` are the hashes of what is there, so that the sender can tell whether it is the same file. */
export interface Standing {
  id: string;
  offset: number;
  pieces: string[];
}

const standingOf = (upload: PartialUpload, pieces: readonly StoredPiece[]): Standing => ({
  id: upload.id,
  offset: offsetOf(pieces),
  pieces: pieces.map((piece) => piece.sha256),
});

/**
 * Begins an upload in pieces, or goes on with the one of the same file.
 * Shape: where it stands, or why it cannot begin. Errors: as `uploadDocument`, before a byte is sent.
 */
export async function beginUpload(
  ctx: Ctx,
  wish: UploadWish,
): Promise<{ standing: Standing; problem: null } | { standing: null; problem: FileProblem }> {
  return await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, wish.ref));
    assertOwn(ctx, application);
    assertMayUpload(ctx, application);
    await assertTakesKind(tx, ctx, application, wish.documentKind);
    if (wish.sizeBytes === 0) return { standing: null, problem: 'empty' };
    const file = { ...wish, applicationId: application.id, kind: wish.documentKind };
    const named = { ...file, fileName: cleanFileName(wish.fileName) };
    const same = await findSameUpload(tx, named);
    if (same && !isLeftBehind(same.began_in, application.status)) {
      return { standing: standingOf(same, await listPieces(tx, same.id)), problem: null };
    }
    const problem = await roomProblem(tx, application, wish.sizeBytes);
    if (problem !== null) return { standing: null, problem };
    if (!(await insertLimitUse(tx, ctx.secretKey, BEGIN_LIMIT, application.id, ctx.now))) {
      throw new Refused('too-many-requests');
    }
    const begun = await insertUpload(tx, {
      ...named,
      declaredType: wish.declaredType.slice(0, TYPE_LENGTH),
      beganIn: application.status,
      now: ctx.now,
    });
    return { standing: standingOf(begun, []), problem: null };
  });
}

/** What is on its way counts as if it were there: nobody sends 200 MB to hear that there is no room. */
async function roomProblem(
  tx: Tx,
  application: Locked<Application>,
  sizeBytes: number,
): Promise<FileProblem | null> {
  const unfinished = await listUnfinishedUploads(tx, application.id);
  const kept = await countDocuments(tx, application.id);
  const ofPerson = await lockUnfinishedOfOwner(tx, application);
  return (
    quotaProblem(
      {
        filesCount: kept.filesCount + unfinished.length,
        sizeBytes: unfinished.reduce((sum, one) => sum + one.size_bytes, kept.sizeBytes),
      },
      sizeBytes,
    ) ?? unfinishedProblem({ ofCase: unfinished.length, ofPerson })
  );
}

/** A piece as it arrives. Units: bytes. */
export interface SentPiece {
  ref: string;
  uploadId: string;
  offset: number;
  sha256: string;
  body: AsyncIterable<Uint8Array>;
}

/** What came of a piece. `offset` is where the next one begins, whether or not this one was taken. */
export type TakenPiece = { offset: number; isTaken: boolean; problem: FileProblem | null };

/**
 * Takes the next piece of a file; one that is there already is taken once, however often it is sent.
 * Shape: a first piece that shows a file which would be refused ends the upload with the reason.
 * Errors: Refused `not-found` for strangers and for an upload that is gone, `wrong-state`. What fails outside is thrown, and the upload
 * is as it was.
 */
export async function takePiece(ctx: Ctx, sent: SentPiece): Promise<TakenPiece> {
  const { upload, pieces } = await openUpload(ctx, ctx.sql, sent);
  // Another tab has finished it: nothing of it is missing.
  if (upload.document_id !== null) return { offset: upload.size_bytes, isTaken: true, problem: null };
  const standing = { sizeBytes: upload.size_bytes, pieces };
  const length = pieceLength(upload.size_bytes, sent.offset);
  const judged = judgePiece(standing, sent);
  if (judged !== 'next' || length === null) {
    return { offset: offsetOf(pieces), isTaken: judged === 'known', problem: null };
  }
  const bytes = await readPiece(sent.body, length, sent.sha256);
  if (bytes === null) return { offset: offsetOf(pieces), isTaken: false, problem: 'not-arrived' };
  const start = sent.offset === 0 ? startProblem(upload, bytes) : null;
  if (start !== null) {
    await dropUpload(ctx, upload.id);
    return { offset: 0, isTaken: false, problem: start };
  }
  return await storePiece(ctx, sent, bytes);
}

const startProblem = (upload: PartialUpload, bytes: Buffer): FileProblem | null =>
  judgeStart({
    name: upload.file_name,
    declaredType: upload.declared_type,
    head: bytes.subarray(0, HEAD_BYTES),
  }).problem;

/** Shape: null when it broke off, has another length, or is not what its sender hashed. */
async function readPiece(
  body: AsyncIterable<Uint8Array>,
  length: number,
  sha256: string,
): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > length) return null;
      chunks.push(chunk);
    }
  } catch {
    // The connection ended before the piece did; whoever sent it sends it again.
    return null;
  }
  const bytes = Buffer.concat(chunks, size);
  return size === length && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
}

/** Stores a piece, then names it in its upload, unless another tab was faster. */
async function storePiece(ctx: Ctx, sent: SentPiece, bytes: Buffer): Promise<TakenPiece> {
  const objectKey = newObjectKey();
  await ctx.sql.begin(async (tx) => {
    await openUpload(ctx, tx, sent);
    await insertObject(tx, objectKey, ctx.now);
  });
  let isKept = false;
  try {
    await ctx.outside.objects.put({ key: objectKey, contentType: 'application/octet-stream', body: bytes });
    const taken = await ctx.sql.begin(async (tx): Promise<TakenPiece> => {
      const upload = found(await lockUpload(tx, sent.uploadId));
      if (upload.document_id !== null) return { offset: upload.size_bytes, isTaken: true, problem: null };
      const pieces = await listPieces(tx, upload.id);
      const judged = judgePiece({ sizeBytes: upload.size_bytes, pieces }, sent);
      if (judged !== 'next') {
        return { offset: offsetOf(pieces), isTaken: judged === 'known', problem: null };
      }
      const { offset: startsAt, sha256 } = sent;
      await insertPiece(tx, upload, { startsAt, sizeBytes: bytes.length, sha256, objectKey });
      isKept = true;
      return { offset: startsAt + bytes.length, isTaken: true, problem: null };
    });
    return taken;
  } finally {
    // After an outage it is not known whether the piece was named: discarding asks the database, and the sweep does again.
    if (!isKept) await discardObject(ctx, objectKey);
  }
}

/**
 * Makes a file of all pieces: the whole goes the way of a file that came at once.
 * Shape: the file's row, the reason why it was not taken, or where the next piece begins; finished twice it is one file.
 * Errors: as `uploadDocument`, and `wrong-state` when the case was sent or closed since the upload began.
 */
export async function finishUpload(
  ctx: Ctx,
  input: { ref: string; uploadId: string; label: string },
): Promise<(Uploaded & { offset: null }) | { offset: number } | { documentId: string }> {
  const { upload, pieces, application } = await openUpload(ctx, ctx.sql, input);
  if (upload.document_id !== null) return { documentId: upload.document_id };
  if (isLeftBehind(upload.began_in, application.status)) throw new Refused('wrong-state');
  const offset = offsetOf(pieces);
  if (offset !== upload.size_bytes) return { offset };
  const joined = new JoinedPieces(ctx, pieces);
  const uploaded = await uploadDocument(ctx, {
    ref: input.ref,
    documentKind: upload.kind,
    label: input.label,
    replacesId: upload.replaces_id,
    fileName: upload.file_name,
    declaredType: upload.declared_type,
    sizeBytes: upload.size_bytes,
    body: joined,
    uploadId: upload.id,
  });
  if (uploaded.problem === null) await dropPieces(ctx, upload.id);
  else if (joined.isDamaged || !isPassing(uploaded.problem)) await dropUpload(ctx, upload.id);
  return { ...uploaded, offset: null };
}

/** The pieces one after the other, each proven to be what was sent. */
class JoinedPieces implements AsyncIterable<Uint8Array> {
  /** The store gave back something else than it was given: the file has to be sent anew. */
  isDamaged = false;
  readonly #ctx: Ctx;
  readonly #pieces: readonly StoredPiece[];

  constructor(ctx: Ctx, pieces: readonly StoredPiece[]) {
    this.#ctx = ctx;
    this.#pieces = pieces;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (const piece of this.#pieces) yield await this.#read(piece);
  }

  async #read(piece: StoredPiece): Promise<Buffer> {
    const stored = await this.#ctx.outside.objects.get(piece.object_key);
    const chunks: Uint8Array[] = [];
    for await (const chunk of stored?.body ?? []) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (createHash('sha256').update(bytes).digest('hex') === piece.sha256) return bytes;
    this.isDamaged = true;
    const facts = { alarm: 'object-mismatch', objectKey: piece.object_key };
    this.#ctx.log.error(facts, 'the object store did not give back the piece that it was given');
    throw new Error('a piece of an upload came back changed');
  }
}

/**
 * Gives up an upload and forgets its pieces. Shape: one that is gone, or finished, is fine.
 * Errors: Refused `not-found` for strangers.
 */
export async function cancelUpload(ctx: Ctx, input: { ref: string; uploadId: string }): Promise<void> {
  const application = found(await findApplicationByRef(ctx.sql, input.ref));
  assertOwn(ctx, application);
  const upload = await findUpload(ctx.sql, application.id, input.uploadId);
  if (upload !== null && upload.document_id === null) await dropUpload(ctx, upload.id);
}

/** Errors: Refused `not-found` for everybody else, as for a case that is not there. */
function assertOwn(ctx: Ctx, application: Application): void {
  if (!can(ctx.actor, 'application:read-own', subjectOf(application))) throw new Refused('not-found');
}

/** Errors: Refused `not-found` for strangers and when the upload is not one of this case, `wrong-state`. */
async function openUpload(ctx: Ctx, db: Db, { ref, uploadId }: { ref: string; uploadId: string }) {
  const application = found(await findApplicationByRef(db, ref));
  assertOwn(ctx, application);
  assertMayUpload(ctx, application);
  const upload = found(await findUpload(db, application.id, uploadId));
  return { application, upload, pieces: await listPieces(db, upload.id) };
}

/** Forgets the pieces of a finished upload; the row stays for a while, for whoever asks again. */
async function dropPieces(ctx: Ctx, uploadId: string): Promise<void> {
  const keys = await ctx.sql.begin((tx) => deletePieces(tx, uploadId));
  for (const key of keys) await discardObject(ctx, key);
}

/** Forgets an upload that did not become a file; one that just became one stays. */
async function dropUpload(ctx: Ctx, uploadId: string): Promise<void> {
  const keys = await ctx.sql.begin(async (tx) => {
    const upload = await lockUpload(tx, uploadId);
    if (upload === null || upload.document_id !== null) return [];
    const pieces = await deletePieces(tx, uploadId);
    await deleteUpload(tx, uploadId);
    return pieces;
  });
  for (const key of keys) await discardObject(ctx, key);
}
