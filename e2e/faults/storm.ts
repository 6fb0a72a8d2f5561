import { setTimeout as pause } from 'node:timers/promises';
import { openChance } from '#e2e/faults/chance.ts';
import { openClients } from '#e2e/faults/clients.ts';
import { CrashingWeb, CrashingWorkers, Flights, type Insisting, insist } from '#e2e/faults/crashing.ts';
import {
  type BrokenPromises,
  brokenPromises,
  openJobs,
  type Promised,
  type PromisedKind,
} from '#e2e/faults/promises.ts';
import { startSite } from '#e2e/security/site.ts';
import { buildWorld } from '#e2e/security/world.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { sendNotice } from '#src/jobs/send-notice.ts';

const KINDS = ['submit', 'upload', 'decide', 'issue'] as const satisfies readonly PromisedKind[];
type Kind = (typeof KINDS)[number];
/** Until it is known how long they take. */
const FIRST_MS = 300;
/** A request that was killed would have taken longer than it had; one that was answered tells how long. */
const LONGER = 1.3;
const LONGEST_MS = 5000;
/** Lease of a dead worker's jobs, and the pauses before they are tried again. */
const DRAIN_MS = 300_000;

export interface StormRun extends BrokenPromises {
  seed: number;
  webKills: number;
  workerKills: number;
  /** Kills that met a request of this kind on its way. */
  met: Record<Kind, number>;
  acknowledged: Record<Kind, number>;
  /** Wishes that had to be sent more than once. */
  repeated: number;
  surprises: string[];
  mistakes: unknown[];
  /** From the start of a process to its first page. Units: ms. */
  medianStartMs: number;
  slowestStartMs: number;
  openJobs: Record<string, number>;
}

export interface StormOptions {
  /** Requests of each kind that are on their way when the process that answers them is killed. */
  kills: number;
  /** People of each kind who want something at the same moment: one kill meets all of their requests. */
  people: number;
  webKillsPerWorkerKill: number;
}

/** Kills the web process with requests on their way, and workers with jobs in hand, while people insist on what they want. */
export async function runStorm(options: StormOptions): Promise<StormRun> {
  const chance = openChance('storm');
  await using site = await startSite();
  const world = await buildWorld(site);
  await using web = new CrashingWeb(site);
  const workers = new CrashingWorkers(site);
  await workers.start(2);
  const { next } = await openClients(world, chance);
  const flights = new Flights();
  const acknowledged: Promised[] = [];
  const rig: Insisting = { up: () => web.up(), flights, acknowledged, surprises: [] };
  const met = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  let isOver = false;
  let repeated = 0;
  const everybody = KINDS.flatMap((kind) => Array.from({ length: options.people }, () => kind));
  const clients = everybody.map(async (kind) => {
    while (!isOver) if ((await insist(await next[kind](), rig)) > 1) repeated += 1;
  });
  const failure = Promise.all(clients);
  const rarest = (): Kind => KINDS.reduce((least, kind) => (met[kind] < met[least] ? kind : least));
  let workerKill: Promise<void> = Promise.resolve();
  const kill = async (): Promise<void> => {
    const aim = rarest();
    await flights.departed(aim);
    // Any moment on the way of one of them, and a little after it.
    const along = KINDS[chance.upTo(KINDS.length)]!; // within the list
    const moment = (flights.tookMs.get(along) ?? FIRST_MS) * 1.2;
    await pause(chance.upTo(moment));
    for (const kind of KINDS) {
      if (!flights.has(kind)) continue;
      met[kind] += flights.count(kind);
      flights.tookMs.set(kind, Math.min((flights.tookMs.get(kind) ?? FIRST_MS) * LONGER, LONGEST_MS));
    }
    await web.kill();
    if (web.kills % options.webKillsPerWorkerKill === 0) workerKill = workerKill.then(() => workers.kill());
  };
  while (met[rarest()] < options.kills) await Promise.race([kill(), failure]);
  isOver = true;
  await failure;
  await workerKill;
  let open: Record<string, number> = {};
  const isDrained = async () => {
    open = await openJobs(site.db.owner);
    return Object.keys(open).length === 0;
  };
  await waitUntil(isDrained, DRAIN_MS);
  // Workers queue what the clock asks for, every minute: nothing may move while promises are counted.
  await workers.stop();
  const count = (kind: Kind) => acknowledged.filter((one) => one.kind === kind).length;
  return {
    ...(await brokenPromises(site, acknowledged, {
      repeatedMessages: workers.kills * sendNotice.concurrency,
    })),
    seed: chance.seed,
    webKills: web.kills,
    workerKills: workers.kills,
    met,
    acknowledged: Object.fromEntries(KINDS.map((kind) => [kind, count(kind)])) as Record<Kind, number>,
    repeated,
    surprises: rig.surprises,
    mistakes: web.mistakes,
    medianStartMs: web.startsMs.toSorted((a, b) => a - b)[Math.floor(web.kills / 2)] ?? 0,
    slowestStartMs: Math.max(...web.startsMs),
    openJobs: open,
  };
}

/** What must be empty after a storm. */
export const brokenIn = ({ lost, doubled, halfDone, surprises, mistakes, openJobs: open }: StormRun) => ({
  lost,
  doubled,
  halfDone,
  surprises,
  mistakes,
  openJobs: open,
});

export const NOTHING_BROKEN: ReturnType<typeof brokenIn> = {
  lost: [],
  doubled: [],
  halfDone: [],
  surprises: [],
  mistakes: [],
  openJobs: {},
};
