import { setTimeout as pause } from 'node:timers/promises';
import { median, memoryOf } from '#e2e/bench/load.ts';
import { openChance } from '#e2e/faults/chance.ts';
import { openClients } from '#e2e/faults/clients.ts';
import { openBrowser, type Reply } from '#e2e/security/browser.ts';
import { startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld } from '#e2e/security/world.ts';

const SAMPLE_MS = 1000;

export interface SoakRun {
  seed: number;
  /** Answers by what was asked for, the time of warming up included. */
  answered: Record<string, number>;
  /** Answers that were neither a page nor the way on to one, and what failed without any. */
  wrong: string[];
  /** Errors that the process logged. */
  mistakes: unknown[];
  /** Middle of the first and of the last tenth after warming up. Units: megabytes of resident memory. */
  before: number;
  after: number;
  growthPercent: number;
}

export interface SoakOptions {
  warmMs: number;
  lastMs: number;
  /** How many go on at the same time, each with one request after the other. */
  people: number;
}

/** Lets people read, look up, save, submit and send files for a long time, and watches the memory of the web process. */
export async function runSoak({ warmMs, lastMs, people }: SoakOptions): Promise<SoakRun> {
  const chance = openChance('soak');
  // Started as the image starts it; nobody is held back for being quick.
  const settings = { NODE_OPTIONS: '--max-semi-space-size=8', VISITOR_LOOK_UPS: '0' };
  await using site = await startSite({ settings });
  const world = await buildWorld(site);
  const { browsers, next } = await openClients(world, chance);
  const visitor = openBrowser(site.origin);
  const other = browserOf(world, 'owner');
  const pages: readonly (readonly [ReturnType<typeof openBrowser>, string])[] = [
    [visitor, '/'],
    [visitor, '/es/'],
    [visitor, '/help'],
    [visitor, '/status'],
    [visitor, `/v/${world.permitCode}`],
    [other, '/applications'],
    [other, `/applications/${world.draft}/event`],
    [other, `/es/applications/${world.draft}/applicant`],
    [other, `/applications/${world.draft}/documents`],
    [browsers.police, '/review'],
    [browsers.coordinator, '/review?work=any'],
    [browsers.coordinator, `/review/${world.review}`],
  ];
  const { actor } = world.people.owner;
  const email = actor.kind === 'applicant' ? actor.email : '';
  const kinds: Record<string, { weight: number; fine: readonly number[]; ask: () => Promise<Reply> }> = {
    read: {
      weight: 70,
      fine: [200],
      ask: async () => {
        const [browser, path] = pages[chance.upTo(pages.length)]!; // within the list
        const site = chance.upTo(2) === 0 ? 'none' : 'same-origin';
        return await browser.get(path, { 'sec-fetch-site': site, 'accept-encoding': 'zstd, br, gzip' });
      },
    },
    'look up': {
      weight: 12,
      fine: [200],
      ask: async () =>
        await visitor.post('/status', {
          _token: await visitor.token(),
          intent: 'look-up',
          ref: world.review,
          email,
        }),
    },
    // Saved, and told what the page still lacks.
    save: { weight: 10, fine: [422], ask: async () => await (await next.save()).send() },
    submit: { weight: 3, fine: [303], ask: async () => await (await next.submit()).send() },
    upload: { weight: 5, fine: [200, 303], ask: async () => await (await next.upload()).send() },
  };
  const names = Object.entries(kinds).flatMap(([name, { weight }]) => Array<string>(weight).fill(name));
  const answered: Record<string, number> = {};
  const wrong: string[] = [];
  let isOver = false;
  const goOn = async (): Promise<void> => {
    while (!isOver) {
      const name = names[chance.upTo(names.length)]!; // within the list
      try {
        const { fine, ask } = kinds[name]!; // every name has its kind
        const { status } = await ask();
        answered[name] = (answered[name] ?? 0) + 1;
        if (!fine.includes(status)) wrong.push(`${name}: ${status}`);
      } catch (error) {
        wrong.push(`${name}: ${String(error)}`);
      }
    }
  };
  const everybody = Promise.all(Array.from({ length: people }, goOn));
  const sizes: number[] = [];
  try {
    await pause(warmMs);
    const end = performance.now() + lastMs;
    while (performance.now() < end) {
      sizes.push(memoryOf(site.web.child.pid ?? 0) / 1e6);
      await pause(SAMPLE_MS);
    }
  } finally {
    isOver = true;
    await everybody;
  }
  const tenth = Math.max(1, Math.floor(sizes.length / 10));
  const before = median(sizes.slice(0, tenth));
  const after = median(sizes.slice(-tenth));
  const mistakes = site.web.lines.filter(({ level }) => Number(level) >= 50);
  const growthPercent = (after / before - 1) * 100;
  return { seed: chance.seed, answered, wrong, mistakes, before, after, growthPercent };
}
