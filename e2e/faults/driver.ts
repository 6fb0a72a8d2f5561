import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type DatabaseLine, openDatabaseNetwork } from '#e2e/fixtures/database-line.ts';
import { type EmbeddedPostgres, startPostgres } from '#src/embedded/postgres.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

const POOL = 8;
/** Of a statement, and how long the driver waits for a word after that. */
const STATEMENT_MS = 1000;
const SILENCE_MS = STATEMENT_MS + 2500;

export const WAYS = ['kill', 'immediate', 'fast', 'terminate', 'reset', 'hold', 'forget'] as const;
/** How a database goes away: its process by three signals, its sessions one by one, or the network before it. */
export type Way = (typeof WAYS)[number];

export interface DriverRun {
  stops: number;
  acknowledged: number;
  failures: number;
  lost: string[];
  half: string[];
  uncaught: string[];
  /** Until all connections had carried a transaction, from the moment the database was there again. Units: ms. */
  wholeMs: Record<Way, number>;
  /** Stops after which the pool was not whole in time. */
  late: string[];
}

interface Rig {
  server: EmbeddedPostgres;
  dataDir: string;
  line: DatabaseLine;
  admin: Sql;
  holdMs: number;
}

const adminOf = (server: EmbeddedPostgres): Sql => createSql({ url: server.adminUrl, poolSize: 1 });

async function restart(rig: Rig, stop: () => Promise<void>): Promise<void> {
  await rig.admin.end({ timeout: 0 });
  await stop();
  rig.server = await startPostgres({ dataDir: rig.dataDir, fast: true });
  rig.admin = adminOf(rig.server);
}

/** Takes the database away and gives it back. */
const STOP: Record<Way, (rig: Rig) => unknown> = {
  kill: (rig) => restart(rig, () => rig.server.kill()),
  immediate: (rig) => restart(rig, () => rig.server.stop('immediate')),
  fast: (rig) => restart(rig, () => rig.server.stop('fast')),
  terminate: ({ admin }) =>
    admin`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'permits_owner'`,
  reset: ({ line }) => line.reset(),
  hold: async ({ line, holdMs }) => {
    line.hold();
    await pause(holdMs); // what is measured is what comes after a network that was gone for so long
    line.flow();
  },
  forget: ({ line }) => line.forget(),
};

/** Transactions on every connection of a pool, for as long as `isOver` says no. */
class Load {
  readonly acknowledged = new Set<string>();
  failures = 0;
  isOver = false;
  #usable = new Set<number>();
  #whole = Promise.withResolvers<void>();
  readonly #sql: Sql;
  readonly #workers: Promise<void>[];

  constructor(sql: Sql) {
    this.#sql = sql;
    this.#workers = Array.from({ length: POOL }, (_, worker) => this.#work(worker));
  }

  async #work(worker: number): Promise<void> {
    for (let turn = 0; !this.isOver; turn += 1) {
      const id = `${worker}-${turn}`;
      try {
        const pid = await this.#sql.begin(async (tx) => {
          const [row] = await tx`INSERT INTO operations VALUES (${id}, 1) RETURNING pg_backend_pid() AS pid`;
          await tx`UPDATE operations SET n = 2 WHERE id = ${id}`;
          return Number(row?.pid);
        });
        this.acknowledged.add(id);
        this.#usable.add(pid);
        if (this.#usable.size === POOL) this.#whole.resolve();
      } catch {
        // Failing is allowed while the database is away; losing what was acknowledged is not.
        this.failures += 1;
        await pause(10);
      }
    }
  }

  /** Waits until every connection of the pool has carried a transaction from now on. Shape: null when that takes too long. */
  async whole(withinMs: number): Promise<number | null> {
    const since = performance.now();
    this.#usable = new Set();
    this.#whole = Promise.withResolvers();
    const timeout = AbortSignal.timeout(withinMs);
    const late = new Promise<null>((done) => {
      timeout.addEventListener('abort', () => done(null));
    });
    const inTime = this.#whole.promise.then(() => performance.now() - since);
    return await Promise.race([inTime, late]);
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.#workers);
  }
}

/** Takes the database away again and again under a pool that works, in every way there is. */
export async function runDriver(options: {
  times: number;
  forgets: number;
  holdMs: number;
  /** After more than this a pool that is not whole is late. */
  wholeWithinMs: number;
}): Promise<DriverRun> {
  const { wholeWithinMs } = options;
  const folder = mkdtempSync(join(tmpdir(), 'driver-'));
  const dataDir = join(folder, 'postgres');
  const server = await startPostgres({ dataDir, fast: true });
  const line = await openDatabaseNetwork(server.ownerUrl);
  const rig: Rig = { server, dataDir, line, admin: adminOf(server), holdMs: options.holdMs };
  const uncaught: string[] = [];
  const remember = (reason: unknown) => void uncaught.push(String((reason as Error)?.stack ?? reason));
  process.on('uncaughtException', remember).on('unhandledRejection', remember);
  const sql = createSql({ url: line.url, poolSize: POOL, statementTimeoutMs: STATEMENT_MS });
  await sql`CREATE TABLE operations (id text PRIMARY KEY, n int NOT NULL)`;
  const load = new Load(sql);
  const wholeMs = Object.fromEntries(WAYS.map((way) => [way, 0])) as Record<Way, number>;
  const late: string[] = [];
  let stops = 0;
  try {
    await load.whole(wholeWithinMs);
    for (let time = 0; time < options.times; time += 1) {
      for (const way of WAYS) {
        if (way === 'forget' && time >= options.forgets) continue;
        await STOP[way](rig);
        // Nobody says that the other end forgot, so it is known only by its silence.
        const took = await load.whole(way === 'forget' ? wholeWithinMs + SILENCE_MS : wholeWithinMs);
        stops += 1;
        if (took === null) late.push(`${way} ${time + 1}`);
        else wholeMs[way] = Math.max(wholeMs[way], Math.round(took));
      }
    }
    await load.end();
    const fresh = await readAll(rig.server);
    const ids = new Set(fresh.map((row) => String(row.id)));
    return {
      stops,
      acknowledged: load.acknowledged.size,
      failures: load.failures,
      lost: [...load.acknowledged].filter((id) => !ids.has(id)),
      half: fresh.filter((row) => row.n !== 2).map((row) => String(row.id)),
      uncaught,
      wholeMs,
      late,
    };
  } finally {
    load.isOver = true;
    await Promise.all([sql.end({ timeout: 0 }), rig.admin.end({ timeout: 0 })]);
    await line[Symbol.asyncDispose]();
    await rig.server.stop('immediate');
    rmSync(folder, { recursive: true, force: true });
    process.off('uncaughtException', remember).off('unhandledRejection', remember);
  }
}

async function readAll(server: EmbeddedPostgres): Promise<{ id?: unknown; n?: unknown }[]> {
  const fresh = createSql({ url: server.ownerUrl, poolSize: 1 });
  try {
    return [...(await fresh`SELECT id, n FROM operations`)];
  } finally {
    await fresh.end({ timeout: 1 });
  }
}
