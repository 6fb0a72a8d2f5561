import { once } from 'node:events';
import type { Wish } from '#e2e/faults/clients.ts';
import type { Promised, PromisedKind } from '#e2e/faults/promises.ts';
import { startWeb, type Web } from '#e2e/fixtures/web.ts';
import type { TestWorker } from '#e2e/fixtures/worker.ts';
import { type Reply, send } from '#e2e/security/browser.ts';
import type { Site } from '#e2e/security/site.ts';

/** More than any outage of these tests takes; a wish that needs more is stuck. */
const MOST_TRIES = 500;

/** The web process of a site, to be killed and started again on the same port. */
export class CrashingWeb implements AsyncDisposable {
  kills = 0;
  /** From the start of each process to its first page. Units: ms. */
  readonly startsMs: number[] = [];
  /** Lines of processes that are gone, worth looking at in the end. */
  readonly mistakes: Record<string, unknown>[] = [];
  #up = Promise.withResolvers<void>();
  #web: Web;
  readonly #site: Site;

  constructor(site: Site) {
    this.#site = site;
    this.#web = site.web;
    this.#up.resolve();
  }

  /** Resolves while the process answers. */
  up(): Promise<void> {
    return this.#up.promise;
  }

  /** kill -9, and a new process in its place. */
  async kill(): Promise<void> {
    this.#up = Promise.withResolvers();
    const { child } = this.#web;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    this.kills += 1;
    this.#keepMistakes();
    const since = performance.now();
    this.#web = await startWeb(this.#site.settings);
    const { status } = await send(this.#site.origin, '/');
    if (status !== 200) throw new Error(`the first page after a crash is ${status}`);
    this.startsMs.push(Math.round(performance.now() - since));
    this.#up.resolve();
  }

  #keepMistakes(): void {
    // A wish that was told to come back was kept, and is sent again.
    const isMistake = ({ level, status }: Record<string, unknown>) => Number(level) >= 50 && status !== 503;
    this.mistakes.push(...this.#web.lines.filter(isMistake));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#keepMistakes();
    await this.#web.stop();
  }
}

/** Workers of a site, one of which may be killed at any moment and is replaced. */
export class CrashingWorkers {
  kills = 0;
  readonly #site: Site;
  readonly #workers: TestWorker[] = [];

  constructor(site: Site) {
    this.#site = site;
  }

  async start(count: number): Promise<void> {
    for (let one = 0; one < count; one += 1) this.#workers.push(await this.#site.startWorker());
  }

  async kill(): Promise<void> {
    const victim = this.#workers.shift();
    if (!victim) throw new Error('no worker is there to be killed');
    await victim.kill();
    this.kills += 1;
    this.#workers.push(await this.#site.startWorker());
  }

  /** Lets what is in hand come to its end, so that nothing moves any more. */
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }
}

/** What is on its way at this moment, by kind. */
export class Flights {
  readonly #counts = new Map<PromisedKind, number>();
  /** How long the newest request of a kind took that was answered. Units: ms. */
  readonly tookMs = new Map<PromisedKind, number>();
  #next = Promise.withResolvers<void>();

  begin(kind: PromisedKind): void {
    this.#counts.set(kind, this.count(kind) + 1);
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  end(kind: PromisedKind): void {
    this.#counts.set(kind, this.count(kind) - 1);
  }

  count(kind: PromisedKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  has(kind: PromisedKind): boolean {
    return this.count(kind) > 0;
  }

  /** The moment at which the next request of a kind leaves, or now when one is on its way. */
  async departed(kind: PromisedKind): Promise<void> {
    while (!this.has(kind)) await this.#next.promise;
  }
}

export interface Insisting {
  /** Waits until it is worth trying. */
  up: () => Promise<void>;
  flights: Flights;
  acknowledged: Promised[];
  /** Answers that were neither yes nor an outage. */
  surprises: string[];
  /** What somebody is shown who is asked to try again. Shape: what is wrong with it, else null. */
  judgeSorry?: (wish: Wish, sorry: Reply) => string | null;
}

const isYes = ({ promised: { kind } }: Wish, { status }: Reply): boolean =>
  status === 303 || status === 200 || (kind === 'save' && status === 422);

/** Sends a wish until it is fulfilled. Shape: how many answers it took; the wish is then among the acknowledged. */
export async function insist(wish: Wish, rig: Insisting): Promise<number> {
  const { kind } = wish.promised;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    await rig.up();
    rig.flights.begin(kind);
    const reply = await wish.send().catch(() => null);
    rig.flights.end(kind);
    if (reply !== null) rig.flights.tookMs.set(kind, reply.ms);
    if (reply?.status === 503) {
      const wrong = rig.judgeSorry?.(wish, reply) ?? null;
      if (wrong !== null) rig.surprises.push(wrong);
    }
    if (reply === null || reply.status === 503) continue;
    if (isYes(wish, reply)) {
      rig.acknowledged.push(wish.promised);
      return tries;
    }
    rig.surprises.push(`${reply.status} for ${JSON.stringify(wish.promised)} at try ${tries}`);
    return tries;
  }
  rig.surprises.push(`never fulfilled: ${JSON.stringify(wish.promised)}`);
  return MOST_TRIES;
}
