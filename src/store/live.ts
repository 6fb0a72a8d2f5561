import type { Actor } from '#src/domain/policy.ts';
import {
  type CaseReader,
  deleteOpenCases,
  listCaseReaders,
  listToldCases,
  setOpenCases,
  type ToldCase,
} from '#src/store/open-case.ts';
import { listActors } from '#src/store/session.ts';
import type { Sql } from '#src/store/sql.ts';

/** Whoever lost a role sees nothing more after so long; of cases they hear nothing at once. */
const CHECK_MS = 700;
/** A line that is silent for longer is cut by proxies. Also how often open windows are confirmed. */
const BEAT_MS = 15_000;
/** Changes that come together are told together. */
const GATHER_MS = 150;
const MOST_STREAMS = 1000;
/** A browser opens at most six lines to a server at once, and only windows that are seen have one. */
const MOST_OF_ONE = 12;

/** What a case had happen to it. */
export interface Told {
  told: ToldCase;
  /** Its history has a new line; otherwise only who reads it changed. */
  isChanged: boolean;
  readers: readonly CaseReader[];
}

/** One open page that wants to hear of cases. */
export interface LiveStream {
  id: string;
  staffId: string;
  /** Hash of the session's token in hexadecimal: it is read anew before anything is told. */
  sessionHash: string;
  /** The case that the page shows, or null for the queue. */
  applicationId: string | null;
  /** Who the session speaks for now. Says whether the stream may go on. */
  check(actor: Actor | undefined): boolean;
  tell(actor: Actor, cases: readonly Told[]): void;
  /** Something may have been missed. */
  lookAgain(): void;
  beat(): void;
  end(): void;
}

/** The open pages of this process, and its one line on which the database tells of cases. */
export interface Live {
  /** Lets a page hear of cases from now on. Shape: false when there are too many, or the process is ending. */
  join(stream: LiveStream): Promise<boolean>;
  /** Shape: a no-op for a stream that left already. */
  leave(stream: LiveStream): void;
  /** Ends every stream, and takes no more. */
  endAll(): void;
  close(): Promise<void>;
}

interface Parts {
  sql: Sql;
  /** Connections of their own: whoever listens sits on one for good. */
  listener: () => Sql;
  onFailure: (error: unknown) => void;
}

/** Shape: nothing connects before the first page joins. */
export function createLive(parts: Parts): Live {
  return new Streams(parts);
}

class Streams implements Live {
  readonly #parts: Parts;
  readonly #streams = new Set<LiveStream>();
  /** Windows that closed and are still noted as open. */
  readonly #closed = new Set<string>();
  readonly #noted = new Set<string>();
  /** Cases that something happened to, and whether their history grew. */
  #waiting = new Map<string, boolean>();
  #gathering: NodeJS.Timeout | undefined;
  #ticking: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #isHurried = false;
  #line: Sql | null = null;
  #beatAt = 0;
  #isEnding = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async join(stream: LiveStream): Promise<boolean> {
    const own = [...this.#streams].filter((one) => one.staffId === stream.staffId).length;
    if (this.#isEnding || own >= MOST_OF_ONE || this.#streams.size >= MOST_STREAMS) return false;
    this.#streams.add(stream);
    if (this.#line === null) await this.#listen();
    // Somebody who left while the line was made stays away.
    if (this.#streams.has(stream)) this.#tickSoon(stream.applicationId === null ? CHECK_MS : 0);
    return !this.#isEnding;
  }

  leave(stream: LiveStream): void {
    if (!this.#streams.delete(stream)) return;
    if (stream.applicationId !== null) this.#closed.add(stream.id);
    if (this.#closed.size > 0) this.#tickSoon(0);
  }

  endAll(): void {
    this.#isEnding = true;
    this.#endStreams();
  }

  async close(): Promise<void> {
    this.endAll();
    clearTimeout(this.#ticking);
    clearTimeout(this.#gathering);
    // It may be noting a window that has just closed.
    await this.#running;
    await this.#forgetClosed().catch(this.#parts.onFailure);
    await this.#line?.end({ timeout: 1 });
  }

  #endStreams(): void {
    for (const stream of [...this.#streams]) {
      stream.end();
      this.leave(stream);
    }
  }

  /** Hears of cases on a line of its own. After a break everybody looks again, because what was said meanwhile is lost. */
  async #listen(): Promise<void> {
    const line = this.#parts.listener();
    this.#line = line;
    const heard = (isChanged: boolean) => (id: string) => this.#gather(id, isChanged);
    const again = () => {
      for (const stream of this.#streams) stream.lookAgain();
    };
    try {
      await line.listen('case_changed', heard(true), again);
      await line.listen('case_opened', heard(false));
    } catch (error) {
      this.#giveUp(error);
    }
  }

  /** Without the line or the sessions nobody may be told anything: the pages ask anew. */
  #giveUp(error: unknown): void {
    this.#parts.onFailure(error);
    const line = this.#line;
    this.#line = null;
    this.#endStreams();
    void line?.end({ timeout: 0 }).catch(this.#parts.onFailure);
  }

  #gather(id: string, isChanged: boolean): void {
    this.#waiting.set(id, isChanged || (this.#waiting.get(id) ?? false));
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.#tellWaiting().catch((error: unknown) => this.#giveUp(error));
    }, GATHER_MS);
  }

  async #tellWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    if (this.#streams.size === 0) return;
    const ids = [...waiting.keys()];
    const { now, actors } = await this.#check();
    const [cases, readers] = await Promise.all([
      listToldCases(this.#parts.sql, ids),
      listCaseReaders(this.#parts.sql, ids, now),
    ]);
    const told = cases.map((one) => ({
      told: one,
      isChanged: waiting.get(one.id) === true,
      readers: readers.filter((reader) => reader.application_id === one.id),
    }));
    for (const stream of this.#streams) {
      const actor = actors.get(stream.sessionHash);
      if (actor) stream.tell(actor, told);
    }
  }

  /** Reads all sessions anew in one statement, and ends the streams of those that may not go on. */
  async #check(): Promise<Awaited<ReturnType<typeof listActors>>> {
    const hashes = new Set([...this.#streams].map((one) => one.sessionHash));
    const known = await listActors(this.#parts.sql, [...hashes]);
    for (const stream of [...this.#streams]) {
      // Who joined while the sessions were read is looked at next time.
      if (!hashes.has(stream.sessionHash) || stream.check(known.actors.get(stream.sessionHash))) continue;
      stream.end();
      this.leave(stream);
    }
    return known;
  }

  #tickSoon(ms: number): void {
    if (this.#running) this.#isHurried ||= ms === 0;
    if (this.#running || (ms > 0 && this.#ticking !== undefined)) return;
    clearTimeout(this.#ticking);
    this.#ticking = setTimeout(() => {
      this.#ticking = undefined;
      this.#running = this.#run();
    }, ms);
    this.#ticking.unref();
  }

  async #run(): Promise<void> {
    await this.#tick().catch((error: unknown) => this.#giveUp(error));
    this.#running = null;
    const isHurried = this.#isHurried;
    this.#isHurried = false;
    if (!this.#isEnding && (isHurried || this.#streams.size > 0)) this.#tickSoon(isHurried ? 0 : CHECK_MS);
  }

  async #tick(): Promise<void> {
    // Rows that stay behind count for a minute at most.
    if (this.#closed.size > 0) await this.#forgetClosed().catch(this.#parts.onFailure);
    if (this.#streams.size === 0) return;
    const { now, isReadOnly } = await this.#check();
    const isBeat = performance.now() - this.#beatAt > BEAT_MS;
    if (isBeat) {
      this.#beatAt = performance.now();
      for (const stream of this.#streams) stream.beat();
      await this.#proveLine();
    }
    if (!isReadOnly) await this.#confirm(now, isBeat);
  }

  async #confirm(now: Date, isBeat: boolean): Promise<void> {
    const windows = [...this.#streams].flatMap(({ id, staffId, applicationId }) =>
      applicationId === null || (!isBeat && this.#noted.has(id))
        ? []
        : [{ streamId: id, staffId, applicationId }],
    );
    if (windows.length === 0 && !isBeat) return;
    await this.#parts.sql.begin((tx) => setOpenCases(tx, windows, now));
    for (const one of windows) this.#noted.add(one.streamId);
  }

  async #forgetClosed(): Promise<void> {
    const ids = [...this.#closed].filter((id) => this.#noted.has(id));
    this.#closed.clear();
    for (const id of ids) this.#noted.delete(id);
    if (ids.length > 0) await this.#parts.sql.begin((tx) => deleteOpenCases(tx, ids));
  }

  /** A line that broke without a word would be silent for ever; asked something, it breaks aloud and is made anew. */
  async #proveLine(): Promise<void> {
    const proof = await this.#line?.listen('case_line_proof', () => undefined);
    await proof?.unlisten();
  }
}
