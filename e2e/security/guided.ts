import { Session } from 'node:inspector';
import type { Chance } from '#e2e/faults/chance.ts';

/** Says whether what a reader gave back is as it must be; whatever it throws is a mistake. */
export type Holds = (text: string) => boolean;

export interface Guided {
  /** Texts that were tried. */
  tried: number;
  /** Letters of our source that ran for the first time. */
  letters: number;
  /** Texts that each ran a block that none before had run. */
  kept: string[];
  /** The first text that was read wrongly, and how; null when there is none. */
  wrong: string | null;
}

type Range = { startOffset: number; endOffset: number; count: number };
type Covered = {
  result: { scriptId: string; url: string; functions: { ranges: Range[] }[] }[];
};

const LOT = 256;
const LONGEST = 400;

/** Sees which blocks of our source run. Shape: only modules that are imported after it began are seen block by block. */
export class BlockCoverage implements Disposable {
  readonly #session = new Session();
  readonly #isOurs: (url: string) => boolean;
  /** For each source, one byte for each of its letters: whether it ran. */
  readonly #seen = new Map<string, Uint8Array>();

  constructor(isOurs: (url: string) => boolean) {
    this.#isOurs = isOurs;
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** How many letters of our source ran, since this was asked last, that never ran before; they count as known when told to. */
  news(keep: boolean): number {
    let fresh = 0;
    // The answer of a session to its own thread is there before the call returns.
    this.#session.post('Profiler.takePreciseCoverage', (_error: Error | null, covered: Covered) => {
      for (const { scriptId, url, functions } of covered.result) {
        if (!this.#isOurs(url)) continue;
        const ranges = functions.flatMap((one) => one.ranges);
        fresh += this.#paint(scriptId, ranges, keep);
      }
    });
    return fresh;
  }

  /** A range lies within one before it, and what it says of its letters stands over what that one says. */
  #paint(scriptId: string, ranges: readonly Range[], keep: boolean): number {
    const ran = new Uint8Array(Math.max(0, ...ranges.map(({ endOffset }) => endOffset)));
    for (const { startOffset, endOffset, count } of ranges)
      ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    const seen = this.#seenOf(scriptId, ran.length);
    let fresh = 0;
    for (const [letter, isRun] of ran.entries()) {
      if (isRun === 0 || seen[letter] === 1) continue;
      fresh += 1;
      if (keep) seen[letter] = 1;
    }
    return fresh;
  }

  #seenOf(scriptId: string, length: number): Uint8Array {
    const known = this.#seen.get(scriptId) ?? new Uint8Array(0);
    if (known.length >= length) return known;
    const longer = new Uint8Array(length);
    longer.set(known);
    this.#seen.set(scriptId, longer);
    return longer;
  }

  [Symbol.dispose](): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }
}

/** One small change to a text: a piece put in, taken out, doubled, exchanged, or the end of another text. */
function changed(text: string, pieces: readonly string[], kept: readonly string[], chance: Chance): string {
  const from = chance.upTo(text.length + 1);
  const to = Math.min(text.length, from + chance.upTo(4));
  const pick = (list: readonly string[]) => list[chance.upTo(list.length)] ?? '';
  const [head, middle, tail] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  switch (chance.upTo(6)) {
    case 0:
      return head + pick(pieces) + middle + tail;
    case 1:
      return head + tail;
    case 2:
      return head + middle + middle + tail;
    case 3:
      return head + pick(pieces) + tail;
    case 4:
      return head + String.fromCharCode(32 + chance.upTo(95)) + tail;
    default:
      return head + pick(kept).slice(chance.upTo(4));
  }
}

/**
 * Tries changed texts on a reader and goes on from those that ran a block of its source for the first time.
 * Shape: the same chance tries the same texts.
 */
export function guide(
  holds: Holds,
  options: { tries: number; pieces: readonly string[]; chance: Chance; coverage: BlockCoverage },
): Guided {
  const { tries, pieces, chance, coverage } = options;
  const guided: Guided = { tried: 0, letters: 0, kept: [''], wrong: null };
  const read = (text: string): void => {
    guided.tried += 1;
    try {
      if (holds(text)) return;
      guided.wrong ??= `is not as it must be after ${JSON.stringify(text)}`;
    } catch (error) {
      guided.wrong ??= `${String(error)} after ${JSON.stringify(text)}`;
    }
  };
  const isNew = (texts: readonly string[]): boolean => {
    for (const text of texts) read(text);
    const fresh = coverage.news(texts.length === 1);
    if (texts.length === 1) guided.letters += fresh;
    return fresh > 0;
  };
  /** Finds the texts of a lot that brought something new by reading its halves again. */
  const keep = (texts: readonly string[]): void => {
    if (!isNew(texts)) return;
    if (texts.length === 1) {
      guided.kept.push(...texts);
      return;
    }
    const half = texts.length >> 1;
    keep(texts.slice(0, half));
    keep(texts.slice(half));
  };
  coverage.news(true);
  keep(pieces);
  while (guided.tried < tries && guided.wrong === null) {
    const lot = Array.from({ length: LOT }, () => {
      let text = guided.kept[chance.upTo(guided.kept.length)] ?? '';
      for (let change = chance.upTo(3); change >= 0; change -= 1)
        text = changed(text, pieces, guided.kept, chance);
      return text.slice(0, LONGEST);
    });
    keep(lot);
  }
  return guided;
}
