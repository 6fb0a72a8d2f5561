import type { Ctx } from '#src/context.ts';
import type { JobName, JobPayload } from '#src/domain/jobs.ts';

/** What a job asks for: nothing, or to run again later without that counting as a failure. */
export type JobResult = { againInSeconds: number } | null;

/** One attempt at a job. `attempt` counts from 1. */
export interface JobAttempt {
  attempt: number;
  /** Ends when the worker stops or the job takes too long. */
  signal: AbortSignal;
}

/**
 * The handler of one job name. Every job may run twice, or a day late, and must then change nothing more.
 * Shape: `concurrency` is how many run at once in one worker process.
 */
export interface Job<Name extends JobName> {
  name: Name;
  concurrency: number;
  run: (ctx: Ctx, payload: JobPayload<Name>, attempt: JobAttempt) => Promise<JobResult>;
}

/** Declares a job; gives back what it is given. */
export const defineJob = <Name extends JobName>(job: Job<Name>): Job<Name> => job;
