import { fill, type Settings } from '#src/components/islands/upload-words.ts';

/** What a file is for. */
export interface Target {
  documentKind: string;
  replaces: string;
  label: string;
}

/** What came of sending a file. `mayRetry` when another try may go better. */
export type Outcome =
  | { kind: 'done' }
  | { kind: 'stopped' }
  | { kind: 'failed'; message: string; mayRetry: boolean };

/** Told of what happens on the way. */
export interface Watch {
  signal: AbortSignal;
  /** Bytes that are there, of all. */
  onSent: (bytes: number) => void;
  onBegun: (id: string, offset: number) => void;
  onChecking: () => void;
  onBusy: () => void;
}

interface Answer {
  id?: string;
  offset?: number;
  pieces?: string[];
  message?: string;
  retry?: boolean;
}

const PAUSES_MS = [1000, 4000, 10_000];
const PIECE_MS = 180_000;
const FINISH_MS = 300_000;
const NO_ANSWER = 0;

/** Sends a file, in pieces when it is larger than one. Tries again a few times, and counts anew whenever a piece got through. */
export async function sendFile(
  file: File,
  target: Target,
  settings: Settings,
  watch: Watch,
): Promise<Outcome> {
  let furthest = 0;
  let tries = 0;
  const noting: Watch = {
    ...watch,
    onBegun: (id, offset) => {
      if (offset > furthest) tries = 0;
      furthest = Math.max(furthest, offset);
      watch.onBegun(id, offset);
    },
  };
  for (;;) {
    const sender = new Sender(file, target, settings, noting);
    const outcome = await sender.send().catch((): Outcome | 'again' => {
      if (watch.signal.aborted) return { kind: 'stopped' };
      return sender.isUnreadable
        ? { kind: 'failed', message: fill(settings.unreadable, { file: file.name }), mayRetry: false }
        : 'again';
    });
    if (watch.signal.aborted) return { kind: 'stopped' };
    if (outcome !== 'again') return outcome;
    const pause = PAUSES_MS[tries];
    if (pause === undefined) {
      return { kind: 'failed', message: fill(settings.failed, { file: file.name }), mayRetry: true };
    }
    tries += 1;
    watch.onBusy();
    await rest(pause, watch.signal);
  }
}

/** A pause that ends at once when the person stops it or the network comes back. */
function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}

const hexOf = (digest: ArrayBuffer): string =>
  [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** One try for one file. Shape: 'again' for what a later try may mend. */
class Sender {
  isUnreadable = false;
  readonly #file: File;
  readonly #target: Target;
  readonly #settings: Settings;
  readonly #watch: Watch;

  constructor(file: File, target: Target, settings: Settings, watch: Watch) {
    this.#file = file;
    this.#target = target;
    this.#settings = settings;
    this.#watch = watch;
  }

  send(): Promise<Outcome | 'again'> {
    return this.#file.size > this.#settings.pieceBytes ? this.#sendPieces() : this.#sendWhole();
  }

  async #sendWhole(): Promise<Outcome | 'again'> {
    const { documentKind, replaces, label } = this.#target;
    const query = new URLSearchParams({ kind: documentKind, ...(replaces ? { replaces } : {}) });
    const { status, answer } = await this.#ask('PUT', `${this.#settings.send}?${query}`, this.#file, {
      'content-type': this.#file.type || 'application/octet-stream',
      'x-file-label': encodeURIComponent(label),
    });
    return status === 200 ? { kind: 'done' } : this.#refused(status, answer);
  }

  async #sendPieces(): Promise<Outcome | 'again'> {
    const begun = await this.#begin();
    if (!begun.answer.id) return this.#refused(begun.status, begun.answer);
    if (!(await this.#isSame(begun.answer.pieces ?? []))) {
      // Another file of the same name, size and day: what is there of it is no use.
      await this.#end(begun.answer.id, { intent: 'cancel' });
      return this.#sendPieces();
    }
    return await this.#goOn(begun.answer.id, begun.answer.offset ?? 0);
  }

  async #goOn(id: string, from: number): Promise<Outcome | 'again'> {
    let offset = from;
    this.#watch.onBegun(id, offset);
    while (offset < this.#file.size) {
      const { status, answer } = await this.#sendPiece(id, offset);
      if (answer.offset === undefined) return status === 404 ? 'again' : this.#refused(status, answer);
      // Another tab may have sent this piece: what counts is how far the file is.
      if (answer.offset <= offset) return 'again';
      offset = answer.offset;
      this.#watch.onBegun(id, offset);
    }
    this.#watch.onChecking();
    const { label } = this.#target;
    const end = await this.#end(id, { intent: 'finish', label, fileName: this.#file.name });
    if (end.status === 200) return { kind: 'done' };
    return end.status === 404 || end.answer.offset !== undefined
      ? 'again'
      : this.#refused(end.status, end.answer);
  }

  #begin(): Promise<{ status: number; answer: Answer }> {
    const { documentKind, replaces } = this.#target;
    const fields = {
      documentKind,
      replaces,
      fileName: this.#file.name,
      fileType: this.#file.type,
      size: String(this.#file.size),
      modified: String(Math.max(0, Math.floor(this.#file.lastModified))),
    };
    return this.#post(this.#settings.begin, fields, PIECE_MS);
  }

  #end(id: string, fields: Record<string, string>): Promise<{ status: number; answer: Answer }> {
    return this.#post(`${this.#settings.begin}/${id}`, fields, FINISH_MS);
  }

  #post(address: string, fields: Record<string, string>, ms: number) {
    const body = new URLSearchParams({ _token: this.#settings.token, ...fields });
    return this.#ask('POST', address, body, {}, ms);
  }

  async #sendPiece(id: string, offset: number): Promise<{ status: number; answer: Answer }> {
    const bytes = await this.#read(offset);
    const sha256 = hexOf(await crypto.subtle.digest('SHA-256', bytes));
    const address = `${this.#settings.begin}/${id}?offset=${offset}`;
    const headers = { 'content-type': 'application/octet-stream', 'x-piece-sha256': sha256 };
    return await this.#ask('PUT', address, new Blob([bytes]), headers, PIECE_MS, offset);
  }

  async #read(offset: number): Promise<ArrayBuffer> {
    try {
      return await this.#file.slice(offset, offset + this.#settings.pieceBytes).arrayBuffer();
    } catch (error) {
      this.isUnreadable = true;
      throw error;
    }
  }

  /** Whether the pieces that the server has are those of this file. */
  async #isSame(pieces: readonly string[]): Promise<boolean> {
    for (const [i, sha256] of pieces.entries()) {
      const digest = await crypto.subtle.digest('SHA-256', await this.#read(i * this.#settings.pieceBytes));
      if (hexOf(digest) !== sha256) return false;
    }
    return true;
  }

  #ask(
    method: string,
    address: string,
    body: XMLHttpRequestBodyInit,
    headers: Record<string, string>,
    ms = FINISH_MS,
    offset = 0,
  ): Promise<{ status: number; answer: Answer }> {
    const { signal, onSent } = this.#watch;
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.timeout = ms;
    const all = {
      accept: 'application/json',
      'x-form-token': this.#settings.token,
      'x-file-name': encodeURIComponent(this.#file.name),
      ...headers,
    };
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    if (method === 'PUT') request.upload.addEventListener('progress', (e) => onSent(offset + e.loaded));
    const stop = () => request.abort();
    signal.addEventListener('abort', stop);
    return new Promise((done) => {
      request.addEventListener('loadend', () => {
        signal.removeEventListener('abort', stop);
        done({ status: request.status, answer: parse(request.responseText) });
      });
      if (signal.aborted) done({ status: NO_ANSWER, answer: {} });
      else request.send(body);
    });
  }

  #refused(status: number, answer: Answer): Outcome | 'again' {
    if (status === NO_ANSWER || status >= 500 || answer.retry) return 'again';
    const message = answer.message ?? fill(this.#settings.failed, { file: this.#file.name });
    return { kind: 'failed', message, mayRetry: answer.message === undefined };
  }
}

function parse(body: string): Answer {
  try {
    return JSON.parse(body) as Answer;
  } catch {
    // A page in place of our answer: something between us and the browser spoke.
    return {};
  }
}

/** Tells the server that a file is given up. What does not arrive is swept after a day. */
export function giveUp(id: string, settings: Settings): void {
  const body = new URLSearchParams({ _token: settings.token, intent: 'cancel' });
  void fetch(`${settings.begin}/${id}`, { method: 'POST', body, keepalive: true }).catch(() => undefined);
}
