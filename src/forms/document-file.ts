import { Readable } from 'node:stream';
import {
  lendTicket,
  type OpenedOriginal,
  type OpenedPicture,
  openOriginal,
  openPicture,
  openWithTicket,
} from '#src/commands/document-reading.ts';
import { attachmentHeader } from '#src/domain/file-name.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { answerTo, type FormPage, noteRefusal, seeOther } from '#src/forms/run-form.ts';
import { paths } from '#src/paths.ts';

/** The part of a request that an endpoint without a page has. */
type Asked = Pick<FormPage, 'request' | 'url' | 'locals'>;

/** What somebody else made does nothing in a browser, wherever it is opened. */
const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/; // 3f0c1c0e-6d0e-4b58-8f0e-0d7a4f5d1c11

async function unlessRefused(page: Asked, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    noteRefusal((await page.locals.context()).ctx, error.code);
    return answerTo(error.code, page) ?? new Response(null, { status: 404 });
  }
}

function assertId(id: string): void {
  if (!ID.test(id)) throw new Refused('not-found');
}

function sendOriginal({ fileName, contentType, sizeBytes, body }: OpenedOriginal): Response {
  return new Response(Readable.toWeb(Readable.from(body, { objectMode: false })) as ReadableStream, {
    headers: {
      'content-type': contentType,
      'content-length': String(sizeBytes),
      'content-disposition': attachmentHeader(fileName),
      'content-security-policy': SANDBOX,
      'cache-control': 'private, no-store',
    },
  });
}

/** Sends an original, or the way to the host that sends originals where the city has one. */
export function getOriginal(page: Asked, documentId: string): Promise<Response> {
  return unlessRefused(page, async () => {
    assertId(documentId);
    const { ctx } = await page.locals.context();
    // A ticket for the other host is a change; the same bytes may leave from here.
    if (ctx.documentsOrigin === null || ctx.isReadOnly)
      return sendOriginal(await openOriginal(ctx, { documentId }));
    if (page.locals.sessionToken === null) throw new Refused('not-found');
    const token = await lendTicket(ctx, { documentId, sessionHash: page.locals.sessionHash() });
    return seeOther(ctx.documentsOrigin + paths.documentWithTicket(documentId, token));
  });
}

/** Sends an original to whoever holds a ticket for it; the only thing that the documents' own host does. */
export function getOriginalWithTicket(page: Asked, documentId: string): Promise<Response> {
  return unlessRefused(page, async () => {
    assertId(documentId);
    const { ctx } = await page.locals.context();
    const token = page.url.searchParams.get('token') ?? '';
    return sendOriginal(await openWithTicket(ctx, { documentId, token }));
  });
}

/** Sends the picture of one page. A browser that has it asks each time whether it may still see it. */
export function getPicture(page: Asked, documentId: string, pageNumber: string): Promise<Response> {
  return unlessRefused(page, async () => {
    assertId(documentId);
    if (!/^[1-9]\d{0,3}$/.test(pageNumber)) throw new Refused('not-found'); // 12
    const { ctx } = await page.locals.context();
    const knownSha256 =
      /^"([0-9a-f]{64})"$/.exec(page.request.headers.get('if-none-match') ?? '')?.[1] ?? null;
    return sendPicture(await openPicture(ctx, { documentId, pageNumber: Number(pageNumber), knownSha256 }));
  });
}

function sendPicture({ bytes, contentType, sha256 }: OpenedPicture): Response {
  const headers = { etag: `"${sha256}"`, 'cache-control': 'private, no-cache' };
  if (bytes === null) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-length': String(bytes.byteLength),
      'content-disposition': 'inline',
      'content-security-policy': SANDBOX,
    },
  });
}
