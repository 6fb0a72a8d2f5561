import type { IncomingMessage } from 'node:http';

export type Body =
  | { kind: 'whole'; bytes: Buffer }
  | { kind: 'too-large' }
  | { kind: 'too-slow' }
  | { kind: 'cut' };

/**
 * Reads a request's body into memory, up to a limit.
 * What is past the limit is not read; the caller answers and closes the connection.
 */
export async function readBody(
  request: IncomingMessage,
  limits: { bytes: number; timeoutMs: number },
): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes) return { kind: 'too-large' };
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => finish({ kind: 'too-slow' }), limits.timeoutMs);

    function finish(body: Body): void {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', cut).off('error', cut);
      // Without a listener an error of the socket would end the process.
      request.on('error', () => undefined);
      if (body.kind !== 'whole') request.pause();
      resolve(body);
    }
    function take(chunk: Buffer): void {
      length += chunk.length;
      if (length > limits.bytes) finish({ kind: 'too-large' });
      else chunks.push(chunk);
    }
    const end = () => finish({ kind: 'whole', bytes: Buffer.concat(chunks, length) });
    const cut = () => finish({ kind: 'cut' });
    request.on('data', take).on('end', end).on('close', cut).on('error', cut);
  });
}
