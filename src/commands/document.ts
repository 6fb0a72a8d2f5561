import { randomBytes } from 'node:crypto';
import { appendActivity } from '#src/commands/activity.ts';
import { assertTakesProof, moveProven } from '#src/commands/condition.ts';
import { receiveFile } from '#src/commands/document-intake.ts';
import { discardObject } from '#src/commands/object.ts';
import type { Ctx } from '#src/context.ts';
import { isPaperClosed } from '#src/domain/correction.ts';
import {
  FILE_KINDS,
  type FileProblem,
  isDocumentKind,
  quotaProblem,
  UPLOAD_LIMIT,
} from '#src/domain/document.ts';
import { cleanFileName, cleanLabel } from '#src/domain/file-name.ts';
import { can } from '#src/domain/policy.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { isLeftBehind } from '#src/domain/upload.ts';
import { isFinal } from '#src/domain/workflow/states.ts';
import { REQUIREMENT } from '#src/domain/workflow/transitions.ts';
import { applyAction, refusal } from '#src/domain/workflow/workflow.ts';
import { type Application, findApplicationByRef, lockApplicationByRef } from '#src/store/application.ts';
import { findOpenBundle } from '#src/store/correction.ts';
import {
  countDocuments,
  type Document,
  insertDocument,
  listDocuments,
  lockDocument,
  setDocumentRemoved,
  setDocumentReplaced,
} from '#src/store/document.ts';
import { enqueue } from '#src/store/jobs.ts';
import { insertLimitUse } from '#src/store/limit.ts';
import { insertObject, setObjectKept } from '#src/store/object.ts';
import { listRequirements, lockRequirements, setRequirementState } from '#src/store/requirement.ts';
import { updateReaderRevisions } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';
import { lockUpload, type PartialUpload, setUploadFinished } from '#src/store/upload.ts';

/** A file on its way in. */
export interface Upload {
  ref: string;
  documentKind: string;
  /** What the person wrote to tell it from other files; empty keeps the label of the file it replaces. */
  label: string;
  replacesId: string | null;
  fileName: string;
  declaredType: string;
  /** Null where only the end of the body tells it. Units: bytes. */
  sizeBytes: number | null;
  body: AsyncIterable<Uint8Array>;
  /** The upload in pieces that this file came by; null for one that came at once. */
  uploadId?: string | null;
  /** The condition that the file proves; such a file is no paper of the application. */
  conditionId?: string | null;
}

export type Uploaded = { document: Document; problem: null } | { document: null; problem: FileProblem };

/** Where the bytes of a file lie: random, and nothing in it comes from the file. */
export const newObjectKey = (): string => {
  const letters = randomBytes(32).toString('hex');
  return `${letters.slice(0, 2)}/${letters.slice(2)}`;
};

/**
 * Refuses whoever may not add files to a case.
 * Errors: Refused `not-found` for strangers, `wrong-state` when nothing is decided any more.
 */
export function assertMayUpload(ctx: Ctx, application: Application): void {
  const subject = subjectOf(application);
  if (!can(ctx.actor, 'application:read-own', subject)) throw new Refused('not-found');
  if (!can(ctx.actor, 'document:upload', subject) || isFinal(application.status)) {
    throw new Refused('wrong-state');
  }
}

/**
 * Takes a file into a case: through to the object store while it arrives, read back, checked, and only then named in the case.
 * Shape: the file's row, or why it was not taken; a file that the case has already for this paper is not taken twice.
 * Errors: Refused `not-found` for strangers, `wrong-state`, `stale-revision` when the file to replace was replaced meanwhile,
 * `too-many-requests`. What fails outside is thrown, and the draft is as it was.
 */
export async function uploadDocument(ctx: Ctx, upload: Upload): Promise<Uploaded> {
  const fileName = cleanFileName(upload.fileName);
  const objectKey = newObjectKey();
  const refused = await announce(ctx, upload, objectKey);
  if (refused) return { document: null, problem: refused };
  const received = await receiveFile(ctx, { ...upload, fileName, objectKey });
  if (received.problem !== null) {
    await discardObject(ctx, objectKey);
    return { document: null, problem: received.problem };
  }
  let isKept = false;
  try {
    const result = await ctx.sql.begin((tx) => keep(tx, ctx, upload, { ...received, fileName, objectKey }));
    isKept = result.document?.object_key === objectKey;
    return result;
  } finally {
    // After an outage it is not known whether the row was kept: discarding asks the database, and the sweep does again.
    if (!isKept) await discardObject(ctx, objectKey);
  }
}

/**
 * Refuses a kind of paper that the city does not have, or that it has settled for this case.
 * Errors: Refused `not-found`, `wrong-state`.
 */
export async function assertTakesKind(
  tx: Tx,
  ctx: Ctx,
  application: Application,
  documentKind: string,
): Promise<void> {
  if (!isDocumentKind(ctx.city, documentKind)) throw new Refused('not-found');
  const requirements = await listRequirements(tx, application.id);
  const requirement = requirements.find((one) => one.document_kind === documentKind);
  if (!requirement) return;
  const thing = { status: requirement.state, subject: subjectOf(application) };
  const code = refusal(REQUIREMENT, thing, 'upload', ctx.actor);
  if (code !== null) throw new Refused(code);
  await assertOpenPaper(tx, application, documentKind);
}

/**
 * While a list of corrections is out, a paper that is there is changed only where the list names it. What is missing may come.
 * Errors: Refused `question-locked`.
 */
async function assertOpenPaper(tx: Tx, application: Application, documentKind: string): Promise<void> {
  const bundle = await findOpenBundle(tx, application);
  if (bundle === null) return;
  const requirements = await listRequirements(tx, application.id);
  const requirement = requirements.find((one) => one.document_kind === documentKind);
  if (requirement && isPaperClosed(requirement, bundle.corrections, bundle.base.documents))
    throw new Refused('question-locked');
}

/** Names the object before a byte of it is written. Shape: a problem that is known without the file, else null. */
async function announce(ctx: Ctx, upload: Upload, objectKey: string): Promise<FileProblem | null> {
  return await ctx.sql.begin(async (tx) => {
    const application = found(await findApplicationByRef(tx, upload.ref));
    assertMayUpload(ctx, application);
    if (upload.conditionId) await assertTakesProof(tx, ctx, application, upload.conditionId);
    else await assertTakesKind(tx, ctx, application, upload.documentKind);
    if (!(await insertLimitUse(tx, ctx.secretKey, UPLOAD_LIMIT, application.id, ctx.now))) {
      throw new Refused('too-many-requests');
    }
    const problem = quotaProblem(await countDocuments(tx, application.id), upload.sizeBytes ?? 0);
    if (problem === null) await insertObject(tx, objectKey, ctx.now);
    return problem;
  });
}

type Arrived = {
  kind: keyof typeof FILE_KINDS;
  sizeBytes: number;
  sha256: string;
  fileName: string;
  objectKey: string;
};

async function keep(tx: Tx, ctx: Ctx, upload: Upload, arrived: Arrived): Promise<Uploaded> {
  const application = found(await lockApplicationByRef(tx, upload.ref));
  assertMayUpload(ctx, application);
  const way = await lockWay(tx, application, upload);
  const documents = await listDocuments(tx, application.id);
  if (way?.document_id) {
    // Finished twice at once: both are told of the same file.
    return { document: found(documents.find((one) => one.id === way.document_id) ?? null), problem: null };
  }
  const same = documents.find(
    (one) =>
      one.is_current &&
      one.kind === upload.documentKind &&
      one.condition_id === (upload.conditionId ?? null) &&
      one.sha256 === arrived.sha256,
  );
  if (same) {
    if (way) await setUploadFinished(tx, way, same.id);
    return { document: same, problem: null };
  }
  const kept = { filesCount: documents.length, sizeBytes: sumOf(documents) };
  const problem = quotaProblem(kept, arrived.sizeBytes);
  if (problem !== null) return { document: null, problem };
  const replaced = await lockReplaced(tx, upload, documents);
  if (replaced) await setDocumentReplaced(tx, replaced);
  const document = await insertDocument(tx, {
    applicationId: application.id,
    conditionId: upload.conditionId ?? null,
    kind: upload.documentKind,
    label: cleanLabel(upload.label) || (replaced?.label ?? ''),
    versionNumber: (replaced?.version_number ?? 0) + 1,
    replacesId: replaced?.id ?? null,
    fileName: arrived.fileName,
    contentType: FILE_KINDS[arrived.kind].contentType,
    sizeBytes: arrived.sizeBytes,
    sha256: arrived.sha256,
    objectKey: arrived.objectKey,
    scanState: ctx.outside.scanner === null ? 'unscanned' : 'quarantined',
    pictureState: FILE_KINDS[arrived.kind].hasPictures ? 'waiting' : 'none',
    uploadedBy: ctx.actor.kind === 'applicant' ? ctx.actor.id : null,
    now: ctx.now,
  });
  if (!(await setObjectKept(tx, arrived.objectKey, ctx.now))) {
    throw new Error('the object was swept away before its document was kept');
  }
  if (way) await setUploadFinished(tx, way, document.id);
  await noteUpload(tx, ctx, application, document);
  const job = document.scan_state === 'quarantined' ? 'scan-document' : 'make-pictures';
  if (job === 'scan-document' || document.picture_state === 'waiting') {
    await enqueue(tx, [{ name: job, payload: { documentId: document.id }, key: document.id }]);
  }
  return { document, problem: null };
}

/** The line of the history, and what the file changes: a condition that it proves, or the paper that it is. */
async function noteUpload(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  document: Document,
): Promise<void> {
  const { id: file, sha256, condition_id: conditionId } = document;
  if (conditionId !== null) return await moveProven(tx, ctx, application, { conditionId, file, sha256 });
  await assertOpenPaper(tx, application, document.kind);
  await moveRequirement(tx, ctx, application, document.kind, 'upload', true);
  await updateReaderRevisions(tx, application.id, document.kind);
  await appendActivity(tx, ctx, application, 'upload', {
    from: application.status,
    to: application.status,
    detail: { document: document.kind, file, number: document.version_number, sha256 },
  });
}

/**
 * Locks the upload in pieces that a file came by.
 * Shape: null for a file that came at once. Errors: Refused `not-found` when it was given up meanwhile, `wrong-state` when the case went
 * on since it began.
 */
async function lockWay(
  tx: Tx,
  application: Application,
  upload: Upload,
): Promise<Locked<PartialUpload> | null> {
  if (!upload.uploadId) return null;
  const way = found(await lockUpload(tx, upload.uploadId));
  if (way.document_id === null && isLeftBehind(way.began_in, application.status)) {
    throw new Refused('wrong-state');
  }
  return way;
}

const sumOf = (documents: readonly Document[]): number =>
  documents.reduce((sum, document) => sum + document.size_bytes, 0);

async function lockReplaced(
  tx: Tx,
  upload: Upload,
  documents: readonly Document[],
): Promise<Locked<Document> | null> {
  if (upload.replacesId === null) return null;
  const old = documents.find(
    (one) => one.id === upload.replacesId && one.kind === upload.documentKind && one.condition_id === null,
  );
  if (!old) throw new Refused('stale-revision');
  // A newer one stands there already; an infected one is not current and may be replaced all the same.
  if (!old.is_current && old.scan_state !== 'infected') throw new Refused('stale-revision');
  return await lockDocument(tx, old.id);
}

/**
 * Moves what a case asks for along with its files. Before the first submission nothing is asked yet, and nothing moves.
 * Errors: Refused `wrong-state` when the paper was accepted or waived.
 */
export async function moveRequirement(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  documentKind: string,
  action: 'upload' | 'remove',
  moves: boolean,
): Promise<void> {
  const requirements = await lockRequirements(tx, application.id);
  const requirement = requirements.find((one) => one.document_kind === documentKind);
  if (!requirement) return;
  const thing = { status: requirement.state, subject: subjectOf(application) };
  const { to } = applyAction(REQUIREMENT, thing, action, ctx.actor);
  // A list in the answers still stands in when the last file goes.
  if (to === 'required' && requirement.answered_in_version !== null) return;
  if (moves) await setRequirementState(tx, requirement, to, null, ctx.now);
}

/**
 * Takes a file off a case. What was submitted keeps its record of it.
 * Shape: a file that is gone already is fine. Errors: Refused `not-found` for strangers, `wrong-state` when the paper was
 * accepted or nothing is decided any more.
 */
export async function removeDocument(ctx: Ctx, input: { ref: string; documentId: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    assertMayUpload(ctx, application);
    const document = await lockDocument(tx, input.documentId);
    if (document === null || document.application_id !== application.id) return;
    // An agency judges by it; another file can be sent beside it.
    if (document.condition_id !== null) throw new Refused('wrong-state');
    await assertOpenPaper(tx, application, document.kind);
    await setDocumentRemoved(tx, document, ctx.now);
    const rest = await listDocuments(tx, application.id);
    const isLast = !rest.some((one) => one.is_current && one.kind === document.kind);
    if (document.is_current) await moveRequirement(tx, ctx, application, document.kind, 'remove', isLast);
    await updateReaderRevisions(tx, application.id, document.kind);
    await appendActivity(tx, ctx, application, 'remove', {
      from: application.status,
      to: application.status,
      detail: { document: document.kind, file: document.id, number: document.version_number },
    });
  });
}
