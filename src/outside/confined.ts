import type { FileKind, FileProblem } from '#src/domain/document.ts';
import type { Picture } from '#src/outside/confined/picture.ts';
import { ConfinedProcess, GaveUp } from '#src/outside/confined/process.ts';
import { createGate } from '#src/outside/gate.ts';

/** `problem` is null when nothing is wrong; `complaint` is what a reader that gave up left for the log. */
export interface Inspected {
  problem: FileProblem | null;
  complaint?: string;
}

/** `isBroken` when the file made its reader give up, so that another try would end the same way. */
export type Drawn =
  | Picture
  | { next: number | null; pagesCount: number }
  | { isBroken: true; complaint: string };

/** Reads files of strangers in processes that can do nothing else: no network, no files, little time and memory. */
export interface Confined {
  /**
   * Reads a whole file and says what is wrong with it.
   * The bytes are read to their end in any case, so that the caller may count and hash them on the way.
   */
  inspect: (kind: FileKind, sizeBytes: number, bytes: AsyncIterable<Uint8Array>) => Promise<Inspected>;
  /** Draws pages from one on. `next` names where another call must go on, null after the last page. */
  draw: (
    kind: FileKind,
    from: number,
    sizeBytes: number,
    bytes: AsyncIterable<Uint8Array>,
  ) => AsyncGenerator<Drawn>;
}

/** A process that has seen so many files, or waited so long for one, makes room for a fresh one. */
const FILES_FOR_EACH = 25;
const IDLE_MS = 60_000;

interface Idle {
  process: ConfinedProcess;
  filesCount: number;
  timer: NodeJS.Timeout;
}

/** Keeps processes that read nothing but good files for the next one: starting one takes longer than reading a file. */
function createPool() {
  const idle: Idle[] = [];
  const take = (): { process: ConfinedProcess; filesCount: number } => {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.process.isOver) continue;
      kept.process.setIdle(false);
      return kept;
    }
    return { process: new ConfinedProcess(), filesCount: 0 };
  };
  const giveBack = (used: { process: ConfinedProcess; filesCount: number }): void => {
    if (used.process.isOver || used.filesCount + 1 >= FILES_FOR_EACH) {
      used.process.stop();
      return;
    }
    used.process.setIdle(true);
    const timer = setTimeout(() => used.process.stop(), IDLE_MS).unref();
    idle.push({ process: used.process, filesCount: used.filesCount + 1, timer });
  };
  return { take, giveBack };
}

/** Builds the adapter. Shape: `places` files are inspected at once; more wait, so that memory stays bounded. */
export function createConfined(places: number): Confined {
  const inTurn = createGate(places);
  const pool = createPool();
  return {
    inspect: (kind, sizeBytes, bytes) =>
      inTurn(async () => {
        const used = pool.take();
        const inspected = await inspect(used.process, kind, sizeBytes, bytes).catch((error: unknown) => {
          used.process.stop();
          throw error;
        });
        // What was refused may have been an attack on its reader, which then reads no other file.
        if (inspected.problem === null) pool.giveBack(used);
        else used.process.stop();
        return inspected;
      }),
    draw: async function* (kind, from, sizeBytes, bytes) {
      const fresh = new ConfinedProcess();
      try {
        yield* draw(fresh, { kind, from, size: sizeBytes }, bytes);
      } finally {
        fresh.stop();
      }
    },
  };
}

async function inspect(
  reader: ConfinedProcess,
  kind: FileKind,
  size: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Inspected> {
  try {
    for await (const { said } of reader.read({ task: 'inspect', kind, size }, bytes)) {
      if ('problem' in said) return { problem: said.problem };
    }
    return { problem: 'not-checkable', complaint: 'it ended without a word' };
  } catch (error) {
    if (error instanceof GaveUp) return { problem: 'not-checkable', complaint: error.message };
    throw error;
  }
}

async function* draw(
  reader: ConfinedProcess,
  request: { kind: FileKind; from: number; size: number },
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Drawn> {
  try {
    for await (const { said, payload } of reader.read({ task: 'draw', ...request }, bytes)) {
      if ('page' in said) {
        const { page, pagesCount, width, height } = said;
        yield { page, pagesCount, width, height, bytes: payload };
      } else if ('next' in said) yield { next: said.next, pagesCount: said.pagesCount };
    }
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
    yield { isBroken: true, complaint: error.message };
  }
}
