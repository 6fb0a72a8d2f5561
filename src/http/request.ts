import type { IncomingMessage } from 'node:http';

const NOT_FOR_PAGES =
  /^(?:x-shell-|x-forwarded-|x-http-method|x-original-|x-rewrite-|forwarded$|expect$|upgrade$|connection$)/; // x-forwarded-for

/** One text of a header that may have come several times. */
export const listOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

/** Whether a header that must be single came more than once. */
export const hasSeveral = (req: IncomingMessage, name: string): boolean =>
  req.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length > 1;

/** Whether a cookie of this name came, whatever is in it. */
export const hasCookie = (req: IncomingMessage, name: string): boolean =>
  (req.headers.cookie ?? '').split(';').some((part) => part.trim().startsWith(`${name}=`));

/** Whether a body was announced and has not arrived whole. */
export const isStillSending = (req: IncomingMessage): boolean =>
  !req.complete &&
  (req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0);

/** The headers that a page may see: none that our own shell or a proxy speaks with. */
export function headersForPages(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i]?.toLowerCase() ?? '';
    if (!NOT_FOR_PAGES.test(name)) headers.append(name, req.rawHeaders[i + 1] ?? '');
  }
  return headers;
}

/** So much of a body may wait for its reader, so that sender and reader need not take turns with every piece. */
const WAITING_BYTES = 256 * 1024;

/**
 * A body as a stream for a page that reads it piece by piece: no faster than the page takes it, broken off past its limit.
 * `onOver` is told so, because the page may only see that its stream broke.
 */
export function bodyStream(
  req: IncomingMessage,
  limit: { bytes: number; onOver: () => void },
): ReadableStream<Uint8Array> {
  let length = 0;
  let stop: () => void = () => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(stream) {
        const take = (chunk: Buffer) => {
          length += chunk.length;
          if (length > limit.bytes) {
            limit.onOver();
            stop();
            stream.error(new RangeError('the body is larger than this address takes'));
            return;
          }
          stream.enqueue(chunk);
          if ((stream.desiredSize ?? 0) <= 0) req.pause();
        };
        const end = () => {
          stop();
          stream.close();
        };
        const cut = () => {
          stop();
          stream.error(new Error('the connection ended before the body did'));
        };
        stop = () => {
          req.pause();
          req.off('data', take).off('end', end).off('close', cut).off('error', cut);
          req.on('error', () => undefined);
        };
        req.pause();
        req.on('data', take).on('end', end).on('close', cut).on('error', cut);
      },
      pull: () => void req.resume(),
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: WAITING_BYTES }),
  );
}

/**
 * Reads and forgets what is left of a body, for a while: a connection closed under a sending browser shows that browser a
 * network error in place of our answer.
 */
export async function discardBody(
  req: IncomingMessage,
  limits: { bytes: number; timeoutMs: number },
): Promise<void> {
  if (!isStillSending(req) || req.destroyed) return;
  // A page that stopped reading would hold the rest back.
  req.removeAllListeners('data');
  await new Promise<void>((resolve) => {
    let length = 0;
    const timer = setTimeout(resolve, limits.timeoutMs);
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limits.bytes) resolve();
    });
    req
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
    req.resume();
    req.once('close', () => clearTimeout(timer));
  });
}
