import { pino } from 'pino';
import { cityNamed } from '#src/city/index.ts';
import type { City } from '#src/domain/city.ts';
import { type Actor, systemActor } from '#src/domain/policy.ts';
import { isSlideDue, sessionEnd } from '#src/domain/session.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { isOutage } from '#src/domain/shared/outage.ts';
import { env } from '#src/env.ts';
import { type LogLines, openLogLines } from '#src/outside/log-lines.ts';
import { createMetrics, type Metrics, type Reading, serveMetrics } from '#src/outside/metrics.ts';
import { createOutside, type Outside } from '#src/outside/outside.ts';
import type { Draft } from '#src/store/application.ts';
import { createSpareLimits, type SpareLimits } from '#src/store/limit.ts';
import { createLive, type Live } from '#src/store/live.ts';
import { findReplayedAt } from '#src/store/replica.ts';
import {
  actorOf,
  findSession,
  findSessionAndDraft,
  kindOf,
  type Session,
  tokenHashOf,
  updateSessionSeen,
} from '#src/store/session.ts';
import { createSql, type Sql, type SqlOptions } from '#src/store/sql.ts';
import { poolUseOf, sqlFor, watchSql } from '#src/store/watch.ts';
import { findWorkAhead } from '#src/store/work-ahead.ts';

export { tokenHashOf };

const READ_CONNECTIONS = 4;
/** Others need not wait for a database that did not answer just now. */
const AWAY_MS = 1000;

export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error'>;

/** What a process learned last of its database. */
export interface Seen {
  isReadOnly: boolean;
  /** Until when nobody waits for it again, and why. Units: milliseconds of the process. */
  away: { untilMs: number; because: unknown };
}

/** What lives as long as the process: connections, the city, what is outside. */
export interface Service {
  sql: Sql;
  /** A copy of the database, for the two pages that go on without the first; null where the city has none. */
  readSql: Sql | null;
  city: City;
  outside: Outside;
  log: Log;
  publicOrigin: string;
  documentsOrigin: string | null;
  secretKey: Buffer;
  /** E-mail of who may give roles while nobody may; null where the settings name nobody. */
  firstAdministrator: string | null;
  /** Look-ups without sign-in that one address has in a minute; 0 for no limit. */
  visitorLookUps: number;
  metrics: Metrics;
  /** What this process learned last of its database. */
  seen: Seen;
  /** Counts uses where no table can. */
  spareLimits: SpareLimits;
  /** The open pages of the staff that hear of changed cases. */
  live: Live;
}

/** Everything a use case may know besides its input. Nothing is ambient. */
export interface Ctx extends Service {
  actor: Actor;
  /** The database's clock, read once for this request or job. */
  now: Date;
  locale: Locale;
  requestId: string;
  /** The database takes no changes at this moment. */
  isReadOnly: boolean;
}

// The build may hold this module twice; lines of one process must come from one place to stay whole.
const LINES = Symbol.for('permits.log-lines');

/** The log of this process on its output. Shape: every line names the process. */
export function openLog(processName: string): Log {
  const holder = globalThis as { [LINES]?: LogLines };
  holder[LINES] ??= openLogLines();
  return pino({ level: env.LOG_LEVEL, base: { process: processName } }, holder[LINES]);
}

/** The same log, with the request or job on every line. */
function logFor(log: Log, requestId: string): Log {
  const say =
    (level: keyof Log) =>
    (fields: object, message?: string): void =>
      log[level]({ requestId, ...fields }, message);
  return { info: say('info'), warn: say('warn'), error: say('error') } as Log;
}

/** What the database knows for the monitoring. A database that does not answer is a reading too. */
async function readDatabase(sql: Sql): Promise<Reading[]> {
  try {
    const ahead = await findWorkAhead(sql);
    return [
      { name: 'permits_database_up', value: 1 },
      { name: 'permits_read_only', value: ahead.isReadOnly ? 1 : 0 },
      { name: 'permits_mails_waiting', value: ahead.mailsCount },
      { name: 'permits_jobs_parked', value: ahead.parkedCount },
      ...ahead.jobs.flatMap(({ name, waitingCount, oldestSeconds }): Reading[] => [
        { name: 'permits_jobs_waiting', labels: { job: name }, value: waitingCount },
        { name: 'permits_jobs_oldest_seconds', labels: { job: name }, value: oldestSeconds },
      ]),
    ];
  } catch {
    // Why it does not answer is in the log of whoever needed it.
    return [{ name: 'permits_database_up', value: 0 }];
  }
}

function createPool(
  url: string,
  options: Pick<SqlOptions, 'applicationName' | 'poolSize' | 'poolWaitMs' | 'isReadOnly'>,
): Sql {
  return createSql({ url, statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_MS, ...options });
}

/**
 * Builds the parts of a process from its settings.
 * Shape: nothing connects before first use. `isForPeople` refuses a statement that waits too long for a free connection; work
 * that nobody waits for has time.
 */
export function createService(applicationName: string, options: { isForPeople?: boolean } = {}): Service {
  const log = openLog(applicationName);
  const poolSize = env.DATABASE_POOL_SIZE;
  const patience = options.isForPeople === true ? { poolWaitMs: env.DATABASE_POOL_WAIT_MS } : {};
  const pool = createPool(env.DATABASE_URL, {
    applicationName,
    poolSize,
    isReadOnly: env.READ_ONLY,
    ...patience,
  });
  const metrics = createMetrics(async () => {
    const { inUse, waiting } = poolUseOf(sql);
    return [
      { name: 'permits_pool_connections', value: poolSize },
      { name: 'permits_pool_in_use', value: inUse },
      { name: 'permits_pool_waiting', value: waiting },
      ...(await readDatabase(pool)),
    ];
  });
  const sql = watchSql(pool, {
    poolSize,
    onEnd: ({ name, ms, hasFailed, requestId }) => {
      if (ms < env.SLOW_STATEMENT_MS) return;
      metrics.count('permits_slow_statements_total', { statement: name });
      const told = { statement: name, ms: Math.round(ms), hasFailed };
      log.warn(requestId === null ? told : { requestId, ...told }, 'slow statement');
    },
  });
  return {
    sql,
    readSql:
      env.DATABASE_READ_URL === undefined
        ? null
        : createPool(env.DATABASE_READ_URL, {
            applicationName: `${applicationName} reading`,
            poolSize: READ_CONNECTIONS,
            isReadOnly: true,
            ...patience,
          }),
    city: cityNamed(env.CITY),
    outside: createOutside(env),
    log,
    publicOrigin: env.PUBLIC_ORIGIN,
    documentsOrigin: env.DOCUMENTS_ORIGIN ?? null,
    secretKey: Buffer.from(env.SECRET_KEY, 'base64url'),
    firstAdministrator: env.FIRST_ADMINISTRATOR_EMAIL ?? null,
    visitorLookUps: env.VISITOR_LOOK_UPS,
    metrics,
    seen: { isReadOnly: env.READ_ONLY, away: { untilMs: 0, because: null } },
    spareLimits: createSpareLimits(),
    live: createLive({
      sql,
      listener: () =>
        createPool(env.DATABASE_URL, { applicationName: `${applicationName} listening`, poolSize: 1 }),
      onFailure: (error) => log.warn({ err: error }, 'open pages look again'),
    }),
  };
}

/** Lets the city's monitoring read the metrics of this process, where it has a port for that. */
export function openMetrics({ metrics, log }: Pick<Service, 'metrics' | 'log'>): void {
  if (env.METRICS_PORT === undefined) return;
  serveMetrics(
    metrics,
    { host: env.HOST, port: env.METRICS_PORT },
    {
      listening: (port) => log.info({ port }, 'metrics'),
      failed: (error) => log.error({ err: error }, 'metrics cannot be read'),
    },
  );
}

interface Asked {
  sessionToken: string | null;
  locale: Locale;
  requestId: string;
  /** A page asked by itself: nobody need be there, so it does not keep the session open. */
  isUnasked?: boolean;
}

export interface RequestContext {
  ctx: Ctx;
  session: Session | null;
  /** The application that was read along, whoever may see it; null where no page asked or there is none. */
  draft: Draft | null;
}

/**
 * The context of one request, and for a page of questions the application that its address names.
 * Shape: one query; a session that a person uses is written down every few minutes, unless the database takes no changes.
 */
export async function contextFor(service: Service, request: Asked, ref?: string): Promise<RequestContext> {
  const { locale, requestId } = request;
  const sql = sqlFor(service.sql, requestId);
  const log = logFor(service.log, requestId);
  const tokenHash = request.sessionToken === null ? null : tokenHashOf(request.sessionToken);
  const { now, isReadOnly, session, draft } =
    ref === undefined
      ? { ...(await findSession(sql, tokenHash)), draft: null }
      : await findSessionAndDraft(sql, tokenHash, ref);
  service.seen.isReadOnly = isReadOnly;
  const isUsed = session && !request.isUnasked;
  if (isUsed && tokenHash && !isReadOnly && isSlideDue(session.last_seen_at, now)) {
    const expiresAt = sessionEnd(kindOf(session), session.session_created_at, now);
    await sql.begin((tx) => updateSessionSeen(tx, tokenHash, now, expiresAt));
  }
  const actor = actorOf(session, tokenHash);
  return { ctx: { ...service, sql, log, actor, now, locale, requestId, isReadOnly }, session, draft };
}

/**
 * The context of a request that only reads what anybody may, from the copy of the database.
 * Shape: a visitor, and the moment up to which the copy is whole; null where the city has no copy.
 */
export async function copyContextFor(
  service: Service,
  request: Omit<Asked, 'sessionToken'>,
): Promise<{ ctx: Ctx; asOf: Date } | null> {
  const { locale, requestId } = request;
  const sql = service.readSql;
  if (sql === null) return null;
  const { now, asOf } = await findReplayedAt(sql);
  const log = logFor(service.log, requestId);
  const actor = actorOf(null, null);
  return { ctx: { ...service, sql, log, actor, now, locale, requestId, isReadOnly: true }, asOf };
}

/**
 * Reads what anybody may know: from the database, or while that is away from its copy.
 * Shape: `asOf` is the moment that the copy shows, null for the database itself.
 * Errors: what the database said, where the city has no copy.
 */
export async function readFor<T>(
  service: Service,
  request: Omit<Asked, 'sessionToken'>,
  context: () => Promise<{ ctx: Ctx }>,
  run: (ctx: Ctx, asOf: Date | null) => Promise<T>,
): Promise<T> {
  const { seen } = service;
  if (performance.now() >= seen.away.untilMs) {
    try {
      const { ctx } = await context();
      return await run(ctx, null);
    } catch (error) {
      if (!isOutage(error)) throw error;
      seen.away = { untilMs: performance.now() + AWAY_MS, because: error };
    }
  }
  const copy = await copyContextFor(service, request);
  if (copy === null) throw seen.away.because;
  return await run(copy.ctx, copy.asOf);
}

/** The context of work that nobody asks for in person: jobs, schedules, seeds. `requestId` is what led to it, where known. */
export async function systemContext(
  service: Service,
  reason: string,
  requestId: string = reason,
): Promise<Ctx> {
  const sql = sqlFor(service.sql, requestId);
  const log = logFor(service.log, requestId);
  const { now, isReadOnly } = await findSession(sql, null);
  return { ...service, sql, log, actor: systemActor(reason), now, locale: 'en', requestId, isReadOnly };
}
