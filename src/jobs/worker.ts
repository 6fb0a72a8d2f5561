import { setTimeout as pause } from 'node:timers/promises';
import { createService, openMetrics, type Service, systemContext } from '#src/context.ts';
import { JOBS, type JobName } from '#src/domain/jobs.ts';
import { copyPermits } from '#src/jobs/copy-permits.ts';
import type { Job } from '#src/jobs/define-job.ts';
import { endDrafts } from '#src/jobs/end-drafts.ts';
import { finishEvents } from '#src/jobs/finish-events.ts';
import { makeCheckpoint } from '#src/jobs/make-checkpoint.ts';
import { makePermit } from '#src/jobs/make-permit.ts';
import { makePictures } from '#src/jobs/make-pictures.ts';
import { makeRecord } from '#src/jobs/make-record.ts';
import { scanDocument } from '#src/jobs/scan-document.ts';
import { schedulesFor } from '#src/jobs/schedule.ts';
import { sendDigests } from '#src/jobs/send-digests.ts';
import { sendNotice } from '#src/jobs/send-notice.ts';
import { sweepObjects } from '#src/jobs/sweep-objects.ts';
import { sweepSessions } from '#src/jobs/sweep-sessions.ts';
import { watchClocks } from '#src/jobs/watch-clocks.ts';
import { type JobHandler, startJobs } from '#src/store/jobs.ts';

/** One handler for each job name; a name without one does not compile. */
const HANDLERS: { [Name in JobName]: Job<Name> } = {
  'copy-permits': copyPermits,
  'end-drafts': endDrafts,
  'finish-events': finishEvents,
  'make-checkpoint': makeCheckpoint,
  'make-permit': makePermit,
  'make-pictures': makePictures,
  'make-record': makeRecord,
  'scan-document': scanDocument,
  'send-digests': sendDigests,
  'send-notice': sendNotice,
  'sweep-objects': sweepObjects,
  'sweep-sessions': sweepSessions,
  'watch-clocks': watchClocks,
};

const DRAIN_MS = 20_000;

function handlerOf<Name extends JobName>(service: Service, name: Name): JobHandler {
  const job: Job<Name> = HANDLERS[name];
  return {
    concurrency: job.concurrency,
    run: async (payload, attempt) => {
      const ctx = await systemContext(service, name, attempt.requestId);
      return await job.run(ctx, JOBS[name].parse(payload) as Parameters<typeof job.run>[1], attempt);
    },
  };
}

/** Works on all jobs of a service until stopped. */
export async function startWorker(service: Service): Promise<{ stop: (timeoutMs: number) => Promise<void> }> {
  const names = Object.keys(HANDLERS) as JobName[];
  const handlers = Object.fromEntries(names.map((name) => [name, handlerOf(service, name)]));
  return await startJobs({
    sql: service.sql,
    log: service.log,
    handlers: handlers as Record<JobName, JobHandler>, // made from every name
    schedules: schedulesFor(service.city),
    onEnd: (job, outcome, ms) => service.metrics.observe('permits_job_seconds', { job, outcome }, ms),
  });
}

/** A database that is not there yet is waited for: whoever starts us need not know the order. */
async function startWhenPossible(service: Service): Promise<Awaited<ReturnType<typeof startWorker>>> {
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, 5000)) {
    try {
      return await startWorker(service);
    } catch (error) {
      service.log.warn({ err: error, waitMs }, 'the worker cannot start yet');
      await pause(waitMs);
    }
  }
}

if (import.meta.main) {
  const service = createService('worker');
  const fail = (error: unknown) => {
    service.log.error({ err: error }, 'the worker ends after a mistake of its own');
    process.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  openMetrics(service);
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  process.once('SIGTERM', ask);
  process.once('SIGINT', ask);
  const worker = await Promise.race([startWhenPossible(service), asked.then(() => null)]);
  if (worker !== null) service.log.info({}, 'the worker is ready');
  await asked;
  await worker?.stop(DRAIN_MS);
  await service.sql.end({ timeout: 5 });
  service.log.info({}, 'the worker has stopped');
  process.exit(0);
}
