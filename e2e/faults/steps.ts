import { openDatabaseNetwork } from '#e2e/fixtures/database-line.ts';
import { openLine, type Way } from '#e2e/fixtures/line.ts';
import type { Site } from '#e2e/security/site.ts';
import { type Ctx, systemContext } from '#src/context.ts';
import type { JobName, JobPayload } from '#src/domain/jobs.ts';
import { PLACEHOLDERS } from '#src/embedded/environment.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { readEnv } from '#src/env.ts';
import type { Job, JobResult } from '#src/jobs/define-job.ts';
import { createOutside } from '#src/outside/outside.ts';
import { createSql } from '#src/store/sql.ts';

/** A worker dies before what it sends has left, or after it arrived and before it hears of it. */
export const DEATHS = ['before', 'after'] as const;
export type Death = (typeof DEATHS)[number];

const MOST_STEPS = 400;

/** Counts what leaves for the outside, and lets nothing pass any more from a step on. */
class Steps {
  count = 0;
  #died = Promise.withResolvers<void>();
  #isDead = false;
  #isLast = false;
  readonly #at: number;
  readonly #death: Death;

  constructor(at: number, death: Death) {
    this.#at = at;
    this.#death = death;
  }

  readonly passes = (way: Way): boolean => {
    if (this.#isDead) return false;
    if (way === 'back') return this.#isLast ? this.#die() : true;
    this.count += 1;
    if (this.count < this.#at) return true;
    if (this.#death === 'before') return this.#die();
    this.#isLast = true;
    return true;
  };

  #die(): false {
    this.#isDead = true;
    this.#died.resolve();
    return false;
  }

  died(): Promise<void> {
    return this.#died.promise;
  }
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const portOf = (url: string | undefined): number => Number(new URL(url ?? '').port);

export interface Attempted<Name extends JobName> {
  job: Job<Name>;
  payload: JobPayload<Name>;
  /** What the clock says, where a job waits for a day to come. */
  now?: Date;
  scannerSocket?: string;
}

/** One attempt of a worker whose every word goes over lines; it dies at a step. Shape: null when it died, else its result. */
async function attempt<Name extends JobName>(
  site: Site,
  { job, payload, now, scannerSocket }: Attempted<Name>,
  steps: Steps,
  number: number,
): Promise<{ result: JobResult } | null> {
  const { passes } = steps;
  const lines = await Promise.all([
    openDatabaseNetwork(site.db.appUrl, { passes }),
    openLine({ port: portOf(site.objects.settings.S3_ENDPOINT), host: '127.0.0.1' }, { passes }),
    openLine({ port: site.mail.smtpPort, host: '127.0.0.1' }, { passes }),
    openLine({ path: scannerSocket ?? '/nowhere' }, { passes }),
  ]);
  const [database, store, mail, scanner] = lines;
  const settings = readEnv({
    ...PLACEHOLDERS,
    ...site.settings,
    S3_ENDPOINT: `http://127.0.0.1:${store.port}`,
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    ...(scannerSocket ? { CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(scanner.port) } : {}),
  });
  const applicationName = `attempt ${number}`;
  const sql = createSql({ url: database.url, applicationName, poolSize: 3 });
  const service = { ...site.ctx(), sql, outside: createOutside(settings), log: silent };
  const work = (async (): Promise<{ result: JobResult }> => {
    const ctx: Ctx = { ...(await systemContext(service, job.name)), ...(now ? { now } : {}) };
    const signal = AbortSignal.timeout(60_000);
    return { result: await job.run(ctx, payload, { attempt: number, signal }) };
  })();
  // A dead process has no words left; what this one still says reaches nobody.
  work.catch(() => undefined);
  const end = await Promise.race([work, steps.died().then(() => null)]);
  await Promise.all(lines.map((line) => line[Symbol.asyncDispose]()));
  await sql.end({ timeout: 0 });
  const isGone = async () =>
    (await site.db.owner`SELECT FROM pg_stat_activity WHERE application_name = ${applicationName}`).length ===
    0;
  if (!(await waitUntil(isGone, 10_000))) throw new Error('a dead worker still holds the database');
  return end;
}

/** Lets a worker die at its first step, the next at its second, and so on, until one lives to the end. Shape: how many died. */
export async function dieAtEveryStep<Name extends JobName>(
  site: Site,
  attempted: Attempted<Name>,
  death: Death,
): Promise<number> {
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const end = await attempt(site, attempted, new Steps(step, death), step);
    if (end !== null && end.result === null) return step - 1;
  }
  throw new Error(`${attempted.job.name} never came to its end`);
}

/** The same job once more, by a worker that lives. */
export async function liveOn<Name extends JobName>(site: Site, attempted: Attempted<Name>): Promise<void> {
  await attempt(site, attempted, new Steps(Number.POSITIVE_INFINITY, 'before'), 1);
}
