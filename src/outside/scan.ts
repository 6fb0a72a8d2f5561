import { connect, type Socket } from 'node:net';
import type { Env } from '#src/env.ts';

/** `name` is what the scanner calls what it found. */
export type ScanResult = { infected: false } | { infected: true; name: string };

/** Looks for malware. */
export interface Scanner {
  /** Errors: throws when the scanner is away, too slow, or did not read the file to its end. Never answers "clean" then. */
  scan: (bytes: AsyncIterable<Uint8Array>) => Promise<ScanResult>;
  /** Errors: throws when the scanner does not answer. */
  check: () => Promise<void>;
}

type Settings = Pick<Env, 'CLAMD_HOST' | 'CLAMD_PORT' | 'CLAMD_SOCKET'>;

const CONNECT_MS = 2000;
/** How long the scanner may leave bytes unread, and how long it may think when it has them all. */
const STALLED_MS = 20_000;
const ANSWER_MS = 120_000;
const LONGEST_ANSWER = 4096;
const CHUNK_BYTES = 1024 * 1024;

function open(settings: Settings): Promise<Socket> {
  const socket = settings.CLAMD_SOCKET
    ? connect(settings.CLAMD_SOCKET)
    : connect(settings.CLAMD_PORT, settings.CLAMD_HOST);
  return new Promise((done, failed) => {
    const timer = setTimeout(() => socket.destroy(new Error('the scanner cannot be reached')), CONNECT_MS);
    socket.once('connect', () => {
      clearTimeout(timer);
      done(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      failed(error);
    });
  });
}

/** Everything the scanner says until it closes. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((done, failed) => {
    let said = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      said += text;
      if (said.length > LONGEST_ANSWER) socket.destroy(new Error('the scanner says too much'));
    });
    socket.once('error', failed);
    socket.once('close', () => done(said.replace(/\0/g, '').trim()));
  });
}

function within<T>(work: Promise<T>, socket: Socket, limitMs: number): Promise<T> {
  const timer = setTimeout(() => socket.destroy(new Error('the scanner is too slow')), limitMs);
  return work.finally(() => clearTimeout(timer));
}

/** Writes and waits for room; an end of the connection ends the wait too, and the answer then says what happened. */
function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return Promise.resolve();
  const room = new Promise<void>((done) => {
    const go = () => {
      socket.off('drain', go);
      socket.off('close', go);
      done();
    };
    socket.once('drain', go);
    socket.once('close', go);
  });
  return within(room, socket, STALLED_MS);
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.byteLength);
  return length;
}

async function send(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const large of bytes) {
    for (let at = 0; at < large.byteLength; at += CHUNK_BYTES) {
      const chunk = large.subarray(at, at + CHUNK_BYTES);
      await write(socket, lengthOf(chunk));
      await write(socket, chunk);
    }
  }
  await write(socket, lengthOf(new Uint8Array()));
}

function judge(answer: string): ScanResult {
  if (answer === 'stream: OK') return { infected: false };
  const found = /^stream: (.{1,200}) FOUND$/.exec(answer); // stream: Win.Test.EICAR_HDB-1 FOUND
  if (found?.[1]) return { infected: true, name: found[1] };
  throw new Error(`the scanner did not scan: ${answer.slice(0, 200) || 'no answer'}`);
}

/** Builds the adapter for clamd. Shape: null when no scanner is configured; nothing connects before first use. */
export function createScanner(settings: Settings): Scanner | null {
  if (!settings.CLAMD_HOST && !settings.CLAMD_SOCKET) return null;
  return {
    scan: async (bytes) => {
      const socket = await open(settings);
      const answer = answerOf(socket);
      answer.catch(() => undefined); // awaited below; a source that fails first must not leave it alone
      try {
        await send(socket, bytes);
        return judge(await within(answer, socket, ANSWER_MS));
      } finally {
        socket.destroy();
      }
    },
    check: async () => {
      const socket = await open(settings);
      const answer = answerOf(socket);
      socket.write('zPING\0');
      const said = await within(answer, socket, CONNECT_MS);
      if (said !== 'PONG') throw new Error('the scanner did not answer');
    },
  };
}
