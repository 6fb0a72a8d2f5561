import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { drawFailure } from '#src/http/failure.ts';

const STATUS_OF: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  CONNECT: 405,
};

/**
 * Answers what Node's parser could not read as a request. Such a socket has no response object, so the page with all our
 * headers is written by hand, and the connection ends because nobody knows where the next request would begin.
 */
export function answerUnreadable(
  error: NodeJS.ErrnoException | { code: string },
  socket: Duplex,
  headers: readonly (readonly [string, string])[],
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS_OF[error.code ?? ''] ?? 400;
  const drawn = drawFailure({ status, requestId: randomUUID() }, undefined);
  const all = {
    ...Object.fromEntries(headers),
    ...drawn.headers,
    'content-length': String(Buffer.byteLength(drawn.body)),
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${drawn.body}`);
}
