import type { Db, Sql, Tx } from '#src/store/sql.ts';

/** How one statement went. It has a name and never its parameters. */
export interface Statement {
  /** The function of `store/` that holds it. */
  name: string;
  /** From being handed to the pool until its end, so with the wait for a connection. */
  ms: number;
  hasFailed: boolean;
  /** The request or job it was made for. */
  requestId: string | null;
}

export interface PoolUse {
  /** Connections that statements and transactions hold. */
  inUse: number;
  /** Statements and transactions that wait for one. */
  waiting: number;
}

interface Watch {
  poolSize: number;
  onEnd: (statement: Statement) => void;
  /** Transactions, and statements outside of one, that were asked for and have not ended. */
  asked: number;
}

interface Watched {
  target: Db;
  watch: Watch;
  requestId: string | null;
}

/** The part of a statement of the driver that tells when it begins and ends; of our patch. */
interface DriverStatement {
  watch: Observation | null;
}

const WATCHED = Symbol('watched');
const names = new WeakMap<object, string>();

// Statements of the job library are texts and have no place in our own code.
const OF_JOBS = 'jobs';
const FRAMES = 8;
const CALLER = /^ {4}at (?:async )?(?:[\w$]+\.)*([A-Za-z_$][\w$]*) \(/; // "    at findPermitByCode (file:///app/…)"
const OWN = new Set(['nameOf', 'apply']);

// Asked once for each statement in the source: the driver hands the same list of texts in each time.
function nameOf(texts: object): string {
  const found = names.get(texts);
  if (found !== undefined) return found;
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  const lines = new Error().stack?.split('\n') ?? [];
  Error.stackTraceLimit = stackTraceLimit;
  const callers = lines.map((line) => CALLER.exec(line)?.[1]).filter((name) => name !== undefined);
  const name = callers.find((one) => !OWN.has(one)) ?? 'statement';
  names.set(texts, name);
  return name;
}

/** One statement on its way. */
class Observation {
  readonly name: string;
  readonly of: Watched;
  readonly isInside: boolean;
  startedMs: number | null = null;

  constructor(name: string, of: Watched, isInside: boolean) {
    this.name = name;
    this.of = of;
    this.isInside = isInside;
  }

  began(): void {
    this.startedMs = performance.now();
    if (!this.isInside) this.of.watch.asked += 1;
  }

  ended(hasFailed: boolean): void {
    if (this.startedMs === null) return;
    const ms = performance.now() - this.startedMs;
    const { watch, requestId } = this.of;
    this.startedMs = null;
    if (!this.isInside) watch.asked -= 1;
    watch.onEnd({ name: this.name, ms, hasFailed, requestId });
  }
}

function observe(query: unknown, name: string, of: Watched, isInside: boolean): void {
  if (!(query instanceof Promise)) return; // a piece of a statement
  (query as unknown as DriverStatement).watch = new Observation(name, of, isInside);
}

const watchedOf = (db: Db): Watched | undefined => (db as { [WATCHED]?: Watched })[WATCHED];

type Begin = (...given: unknown[]) => Promise<unknown>;

function wrap<T extends Db>(of: Watched & { target: T }, isInside: boolean): T {
  const { target, watch } = of;
  const begun = (run: Begin, isOuter: boolean) =>
    async function begin(...given: unknown[]): Promise<unknown> {
      const work = given.pop() as (tx: Tx) => unknown;
      if (isOuter) watch.asked += 1;
      try {
        return await run(...given, (tx: Tx) => work(wrap({ ...of, target: tx }, true)));
      } finally {
        if (isOuter) watch.asked -= 1;
      }
    };
  const instead: Record<string, unknown> = {
    unsafe: (...given: unknown[]) => {
      const query = (target.unsafe as (...all: unknown[]) => unknown)(...given);
      observe(query, OF_JOBS, of, isInside);
      return query;
    },
    ...('begin' in target ? { begin: begun(target.begin as unknown as Begin, true) } : {}),
    ...('savepoint' in target ? { savepoint: begun(target.savepoint as unknown as Begin, false) } : {}),
  };
  return new Proxy(target, {
    apply: (_target, self, given: unknown[]) => {
      const query: unknown = Reflect.apply(target as never, self, given);
      if (query instanceof Promise) observe(query, nameOf(given[0] as object), of, isInside);
      return query;
    },
    get: (_target, key) => {
      if (key === WATCHED) return of;
      return (typeof key === 'string' && instead[key]) || Reflect.get(target, key);
    },
  });
}

/**
 * The same connections, with every statement told to `onEnd` when it ends.
 * Shape: changes nothing about what statements do; `poolSize` is how many connections there are.
 */
export function watchSql(sql: Sql, options: Pick<Watch, 'poolSize' | 'onEnd'>): Sql {
  return wrap({ target: sql, watch: { ...options, asked: 0 }, requestId: null }, false);
}

/** The same connections for one request or job. Shape: as given where nobody watches them. */
export function sqlFor(sql: Sql, requestId: string): Sql {
  const watched = watchedOf(sql);
  return watched === undefined ? sql : wrap({ ...watched, target: watched.target as Sql, requestId }, false);
}

/** The request or job that connections or a transaction belong to. Shape: null where nobody watches them. */
export function requestIdOf(db: Db): string | null {
  return watchedOf(db)?.requestId ?? null;
}

/** How busy the connections are at this moment. Shape: zero where nobody watches them. */
export function poolUseOf(sql: Sql): PoolUse {
  const watch = watchedOf(sql)?.watch;
  if (watch === undefined) return { inUse: 0, waiting: 0 };
  const inUse = Math.min(watch.asked, watch.poolSize);
  return { inUse, waiting: watch.asked - inUse };
}
