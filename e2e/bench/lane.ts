import { connect, type Socket } from 'node:net';
import type { Call } from '#e2e/bench/load.ts';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** One connection that stays open and takes one request at a time. */
export interface Lane {
  /** Sends a request and waits for its whole answer. Shape: its status. */
  ask(one: Call): Promise<number>;
  close(): void;
}

function bytesOf(one: Call, host: string): Buffer {
  const body = one.body?.();
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host, ...one.headers, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = `${one.method} ${one.path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  return body === undefined ? Buffer.from(head) : Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

/** Length of an answer with its head, or null while its head is not whole. Errors: throws for one that does not say its length. */
function lengthOf(seen: Buffer): number | null {
  const end = seen.indexOf(END_OF_HEAD);
  if (end < 0) return null;
  const head = seen.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  // A redirect has no body and may say nothing about it.
  if (length === undefined && !/^HTTP\/1.1 (?:204|30[1-8])/.test(head))
    throw new Error('an answer without its length');
  return end + END_OF_HEAD.length + Number(length ?? 0);
}

/**
 * Opens a connection on which only what a load test needs is read of an answer. Node's own client works as hard for a request as
 * the bare server does, so that what it measures at ten connections is mostly itself.
 */
export async function openLane(origin: string): Promise<Lane> {
  const { host, port } = new URL(origin);
  const socket: Socket = connect({ host: '127.0.0.1', port: Number(port), noDelay: true });
  let waiting: PromiseWithResolvers<number> | null = null;
  let seen: Buffer = Buffer.alloc(0);
  let length: number | null = null;
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('data', (chunk: Buffer) => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
    try {
      length ??= lengthOf(seen);
    } catch (error) {
      fail(error as Error);
    }
    if (length === null || seen.length < length) return;
    const status = Number(seen.toString('latin1', 9, 12));
    seen = Buffer.alloc(0);
    length = null;
    waiting?.resolve(status);
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return {
    ask(one) {
      waiting = Promise.withResolvers();
      socket.write(bytesOf(one, host));
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}
