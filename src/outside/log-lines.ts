import { write, writeSync } from 'node:fs';

/** Lines that may wait for a place that takes none. */
const MOST_WAITING_BYTES = 4_000_000;
const AGAIN_MS = 250;
/** Nobody is at the other end, and nobody will be. */
const GONE = new Set(['EPIPE', 'EBADF', 'EINVAL']);

export interface LogLines {
  write: (line: string) => void;
  /** How many lines were lost because they could not be written. */
  lostCount: () => number;
}

/**
 * Writes lines of a log without ever holding up or ending the process that serves people: a full disk and a pipe that nobody
 * reads let lines wait, and when too many wait the newest are lost and counted.
 * Shape: lines stay whole and in their order; how many were lost is told when lines pass again.
 */
export function openLogLines(file = 1): LogLines {
  let waiting: Buffer[] = [];
  let bytes = 0;
  let lost = 0;
  let untold = 0;
  let underway: Buffer | null = null;
  let again: NodeJS.Timeout | null = null;

  const lose = (count: number): void => {
    lost += count;
    untold += count;
  };
  const tellLoss = (): void => {
    if (untold === 0) return;
    const line = { level: 40, time: Date.now(), lostCount: untold, msg: 'lines of this log were lost' };
    untold = 0;
    waiting.unshift(Buffer.from(`${JSON.stringify(line)}\n`));
  };
  const next = (): void => {
    if (underway !== null || waiting.length === 0) return;
    const chunk = Buffer.concat(waiting);
    waiting = [];
    underway = chunk;
    write(file, chunk, (error, written) => {
      underway = null;
      if (error !== null && GONE.has(error.code ?? '')) {
        lose(1);
        bytes = 0;
        waiting = [];
        return;
      }
      bytes -= written ?? 0;
      const rest = chunk.subarray(written ?? 0);
      if (rest.length > 0) waiting.unshift(rest);
      else tellLoss();
      if (error === null) return next();
      again ??= setTimeout(() => {
        again = null;
        next();
      }, AGAIN_MS).unref();
    });
  };
  process.on('exit', () => {
    try {
      // One attempt: a place that takes nothing must not keep a process from its end.
      if (waiting.length > 0) writeSync(file, Buffer.concat(waiting));
    } catch {
      lose(waiting.length);
    }
  });
  return {
    write: (line) => {
      const one = Buffer.from(line);
      if (bytes + one.length > MOST_WAITING_BYTES) return lose(1);
      bytes += one.length;
      waiting.push(one);
      if (again === null) next();
    },
    lostCount: () => lost,
  };
}
