import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { openLane } from '#e2e/bench/lane.ts';

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  headers?: Record<string, string>;
  body?: () => string | Buffer;
}

export interface Load {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Microseconds of the server's processor time for one request. */
  cpuMicros: number;
  wrongCount: number;
}

/** Processor seconds that the threads of a process have used so far. The usual count of a process goes by hundredths of a second. */
export function cpuSecondsOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((id) =>
    Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e9;
}

/** Resident memory of a process. Units: bytes. */
export function memoryOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** One request, whole. */
export function call(origin: string, one: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const body = one.body?.();
    const headers = {
      ...one.headers,
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    };
    const sent = request(`${origin}${one.path}`, { method: one.method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Calls over a number of connections for some seconds. Shape: answers with another status than expected are counted. */
export async function load(
  origin: string,
  pid: number,
  make: (connection: number) => Call,
  options: { connections: number; seconds: number; expect: number },
): Promise<Load> {
  const lanes = await Promise.all(Array.from({ length: options.connections }, () => openLane(origin)));
  const times: number[] = [];
  let wrongCount = 0;
  const cpu = cpuSecondsOf(pid);
  const start = performance.now();
  const end = start + options.seconds * 1000;
  await Promise.all(
    lanes.map(async (lane, connection) => {
      while (performance.now() < end) {
        const began = performance.now();
        const status = await lane.ask(make(connection));
        times.push(performance.now() - began);
        if (status !== options.expect) wrongCount += 1;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const used = cpuSecondsOf(pid) - cpu;
  for (const lane of lanes) lane.close();
  times.sort((a, b) => a - b);
  return {
    requestsPerSecond: times.length / seconds,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    cpuMicros: (used * 1e6) / Math.max(1, times.length),
    wrongCount,
  };
}

export const median = (values: readonly number[]): number =>
  at(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** Calls until the server has compiled what it runs often. Units: calls, because a busy machine does fewer in a second. */
export async function warmUp(
  origin: string,
  make: (connection: number) => Call,
  calls: number,
): Promise<void> {
  let left = calls;
  await Promise.all(
    Array.from({ length: 10 }, async (_, connection) => {
      const lane = await openLane(origin);
      for (; left > 0; left -= 1) await lane.ask(make(connection));
      lane.close();
    }),
  );
}

/** The round whose figure is the median of its kind, figure by figure. */
export const medianLoad = (rounds: readonly Load[]): Load => ({
  requestsPerSecond: median(rounds.map((one) => one.requestsPerSecond)),
  p50: median(rounds.map((one) => one.p50)),
  p99: median(rounds.map((one) => one.p99)),
  cpuMicros: median(rounds.map((one) => one.cpuMicros)),
  wrongCount: rounds.reduce((sum, one) => sum + one.wrongCount, 0),
});
