import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { chooseCoding, encodePage, PAGE_CODINGS } from '#src/http/coding.ts';
import { isForPages, PAGE_POLICY, varyWith } from '#src/http/headers.ts';
import type { DrawnPage } from '#src/http/page-drawing.ts';

/** Below this a compressed page is hardly smaller than the plain one. */
const WORTH_ENCODING_BYTES = 1024;
// Live streams and exports are as long as they are; the rest of what people read is whole and small.
const WHOLE_TEXT = /^(?:text\/(?!event-stream|csv)|application\/(?:json|geo\+json|xml)|image\/svg)/; // text/html

function copyHeaders(response: Response | DrawnPage, target: ServerResponse): void {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (isPage) target.setHeader('content-security-policy', PAGE_POLICY);
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && isForPages(name)) target.setHeader(name, value);
  }
  if (isPage) target.setHeader('content-type', 'text/html; charset=utf-8');
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) target.setHeader('set-cookie', cookies);
  if (!target.hasHeader('cache-control')) target.setHeader('cache-control', 'no-store');
  target.setHeader('vary', varyWith(response.headers.get('vary'), 'Cookie', 'Accept-Encoding'));
}

const isWholeText = (response: Response): boolean =>
  WHOLE_TEXT.test(response.headers.get('content-type') ?? '') && !response.headers.has('content-encoding');

/**
 * Sends what a page answered.
 * Whole text is compressed if the browser can read that; everything else flows through, no faster than the reader takes it.
 * Errors: rejects when the connection or the source breaks in the middle.
 */
export async function sendResponse(
  response: Response | DrawnPage,
  target: ServerResponse,
  request: { method: string; acceptEncoding: string | undefined },
): Promise<void> {
  target.statusCode = response.status;
  copyHeaders(response, target);
  if (response.body === null || request.method === 'HEAD') {
    if (response instanceof Response) await response.body?.cancel();
    target.end();
    return;
  }
  if (response instanceof Response && !isWholeText(response)) {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), target);
    return;
  }
  let body: Uint8Array =
    response instanceof Response ? new Uint8Array(await response.arrayBuffer()) : Buffer.from(response.body);
  const coding =
    body.length < WORTH_ENCODING_BYTES ? null : chooseCoding(request.acceptEncoding, PAGE_CODINGS);
  if (coding) {
    const effort = 'hasStyles' in response && response.hasStyles ? 'small' : 'fast';
    body = encodePage(body, coding, effort);
    target.setHeader('content-encoding', coding);
  }
  target.setHeader('content-length', body.length);
  target.end(body);
}
