import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';
import { FILE_LIMITS, FILE_PROBLEMS, type FileKind } from '#src/domain/document.ts';
import { type Frame, frameHead, readFrames } from '#src/outside/confined/frames.ts';

const CPU_SECONDS = 20;
const LONGEST_MS = 25_000;
const HEAP_MEGABYTES = 512;
// Node alone reserves about 600 MB of this; what is left bounds WebAssembly and the picture library too.
const DATA_KILOBYTES = 1_200_000;
const PICTURE_BYTES = 20_000_000;

// The built server runs from another folder than the source, and the program is always read from the source.
function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'src/outside/confined/main.ts'))) {
    if (folder === dirname(folder)) throw new Error('the program that reads files is not installed');
    folder = dirname(folder);
  }
  return folder;
}

const WALLS = [
  ['unshare', '-Urnpf', '--mount-proc', '--kill-child'],
  ['unshare', '-Urn'],
];
let wall: readonly string[] | undefined;

/**
 * The strongest wall against network and other processes that this machine offers, empty where it offers none, as in many
 * containers. Files and programs stay forbidden by Node in any case.
 */
export function confiningCommand(): readonly string[] {
  const works = ([command = '', ...options]: readonly string[]) =>
    spawnSync(command, [...options, 'true'], { stdio: 'ignore' }).status === 0;
  wall ??= WALLS.find(works) ?? [];
  return wall;
}

/** How a program is started with all its walls around it. The program is the one that reads files, but for tests of the walls. */
export function commandLine(program?: readonly string[]): [string, string[]] {
  const root = projectRoot();
  const node = [
    process.execPath,
    '--permission',
    '--allow-addons',
    '--disable-warning=SecurityWarning',
    `--allow-fs-read=${join(root, 'node_modules')}`,
    `--allow-fs-read=${join(root, 'src')}`,
    `--allow-fs-read=${join(root, 'package.json')}`,
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    ...(program ?? [join(root, 'src/outside/confined/main.ts')]),
  ];
  if (process.platform === 'win32') return [process.execPath, node.slice(1)];
  const limits = `ulimit -t ${CPU_SECONDS}; ulimit -c 0; ulimit -f 0; ulimit -n 64; ulimit -d ${DATA_KILOBYTES}; exec "$@"`;
  return ['/bin/sh', ['-c', limits, 'sh', ...confiningCommand(), ...node]];
}

/** So much of a file may lie between us and its reader, so that neither waits for each single piece of the other. */
const QUEUED_BYTES = 512 * 1024;

/** Waits until everything queued is on its way, or nobody is there any more to read it. */
async function roomIn(input: Writable): Promise<void> {
  if (input.destroyed) return;
  await new Promise<void>((done) => {
    const end = () => {
      input.off('drain', end).off('close', end);
      done();
    };
    input.on('drain', end).on('close', end);
  });
}

const headerSchema = z.union([
  z.strictObject({ size: z.literal(0), ready: z.literal(true) }),
  z.strictObject({ size: z.literal(0), problem: z.enum(FILE_PROBLEMS).nullable() }),
  z.strictObject({
    size: z.int(),
    page: z.int().min(1).max(FILE_LIMITS.picturedPages),
    pagesCount: z.int().min(1),
    width: z.int().min(1).max(20_000),
    height: z.int().min(1).max(20_000),
  }),
  z.strictObject({ size: z.literal(0), next: z.int().min(1).nullable(), pagesCount: z.int().min(0) }),
]);
export type Said = z.infer<typeof headerSchema>;

/** A file that made its reader crash, run out of memory or time, or say what it should not. */
export class GaveUp extends Error {
  override name = 'GaveUp';
}

/** One confined process. It reads one file after the other until it is stopped. */
export class ConfinedProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #frames: AsyncGenerator<Frame>;
  readonly #ended: Promise<Error | null>;
  #isOver = false;
  #isReady = false;
  #isCut = false;
  #complaint = '';

  constructor() {
    const [command, options] = commandLine();
    this.#child = spawn(command, options, {
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { UV_THREADPOOL_SIZE: '2', VIPS_CONCURRENCY: '1', MALLOC_ARENA_MAX: '2' },
    });
    this.#ended = new Promise((done) => {
      this.#child.once('error', done);
      this.#child.once('close', () => done(null));
    });
    void this.#ended.then(() => {
      this.#isOver = true;
    });
    this.#child.stderr.on('data', (chunk: Buffer) => {
      if (this.#complaint.length < 2000) this.#complaint += chunk.toString('utf8');
    });
    this.#child.stdin.on('error', () => undefined); // a reader that died early is told by its end
    this.#frames = readFrames(this.#child.stdout, PICTURE_BYTES);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** While it has nothing to do it must not keep its parent alive. */
  setIdle(isIdle: boolean): void {
    const parts = [
      this.#child,
      this.#child.stdin,
      this.#child.stdout,
      this.#child.stderr,
    ] as unknown as Socket[];
    for (const part of parts) isIdle ? part.unref() : part.ref();
  }

  stop(): void {
    if (this.#isOver || this.#child.pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? this.#child.pid : -this.#child.pid, 'SIGKILL');
    } catch (error) {
      // It ended by itself between the question and the signal.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /**
   * Gives it one file and hears what it says, up to the last word about this file.
   * Shape: the source is read to its end whatever happens to the process.
   * Errors: GaveUp when the file is at fault; what the source throws; a plain Error when the process cannot even start.
   */
  async *read(
    request: { task: 'inspect' | 'draw'; kind: FileKind; size: number; from?: number },
    source: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<{ said: Said; payload: Buffer }> {
    let timer: NodeJS.Timeout | undefined;
    let sourceFailure: { cause: unknown } | null = null;
    const fed = this.#feed(request, source)
      .catch((cause: unknown) => {
        sourceFailure = { cause };
        this.stop();
      })
      .finally(() => {
        timer = setTimeout(() => this.stop(), LONGEST_MS);
      });
    try {
      for (;;) {
        const frame = await this.#hear();
        if (frame === null) break;
        if ('ready' in frame.said) continue;
        if ('problem' in frame.said || 'next' in frame.said) {
          await fed;
          yield frame;
          return;
        }
        yield frame;
      }
      await fed;
      if (sourceFailure) throw (sourceFailure as { cause: unknown }).cause;
      throw await this.#explainEnd();
    } finally {
      await fed;
      clearTimeout(timer);
    }
  }

  /** Writes the request and its file, no more bytes than were said; a file with fewer never becomes whole. */
  async #feed(request: { size: number }, source: AsyncIterable<Uint8Array>): Promise<void> {
    const input = this.#child.stdin;
    let left = request.size;
    input.write(frameHead(request, request.size));
    for await (const chunk of source) {
      const part = chunk.byteLength > left ? chunk.subarray(0, left) : chunk;
      left -= part.byteLength;
      if (this.#isOver || part.byteLength === 0) continue;
      input.write(part);
      if (input.writableLength > QUEUED_BYTES) await roomIn(input);
    }
    if (left > 0) {
      this.#isCut = true;
      this.stop();
    }
  }

  async #hear(): Promise<{ said: Said; payload: Buffer } | null> {
    let next: IteratorResult<Frame>;
    try {
      next = await this.#frames.next();
    } catch (cause) {
      throw new GaveUp('it spoke in broken frames', { cause });
    }
    if (next.done) return null;
    const said = headerSchema.safeParse(next.value.header);
    if (!said.success) throw new GaveUp('it said what it should not', { cause: said.error });
    this.#isReady = true;
    return { said: said.data, payload: next.value.payload };
  }

  async #explainEnd(): Promise<Error> {
    const failure = await this.#ended;
    const complaint = this.#complaint.trim();
    if (failure) return new Error('the process that reads files could not be started', { cause: failure });
    if (this.#isCut) return new GaveUp('the file was shorter than it was said to be');
    // Before it is ready it has seen no byte, so the fault is ours and not the file's.
    if (!this.#isReady) return new Error(`the process that reads files failed at its start: ${complaint}`);
    return new GaveUp(complaint || 'it was stopped');
  }
}
