import type { BunSqlLike, ConstructorOptions, JobResult, PgBoss } from 'pg-boss';
import { JOBS, type JobName, type NewJob } from '#src/domain/jobs.ts';
import type { Db, Sql, Tx } from '#src/store/sql.ts';
import { requestIdOf } from '#src/store/watch.ts';

/** Where jobs go that failed eight times, until a person looks at them. */
const PARKED = 'parked';
const DAY_SECONDS = 86_400;

/**
 * How every queue behaves. A worker that died stops its heartbeat: the job is taken up again after
 * 20 s without one, plus the 5 s between two looks and the first delay, so well within 45 s.
 */
const SETTINGS = {
  // One waiting job for each key; one that runs already may have a successor, which sees what changed meanwhile.
  policy: 'short',
  retryLimit: 7,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  heartbeatSeconds: 20,
  expireInSeconds: 300,
  retentionSeconds: 60 * DAY_SECONDS,
  deleteAfterSeconds: 3 * DAY_SECONDS,
  notify: true,
} as const;
const WATCH_SECONDS = 5;
const POLL_SECONDS = 2;

// The library is read at first use: a web process enqueues seldom, and its start need not wait for it.
// The adapter needs `unsafe` only; `reserve` and `listen` are asked for by a started instance, which gets the pool.
async function openBoss(db: Db, options: Omit<ConstructorOptions, 'db'>): Promise<PgBoss> {
  const library = await import('pg-boss');
  const adapter = library.fromBunSql(db as unknown as BunSqlLike);
  // Two statements of pg-boss say ::json of a text that is JSON already, which our driver would encode a second time.
  const asText = (statement: string) => statement.replaceAll('($1::json)', '($1::text::json)');
  return new library.PgBoss({
    ...options,
    db: { ...adapter, executeSql: (statement, values) => adapter.executeSql(asText(statement), values) },
  });
}

/**
 * Creates or brings up to date the queue's own tables, its queues and the application role's rights on them.
 * Shape: run as the owner of the database, before any worker starts; harmless when repeated.
 */
export async function prepareJobs(ownerSql: Sql): Promise<void> {
  const boss = await openBoss(ownerSql, { supervise: false, schedule: false });
  await boss.start();
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  const parked = {
    ...SETTINGS,
    policy: 'standard',
    notify: false,
    deleteAfterSeconds: 365 * DAY_SECONDS,
    retentionSeconds: 365 * DAY_SECONDS,
  };
  if (!known.has(PARKED)) await boss.createQueue(PARKED, parked);
  for (const name of Object.keys(JOBS)) {
    const { policy, ...changeable } = { ...SETTINGS, deadLetter: PARKED };
    if (known.has(name)) await boss.updateQueue(name, changeable);
    else await boss.createQueue(name, { policy, ...changeable });
  }
  await boss.stop({ graceful: false, close: false });
  await ownerSql`
    DO $$
    BEGIN
      IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
        GRANT USAGE ON SCHEMA pgboss TO permits_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO permits_app;
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO permits_app;
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO permits_app;
      END IF;
    END $$`;
}

// Beside what the job needs stands which request led to it, so that their lines in the log can be read together.
const sentFor = (requestId: string | null, payload: object): object =>
  requestId === null ? payload : { ...payload, requestId };

function readSent(sent: unknown): { requestId: string | null; payload: unknown } {
  if (typeof sent !== 'object' || sent === null || !('requestId' in sent)) {
    return { requestId: null, payload: sent };
  }
  const { requestId, ...payload } = sent;
  return { requestId: String(requestId), payload };
}

/**
 * Enqueues jobs inside the transaction that makes them necessary: they exist exactly when its change does.
 * Shape: a job whose name and key are waiting already is not added again.
 */
export async function enqueue(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  // Never started: it has no timers and no connection of its own, and writes through the transaction only.
  const boss = await openBoss(tx, { migrate: false, supervise: false, schedule: false });
  const requestId = requestIdOf(tx);
  for (const job of jobs) {
    await boss.send(job.name, sentFor(requestId, JOBS[job.name].parse(job.payload)), {
      singletonKey: job.key,
      ...(job.startAfter ? { startAfter: job.startAfter } : {}),
    });
  }
}

/** What a handler may ask for instead of failing: to be run again later without that counting as a failure. */
export type JobOutcome = { againInSeconds: number } | null;

export interface JobHandler {
  /** How many run at once in one worker process. */
  concurrency: number;
  run: (
    payload: unknown,
    job: { id: string; attempt: number; signal: AbortSignal; requestId: string },
  ) => Promise<JobOutcome>;
}

/** How a job ended. */
export type JobEnd = 'done' | 'put-off' | 'failed';

export interface JobLog {
  info: (facts: object, message: string) => void;
  warn: (facts: object, message: string) => void;
  error: (facts: object, message: string) => void;
}

export interface Schedule {
  name: JobName;
  /** Five fields: minute, hour, day, month, weekday. */
  cron: string;
  timeZone: string;
}

type RunningJob = {
  id: string;
  data: unknown;
  retryCount: number;
  retryLimit: number;
  singletonKey: string | null;
  signal: AbortSignal;
};

/**
 * Works on every queue until stopped.
 * Shape: `stop` takes no new jobs, lets running ones end within the time given, and puts the rest back.
 */
export async function startJobs(options: {
  sql: Sql;
  log: JobLog;
  handlers: Record<JobName, JobHandler>;
  schedules: readonly Schedule[];
  onEnd?: (name: JobName, end: JobEnd, ms: number) => void;
}): Promise<{ stop: (timeoutMs: number) => Promise<void> }> {
  const { sql, log } = options;
  const boss = await openBoss(sql, {
    migrate: false,
    // Both need the owner's rights, and the tables stay small.
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: WATCH_SECONDS,
    monitorIntervalSeconds: WATCH_SECONDS,
    cronMonitorIntervalSeconds: WATCH_SECONDS,
    cronWorkerIntervalSeconds: WATCH_SECONDS,
    useListenNotify: true,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue had a problem'));
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue warns'));
  await boss.start();

  const runOne = async (name: JobName, job: RunningJob): Promise<JobResult> => {
    const sent = readSent(job.data);
    // Work by the clock was asked for by nobody: its own number ties its lines together.
    const requestId = sent.requestId ?? job.id;
    const facts = { requestId, job: name, id: job.id, attempt: job.retryCount + 1 };
    const started = performance.now();
    const tell = (end: JobEnd): number => {
      const ms = performance.now() - started;
      options.onEnd?.(name, end, ms);
      return Math.round(ms);
    };
    try {
      const payload = JOBS[name].parse(sent.payload);
      const outcome = await options.handlers[name].run(payload, { ...facts, signal: job.signal });
      if (outcome) {
        const key = job.singletonKey === null ? {} : { singletonKey: job.singletonKey };
        await boss.send(name, sentFor(sent.requestId, payload), {
          startAfter: outcome.againInSeconds,
          ...key,
        });
        log.warn({ ...facts, ...outcome, tookMs: tell('put-off') }, 'a job was put off');
      } else {
        log.info({ ...facts, tookMs: tell('done') }, 'a job is done');
      }
      return { id: job.id, status: 'completed' };
    } catch (error) {
      tell('failed');
      const isLast = job.retryCount >= job.retryLimit;
      if (isLast) log.error({ ...facts, alarm: 'job-parked', err: error }, 'a job failed for the last time');
      else log.warn({ ...facts, err: error }, 'a job failed and is tried again');
      return { id: job.id, status: 'failed', output: { message: String(error) } };
    }
  };

  for (const name of Object.keys(JOBS) as JobName[]) {
    await boss.work(
      name,
      {
        includeMetadata: true,
        perJobResults: true,
        // A full batch is followed by the next at once; without it a backlog drains one batch a poll.
        batchSize: 2,
        burstWhenBatchFull: true,
        localConcurrency: options.handlers[name].concurrency,
        pollingIntervalSeconds: POLL_SECONDS,
        notifyPollingIntervalSeconds: POLL_SECONDS,
        heartbeatRefreshSeconds: 7,
      },
      async (jobs) => {
        const results: JobResult[] = [];
        for (const job of jobs as unknown as RunningJob[]) results.push(await runOne(name, job));
        return results;
      },
    );
  }
  for (const schedule of options.schedules) {
    await boss.schedule(schedule.name, schedule.cron, {}, { tz: schedule.timeZone, missed: 'once' });
  }
  const alarm = watchParked(sql, log);
  return {
    stop: async (timeoutMs) => {
      clearInterval(alarm);
      await boss.stop({ graceful: true, timeout: timeoutMs, close: false });
    },
  };
}

/** A job whose worker died each time fails without a handler that could say so: somebody must still hear of it. */
function watchParked(sql: Sql, log: JobLog): NodeJS.Timeout {
  const told = new Set<string>();
  return setInterval(() => {
    listParkedJobs(sql).then(
      (parked) => {
        const news = parked.filter((job) => !told.has(job.id));
        for (const job of news) told.add(job.id);
        if (news.length > 0)
          log.error({ alarm: 'jobs-parked', jobs: news }, 'jobs wait for a person to look at them');
      },
      (error: unknown) => log.warn({ err: error }, 'parked jobs could not be counted'),
    );
  }, 60_000);
}

/** Jobs that failed for the last time. Shape: newest first, at most 100. */
export async function listParkedJobs(db: Db): Promise<{ id: string; name: string; since: Date }[]> {
  const rows = await db`
    SELECT id, source_name AS name, created_on AS since FROM pgboss.job
    WHERE name = ${PARKED} AND state = 'created' ORDER BY created_on DESC LIMIT 100`;
  return rows.map((row) => ({ id: String(row.id), name: String(row.name), since: row.since as Date }));
}
