import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { JOBS, type JobName } from '#src/domain/jobs.ts';
import { enqueue, type JobHandler, listParkedJobs, startJobs } from '#src/store/jobs.ts';

const database = await createTestDatabase();
after(() => database.drop());

const never: JobHandler = { concurrency: 1, run: () => Promise.reject(new Error('not in this test')) };
const handlersWith = (some: Partial<Record<JobName, JobHandler['run']>>): Record<JobName, JobHandler> => {
  const all = Object.keys(JOBS).map((name) => {
    const run = some[name as JobName];
    return [name, run ? { concurrency: 2, run } : never];
  });
  return Object.fromEntries(all) as Record<JobName, JobHandler>;
};

type LogLine = Record<string, unknown> & { message: string };
function keptLog() {
  const lines: LogLine[] = [];
  const keep = (facts: object, message: string) => lines.push({ ...facts, message });
  return { lines, log: { info: keep, warn: keep, error: keep } };
}

const start = (some: Partial<Record<JobName, JobHandler['run']>>, log = keptLog().log) =>
  startJobs({ sql: database.app, log, handlers: handlersWith(some), schedules: [] });

const sendNotice = (noticeId: string) => ({
  name: 'send-notice' as const,
  payload: { noticeId },
  key: noticeId,
});

async function jobsOf(name: JobName) {
  return await database.owner`SELECT state, data, retry_count FROM pgboss.job WHERE name = ${name} ORDER BY created_on`;
}

test('a job exists exactly when the change that needs it does', async () => {
  const kept = randomUUID();
  await assert.rejects(
    database.app.begin(async (tx) => {
      await enqueue(tx, [sendNotice(randomUUID())]);
      throw new Error('the change failed');
    }),
    /the change failed/,
  );
  await database.app.begin((tx) => enqueue(tx, [sendNotice(kept)]));
  const jobs = await jobsOf('send-notice');
  assert.deepEqual(
    jobs.map((job) => job.data),
    [{ noticeId: kept }],
  );
});

test('the same key waits once, however often it is enqueued', async () => {
  const id = randomUUID();
  const scan = { name: 'scan-document' as const, payload: { documentId: id }, key: id };
  await Promise.all(Array.from({ length: 8 }, () => database.app.begin((tx) => enqueue(tx, [scan, scan]))));
  assert.equal((await jobsOf('scan-document')).length, 1);
});

test('a job that carries what it must not is refused before it is stored', async () => {
  const wrong = { name: 'make-permit' as const, payload: { permitId: 'seven' }, key: 'seven' };
  await assert.rejects(database.app.begin((tx) => enqueue(tx, [wrong])));
  assert.equal((await jobsOf('make-permit')).length, 0);
});

test('a waiting worker hears of a job at once and a backlog drains without pauses', async () => {
  const noticeIds = Array.from({ length: 60 }, () => randomUUID());
  const done: unknown[] = [];
  const { promise: all, resolve } = Promise.withResolvers<void>();
  const jobs = await start({
    'send-notice': (payload) => {
      done.push(payload);
      if (done.length === noticeIds.length + 1) resolve();
      return Promise.resolve(null);
    },
    'scan-document': () => Promise.resolve(null),
  });
  const started = performance.now();
  await database.app.begin((tx) => enqueue(tx, noticeIds.map(sendNotice)));
  await all;
  const tookMs = performance.now() - started;
  await jobs.stop(5000);
  // The polls lie two seconds apart: sixty jobs one poll at a time would take half a minute.
  assert.ok(tookMs < 15_000, `took ${Math.round(tookMs)} ms`);
});

test('a job that is put off runs again without losing an attempt', async () => {
  const seen: number[] = [];
  const { promise: again, resolve } = Promise.withResolvers<void>();
  const jobs = await start({
    'make-pictures': (_payload, job) => {
      seen.push(job.attempt);
      if (seen.length === 1) return Promise.resolve({ againInSeconds: 1 });
      resolve();
      return Promise.resolve(null);
    },
  });
  const documentId = randomUUID();
  await database.app.begin((tx) =>
    enqueue(tx, [{ name: 'make-pictures', payload: { documentId }, key: documentId }]),
  );
  await again;
  await jobs.stop(5000);
  assert.deepEqual(seen, [1, 1]);
});

test('a job that fails eight times is parked with an alarm while others go on', async () => {
  const { lines, log } = keptLog();
  const permitId = randomUUID();
  const attempts: number[] = [];
  const { promise: parked, resolve } = Promise.withResolvers<void>();
  const hurry = setInterval(() => {
    // The pauses between attempts grow to minutes; here nobody wants to wait for them.
    void database.owner`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`.then(
      () => undefined,
    );
  }, 50);
  const jobs = await start(
    {
      'make-permit': (_payload, job) => {
        attempts.push(job.attempt);
        if (job.attempt === 8) resolve();
        return Promise.reject(new Error('always'));
      },
      'sweep-sessions': () => Promise.resolve(null),
    },
    log,
  );
  await database.app.begin((tx) =>
    enqueue(tx, [
      { name: 'make-permit', payload: { permitId }, key: permitId },
      { name: 'sweep-sessions', payload: {}, key: 'now' },
    ]),
  );
  await parked;
  await jobs.stop(5000);
  clearInterval(hurry);
  assert.deepEqual(attempts, [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(
    (await listParkedJobs(database.app)).map((job) => job.name),
    ['make-permit'],
  );
  assert.equal(lines.filter((line) => line.alarm === 'job-parked').length, 1);
  assert.equal((await jobsOf('sweep-sessions'))[0]?.state, 'completed');
});

test('the job of a worker that was killed is done by another within 45 seconds', async () => {
  const script = join(import.meta.dirname, '../../e2e/fixtures/hanging-worker.ts');
  const versionId = randomUUID();
  await database.app.begin((tx) =>
    enqueue(tx, [{ name: 'make-record', payload: { versionId }, key: versionId }]),
  );
  const worker = spawn(process.execPath, [script, database.appUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(worker.stdout)) if (line.startsWith('took')) break;
  worker.kill('SIGKILL');
  await once(worker, 'exit');
  const killed = performance.now();
  const { promise: done, resolve } = Promise.withResolvers<number>();
  const jobs = await start({
    'make-record': (_payload, job) => {
      resolve(job.attempt);
      return Promise.resolve(null);
    },
  });
  assert.equal(await done, 2);
  const tookMs = performance.now() - killed;
  await jobs.stop(5000);
  assert.ok(tookMs < 45_000, `took ${Math.round(tookMs)} ms`);
});

test('a worker that is stopped ends its job first and takes no other', async () => {
  const { promise: taken, resolve: take } = Promise.withResolvers<void>();
  const { promise: may, resolve: end } = Promise.withResolvers<void>();
  let ended = false;
  const jobs = await start({
    'sweep-objects': async () => {
      take();
      await may;
      ended = true;
      return null;
    },
  });
  await database.app.begin((tx) => enqueue(tx, [{ name: 'sweep-objects', payload: {}, key: 'first' }]));
  await taken;
  const stopped = jobs.stop(10_000);
  await database.app.begin((tx) => enqueue(tx, [{ name: 'sweep-objects', payload: {}, key: 'second' }]));
  end();
  await stopped;
  assert.equal(ended, true);
  assert.deepEqual(
    (await jobsOf('sweep-objects')).map((job) => job.state),
    ['completed', 'created'],
  );
});

test('a schedule is carried out once, although two workers run', async () => {
  const seen: unknown[] = [];
  const { promise: first, resolve } = Promise.withResolvers<void>();
  const run = () => {
    seen.push(1);
    resolve();
    return Promise.resolve(null);
  };
  const schedules = [{ name: 'finish-events' as const, cron: '* * * * *', timeZone: 'America/New_York' }];
  const handlers = handlersWith({
    'finish-events': run,
    'sweep-objects': () => Promise.resolve(null),
    'send-notice': () => Promise.resolve(null),
  });
  const { log } = keptLog();
  const minute = () => Math.floor(Date.now() / 60_000);
  const since = minute();
  const both = await Promise.all([
    startJobs({ sql: database.app, log, handlers, schedules }),
    startJobs({ sql: database.app, log, handlers, schedules }),
  ]);
  await first;
  await Promise.all(both.map((jobs) => jobs.stop(5000)));
  // It is due once in every minute, and a minute may begin while the workers end.
  assert.ok(seen.length <= 1 + minute() - since, `${seen.length} times`);
});
