import { createHash, randomBytes } from 'node:crypto';
import { appendActivity } from '#src/commands/activity.ts';
import type { Ctx } from '#src/context.ts';
import { isOpenable, isReleased, readersOf, TICKET_MS } from '#src/domain/document.ts';
import { can } from '#src/domain/policy.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { type Application, findApplicationByRef, lockApplicationByRef } from '#src/store/application.ts';
import { type Document, findDocument, findDocumentPage } from '#src/store/document.ts';
import { deleteDocumentTicket, insertDocumentTicket } from '#src/store/document-ticket.ts';
import { listReviews } from '#src/store/review.ts';
import { actorOf, findSession, tokenHashOf } from '#src/store/session.ts';
import { subjectOf } from '#src/store/subject.ts';

/** An original on its way out. A body that is not sent to its end must be returned. */
export interface OpenedOriginal {
  fileName: string;
  contentType: string;
  sizeBytes: number;
  body: AsyncGenerator<Uint8Array>;
}

/** Errors: Refused `not-found` for everybody who may not open the file, so that nobody learns that it is there. */
async function readableDocument(
  ctx: Ctx,
  documentId: string,
): Promise<{ document: Document; application: Application }> {
  const document = found(await findDocument(ctx.sql, documentId));
  const application = found(await findApplicationByRef(ctx.sql, document.ref));
  const reviews = ctx.actor.kind === 'staff' ? await listReviews(ctx.sql, application.id) : [];
  const agencies = reviews.filter((review) => review.is_current).map((review) => review.agency);
  const subject = subjectOf(application, agencies, {
    readers: readersOf(ctx.city, document.kind),
    documentId: document.id,
    released: isReleased(document.scan_state),
  });
  if (!can(ctx.actor, 'document:read', subject) || !isOpenable(document.scan_state)) {
    throw new Refused('not-found');
  }
  return { document, application };
}

/**
 * Opens an original for somebody who may read it; each reading by staff is a line in the history before a byte leaves.
 * Errors: Refused `not-found`. Throws when the store is away, or when it holds something else than what was uploaded.
 */
export async function openOriginal(ctx: Ctx, input: { documentId: string }): Promise<OpenedOriginal> {
  const { document, application } = await readableDocument(ctx, input.documentId);
  const stored = await ctx.outside.objects.get(document.object_key);
  if (stored === null || stored.sizeBytes !== document.size_bytes) {
    stored?.body.destroy();
    throw alarm(ctx, document.object_key);
  }
  try {
    await noteReading(ctx, document, application);
  } catch (error) {
    stored.body.destroy(); // nobody else would, and its connection with it
    throw error;
  }
  return {
    fileName: document.file_name,
    contentType: document.content_type,
    sizeBytes: document.size_bytes,
    body: proven(ctx, document, stored.body),
  };
}

async function noteReading(ctx: Ctx, document: Document, application: Application): Promise<void> {
  if (ctx.actor.kind !== 'staff' && ctx.actor.kind !== 'outside') return;
  await ctx.sql.begin(async (tx) => {
    // Somebody may have moved the case since it was read: its line names the status that it has now.
    const { id, status } = found(await lockApplicationByRef(tx, application.ref));
    await appendActivity(tx, ctx, { id }, 'read_document', {
      from: status,
      to: status,
      detail: { document: document.kind, file: document.id, number: document.version_number },
    });
  });
}

function alarm(ctx: Ctx, objectKey: string): Error {
  ctx.log.error({ alarm: 'object-mismatch', objectKey }, 'a stored file is not the one that was uploaded');
  return new Error('a stored file is not the one that was uploaded');
}

/** Passes bytes on, one piece behind: the last leaves only when all are proven, so that no other file ever arrives whole. */
async function* proven(
  ctx: Ctx,
  document: Document,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | null = null;
  for await (const chunk of body) {
    if (held !== null) yield held;
    hash.update(chunk);
    held = chunk;
  }
  if (hash.digest('hex') !== document.sha256) throw alarm(ctx, document.object_key);
  if (held !== null) yield held;
}

/** A page's picture, whole and proven. */
export interface OpenedPicture {
  contentType: string;
  sha256: string;
  /** Null when the browser has it already. */
  bytes: Buffer | null;
}

/**
 * Opens the picture of a page for somebody who may read its file.
 * Shape: no bytes when `knownSha256` is still the one. Errors: Refused `not-found`; throws when the store holds something else.
 */
export async function openPicture(
  ctx: Ctx,
  input: { documentId: string; pageNumber: number; knownSha256: string | null },
): Promise<OpenedPicture> {
  await readableDocument(ctx, input.documentId);
  const page = found(await findDocumentPage(ctx.sql, input.documentId, input.pageNumber));
  const { content_type: contentType, sha256 } = page;
  if (input.knownSha256 === sha256) return { contentType, sha256, bytes: null };
  const stored = await ctx.outside.objects.get(page.object_key);
  if (stored === null || stored.sizeBytes !== page.size_bytes) {
    stored?.body.destroy();
    throw alarm(ctx, page.object_key);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of stored.body as AsyncIterable<Buffer>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw alarm(ctx, page.object_key);
  return { contentType, sha256, bytes };
}

/**
 * Lends this session to the documents' own host for one original.
 * Shape: a token that works once, for a minute. Errors: Refused `not-found` for everybody who may not open the file.
 */
export async function lendTicket(
  ctx: Ctx,
  input: { documentId: string; sessionHash: Buffer },
): Promise<string> {
  await readableDocument(ctx, input.documentId);
  const token = randomBytes(32).toString('base64url');
  await ctx.sql.begin((tx) =>
    insertDocumentTicket(tx, {
      tokenHash: tokenHashOf(token),
      documentId: input.documentId,
      sessionHash: input.sessionHash,
      now: ctx.now,
    }),
  );
  return token;
}

/**
 * Opens an original for whoever holds a ticket, with the rights that the lending session has now.
 * Errors: Refused `not-found` for a ticket that is used, too old, of another file, or whose session has ended.
 */
export async function openWithTicket(
  ctx: Ctx,
  input: { documentId: string; token: string },
): Promise<OpenedOriginal> {
  const after = new Date(ctx.now.getTime() - TICKET_MS);
  const sessionHash = await ctx.sql.begin((tx) =>
    deleteDocumentTicket(tx, { tokenHash: tokenHashOf(input.token), documentId: input.documentId, after }),
  );
  if (sessionHash === null) throw new Refused('not-found');
  const { session } = await findSession(ctx.sql, sessionHash);
  if (session === null) throw new Refused('not-found');
  return await openOriginal({ ...ctx, actor: actorOf(session, sessionHash) }, input);
}
