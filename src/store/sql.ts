import postgres from 'postgres';
import { parseDatabaseUrl } from '#src/env.ts';

type DriverTypes = { calendarDate: string; wholeNumber: number };

export type Sql = postgres.Sql<DriverTypes>;
export type Tx = postgres.TransactionSql<DriverTypes>;
export type Db = Sql | Tx;

declare const locked: unique symbol;

/** A row read `FOR UPDATE` in the running transaction: the only kind that a status write accepts. */
export type Locked<T> = T & { readonly [locked]: true };

/**
 * Marks a row as locked.
 * Shape: only `lock…` functions of `store/` call it, on the row that their `FOR UPDATE` returned.
 */
export function asLocked<T>(row: T): Locked<T> {
  return row as Locked<T>;
}

export type SqlOptions = {
  url: string;
  applicationName?: string;
  poolSize?: number;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  connectTimeoutSeconds?: number;
  /** Longest wait for a free connection; without it a statement waits as long as it takes. */
  poolWaitMs?: number;
  /** The database refuses every change that comes by these connections. */
  isReadOnly?: boolean;
};

// The word that src/store/patches adds to the driver. Without it a query on a connection that the database
// closed throws where no try/catch reaches and ends the process, or runs outside its transaction.
const GUARD = 'closed-socket-4';

function assertGuarded(): void {
  if ((postgres as { guard?: string }).guard === GUARD) return;
  throw new Error(
    'The database driver lacks its guard. Start with "npm start" or "node src/run.mjs", which adds it.',
  );
}

function parseWholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`The database sent ${text}, which is too large for a number.`);
}

const STATEMENT_MS = 2500;
/** A server that is there answers a statement within its own limit. One that says nothing for so much longer is gone. */
const SILENCE_MS = 2500;

// After an outage all connections must be back within two seconds, so the pause between attempts stays short.
const pauseSeconds = (attempts: number) => Math.min(0.02 * 2 ** attempts, 0.5) * (0.75 + Math.random() / 4);

/**
 * Opens the connection pool of a process; nothing connects before the first query.
 * Shape: `date` columns are 'YYYY-MM-DD' strings, `timestamptz` are Date, `bigint` is number and throws beyond 2^53.
 * With `poolWaitMs` a statement that waits longer is refused with `POOL_TIMEOUT` and never sent.
 * Errors: throws when the driver is not the guarded one.
 */
export function createSql(options: SqlOptions): Sql {
  assertGuarded();
  return postgres<{
    calendarDate: postgres.PostgresType<string>;
    wholeNumber: postgres.PostgresType<number>;
  }>({
    ...parseDatabaseUrl(options.url),
    max: options.poolSize ?? 10,
    connect_timeout: options.connectTimeoutSeconds ?? 2,
    // Both of our patch.
    ...{
      answer_timeout: ((options.statementTimeoutMs ?? STATEMENT_MS) + SILENCE_MS) / 1000,
      pool_timeout: options.poolWaitMs === undefined ? null : options.poolWaitMs / 1000,
    },
    idle_timeout: 300,
    backoff: pauseSeconds,
    onnotice: () => undefined,
    connection: {
      application_name: options.applicationName ?? 'permits',
      TimeZone: 'UTC',
      statement_timeout: options.statementTimeoutMs ?? STATEMENT_MS,
      lock_timeout: options.lockTimeoutMs ?? 2000,
      idle_in_transaction_session_timeout: 15_000,
      // Helpers of a statement read on far behind the last row of a page. A text, since the driver leaves a zero out.
      max_parallel_workers_per_gather: '0',
      ...(options.isReadOnly === true ? { default_transaction_read_only: true } : {}),
    },
    types: {
      calendarDate: {
        to: 1082,
        from: [1082],
        serialize: (day: string) => day,
        parse: (text: string) => text,
      },
      wholeNumber: { to: 20, from: [20], serialize: String, parse: parseWholeNumber },
    },
  });
}
