import { inflateSync } from 'node:zlib';
import { FILE_LIMITS, type FileProblem } from '#src/domain/document.ts';

/** Names with which a PDF runs, opens or carries something. Ordinary links, bookmarks and form fields need none of them. */
const ACTIVE = new Set([
  'JS',
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
]);
const UNUSUAL_FILTERS = [
  'ASCIIHexDecode',
  'AHx',
  'ASCII85Decode',
  'A85',
  'LZWDecode',
  'LZW',
  'RunLengthDecode',
  'RL',
  'Crypt',
  'Predictor',
];
const LONGEST_INFLATED = 64 * 1024 * 1024;
const MOST_TOKENS = 20_000_000;

const WHITE = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) WHITE[code] = 1;
const DELIMITER = new Uint8Array(256);
for (const sign of '()<>[]{}/%') DELIMITER[sign.charCodeAt(0)] = 1;

const SLASH = 0x2f;
const PERCENT = 0x25;
const OPEN = 0x28;
const CLOSE = 0x29;
const BACKSLASH = 0x5c;
const LESS = 0x3c;
const GREATER = 0x3e;

class TooMuch extends Error {}

/** Reads names and words of PDF syntax from a place on, up to the end of one object. */
class Lexer {
  readonly names = new Set<string>();
  readonly #bytes: Buffer;
  #at: number;
  #budget: { tokens: number };

  constructor(bytes: Buffer, from: number, budget: { tokens: number }) {
    this.#bytes = bytes;
    this.#at = from;
    this.#budget = budget;
  }

  get at(): number {
    return this.#at;
  }

  /** Collects names until a word that ends an object. Shape: the word, or empty at the end of the bytes. */
  run(stopWords: ReadonlySet<string>): string {
    const bytes = this.#bytes;
    const end = bytes.length;
    while (this.#at < end) {
      if (--this.#budget.tokens < 0) throw new TooMuch();
      const code = bytes[this.#at] as number;
      if (WHITE[code]) this.#at += 1;
      else if (code === PERCENT) this.#skipComment();
      else if (code === SLASH) this.#readName();
      else if (code === OPEN) this.#skipString();
      else if (code === LESS && bytes[this.#at + 1] === LESS) this.#at += 2;
      else if (code === LESS) this.#skipHex();
      else if (DELIMITER[code]) this.#at += 1;
      else {
        const word = this.#readWord();
        if (stopWords.has(word)) return word;
      }
    }
    return '';
  }

  #skipComment(): void {
    while (this.#at < this.#bytes.length && this.#bytes[this.#at] !== 10 && this.#bytes[this.#at] !== 13) {
      this.#at += 1;
    }
  }

  #endOfWord(from: number): number {
    let at = from;
    while (at < this.#bytes.length) {
      const code = this.#bytes[at] as number;
      if (WHITE[code] || DELIMITER[code]) break;
      at += 1;
    }
    return at;
  }

  #readName(): void {
    const end = this.#endOfWord(this.#at + 1);
    // No name that matters is longer, and a name may hide its letters: J#53 is JS.
    if (end - this.#at <= 100) {
      const raw = this.#bytes.toString('latin1', this.#at + 1, end);
      this.names.add(
        raw.replace(/#([0-9a-fA-F]{2})/g, (_match, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        ),
      );
    }
    this.#at = end;
  }

  #readWord(): string {
    const end = this.#endOfWord(this.#at);
    const word = end - this.#at <= 12 ? this.#bytes.toString('latin1', this.#at, end) : '';
    this.#at = end;
    return word;
  }

  #skipString(): void {
    let depth = 0;
    for (; this.#at < this.#bytes.length; this.#at += 1) {
      const code = this.#bytes[this.#at];
      if (code === BACKSLASH) this.#at += 1;
      else if (code === OPEN) depth += 1;
      else if (code === CLOSE) {
        depth -= 1;
        if (depth === 0) break;
      }
    }
    this.#at += 1;
  }

  #skipHex(): void {
    const end = this.#bytes.indexOf(GREATER, this.#at);
    this.#at = end < 0 ? this.#bytes.length : end + 1;
  }
}

const OBJECT_ENDS = new Set(['endobj', 'stream', 'obj', 'xref', 'startxref', 'trailer']);
const NO_WORDS: ReadonlySet<string> = new Set();

const isSpace = (code: number | undefined) => code === undefined || WHITE[code] === 1;
const isDigit = (code: number | undefined) => code !== undefined && code >= 0x30 && code <= 0x39;
const isBreak = (code: number | undefined) => isSpace(code) || DELIMITER[code ?? 0] === 1;

/** Ends of a word wherever it stands alone. Shape: `12 0 obj<<` has one, `endobj` and packed bytes have none. */
function* placesOf(bytes: Buffer, word: string): Generator<number> {
  let at = bytes.indexOf(word, 0, 'latin1');
  while (at >= 0) {
    const end = at + word.length;
    const before = bytes[at - 1];
    if ((isSpace(before) || isDigit(before)) && isBreak(bytes[end])) yield end;
    at = bytes.indexOf(word, end, 'latin1');
  }
}

/** Where the bytes of a stream begin: after the word and one end of line. */
function streamStart(bytes: Buffer, afterWord: number): number {
  if (bytes[afterWord] === 13 && bytes[afterWord + 1] === 10) return afterWord + 2;
  return bytes[afterWord] === 10 || bytes[afterWord] === 13 ? afterWord + 1 : afterWord;
}

function problemOf(names: ReadonlySet<string>): FileProblem | null {
  if (names.has('Encrypt')) return 'encrypted';
  for (const name of names) if (ACTIVE.has(name)) return 'active-content';
  return null;
}

/**
 * Looks for locks and active content in every object of a PDF, packed ones too.
 * Shape: null when there is none. Every place where an object could begin is read, also inside streams and comments, so that
 * no reader can be led to an object that was not looked at here.
 */
export function activeContentProblem(bytes: Buffer): FileProblem | null {
  const budget = { tokens: MOST_TOKENS };
  let inflated = 0;
  try {
    for (const start of placesOf(bytes, 'trailer')) {
      const lexer = new Lexer(bytes, start, budget);
      lexer.run(OBJECT_ENDS);
      const problem = problemOf(lexer.names);
      if (problem) return problem;
    }
    for (const start of placesOf(bytes, 'obj')) {
      const lexer = new Lexer(bytes, start, budget);
      const word = lexer.run(OBJECT_ENDS);
      const problem = problemOf(lexer.names);
      if (problem) return problem;
      if (word !== 'stream' || !lexer.names.has('ObjStm')) continue;
      if (UNUSUAL_FILTERS.some((name) => lexer.names.has(name))) return 'not-checkable';
      const isPacked = lexer.names.has('FlateDecode') || lexer.names.has('Fl');
      if (!isPacked) return 'not-checkable';
      const content = inflate(bytes.subarray(streamStart(bytes, lexer.at)));
      if (content === null) return 'damaged';
      inflated += content.length;
      if (inflated > FILE_LIMITS.unpackedBytes) return 'unpacks-too-large';
      const inner = new Lexer(content, 0, budget);
      inner.run(NO_WORDS);
      const innerProblem = problemOf(inner.names);
      if (innerProblem) return innerProblem;
    }
  } catch (error) {
    if (error instanceof TooMuch) return 'not-checkable';
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return 'unpacks-too-large';
    throw error;
  }
  return null;
}

/** Shape: null when the bytes are not a complete packed stream; what follows its end does not matter. */
function inflate(packed: Buffer): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: LONGEST_INFLATED });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw error;
    // zlib tells damaged data only by throwing.
    return null;
  }
}
