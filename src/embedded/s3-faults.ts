import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What a test makes go wrong with a request. `reset`: it is accepted and cut off. `lost-answer`: it is carried out, and
 * nobody hears of it. `wrong-bytes`: a read gives as many bytes as there are, and one of them is another.
 */
export type S3Fault =
  | { status: number; code: string }
  | { delayMs: number }
  | 'reset'
  | 'lost-answer'
  | 'wrong-bytes';

/** The same bytes, save for one. */
export async function* spoiled(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const piece of bytes) {
    if (isFirst) piece[0] = (piece[0] ?? 0) ^ 1;
    isFirst = false;
    yield piece;
  }
}

/** Lets a request be carried out and cuts its connection where the answer would begin. */
export function loseAnswer({ socket }: IncomingMessage, response: ServerResponse): void {
  response.writeHead = () => response;
  response.end = () => {
    socket.destroy();
    return response;
  };
}
