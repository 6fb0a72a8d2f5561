import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Balancer, startBalancer } from '#e2e/fixtures/balancer.ts';
import { startWeb, type Web } from '#e2e/fixtures/web.ts';
import { startTestWorker, type TestWorker } from '#e2e/fixtures/worker.ts';
import { type Browser, openBrowser, type Reply } from '#e2e/security/browser.ts';
import { ownAnswers } from '#e2e/security/canaries.ts';
import { drawnForms } from '#e2e/security/drawn-forms.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { ctxOf, everybody, type World } from '#e2e/security/world.ts';
import { startApplication } from '#src/commands/application.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { waitUntil } from '#src/embedded/processes.ts';

const WAIT_MS = 120_000;

/** Two web processes behind a balancer and two workers, on one database and one store. */
export interface Nodes extends AsyncDisposable {
  site: Site;
  people: World['people'];
  balancer: Balancer;
  webs: Web[];
  workers: TestWorker[];
  /** Starts a web process in a place and waits until requests go there. */
  startWebAt: (place: number) => Promise<void>;
  startWorkerAt: (place: number) => Promise<void>;
  portOf: (place: number) => number;
}

export async function startNodes(settings: NodeJS.ProcessEnv = {}): Promise<Nodes> {
  const site = await startSite();
  const people = await everybody(site);
  const balancer = await startBalancer();
  const given = { ...site.settings, PORT: '0', PUBLIC_ORIGIN: balancer.origin, ...settings };
  const webs: Web[] = [];
  const workers: TestWorker[] = [];
  const portOf = (place: number) => Number(webs[place]?.lines.find(({ msg }) => msg === 'listening')?.port);
  const startWebAt = async (place: number) => {
    webs[place] = await startWeb(given);
    // Its log may arrive a moment after its word that it is there.
    assert.ok(await waitUntil(async () => Number.isInteger(portOf(place)), WAIT_MS), 'no port was told');
    await balancer.add(portOf(place));
  };
  const startWorkerAt = async (place: number) => {
    workers[place] = await startTestWorker(given);
  };
  await Promise.all([0, 1].flatMap((place) => [startWebAt(place), startWorkerAt(place)]));
  return {
    site,
    people,
    balancer,
    webs,
    workers,
    startWebAt,
    startWorkerAt,
    portOf,
    [Symbol.asyncDispose]: async () => {
      for (const worker of workers) if (worker.child.exitCode === null) await worker.stop();
      for (const web of webs) if (web.child.exitCode === null) await web.stop();
      await balancer[Symbol.asyncDispose]();
      await site[Symbol.asyncDispose]();
    },
  };
}

/** What somebody saw who works on a draft. */
export interface Sight {
  requests: number;
  /** Requests without a whole answer, and those that a broken part answered. */
  broken: string[];
  /** The number of the last save that was answered, and of the last that was tried. */
  saved: number;
  tried: number;
  ref: string;
}

export interface Working {
  sights: Sight[];
  /** Lets everybody finish what they began. */
  end: () => Promise<void>;
}

const nameOf = (count: number) => `Ana ${count}`;

async function aDraft(nodes: Nodes, who: 'owner' | 'other'): Promise<string> {
  const today = calendarDateAt(new Date(), nodes.site.city.timeZone);
  const answers = ownAnswers(addDays(today, 200));
  return (await startApplication(ctxOf(nodes, who), { answers, sessionHash: null })).ref;
}

// Null when no whole answer came.
const answered = (reply: Promise<Reply>): Promise<Reply | null> => reply.catch(() => null);

async function saveOnce(browser: Browser, sight: Sight): Promise<void> {
  const path = `/applications/${sight.ref}/applicant`;
  const count = async (what: string, asked: Promise<Reply>): Promise<Reply | null> => {
    sight.requests += 1;
    const reply = await answered(asked);
    if (reply === null || reply.status >= 500) {
      sight.broken.push(`${what}: ${reply === null ? 'no answer' : reply.status}`);
      return null;
    }
    return reply;
  };
  const page = await count('read', browser.get(path));
  if (page === null) return;
  // A session that one process opened is known to every other.
  assert.equal(page.status, 200, `${path} answers ${page.status}`);
  const fields = drawnForms(page.text).find((form) =>
    form.fields.some(([name]) => name === 'revision'),
  )?.fields;
  assert.ok(fields, 'the page has no form');
  sight.tried = sight.saved + 1;
  const typed = fields.map(([name, value]): [string, string] =>
    name === 'applicant.name' ? [name, nameOf(sight.tried)] : [name, value],
  );
  const reply = await count('save', browser.post(path, typed));
  if (reply === null) return;
  // After a save whose answer was lost the draft has moved on, and the form says so.
  if (reply.status === 409) return;
  assert.ok([303, 422].includes(reply.status), `${path} answers ${reply.status}`);
  sight.saved = sight.tried;
}

/** People work on drafts of their own through the balancer: they read a page, save it, and do so again. */
export async function work(nodes: Nodes, count: number): Promise<Working> {
  const { people, balancer } = nodes;
  let isOver = false;
  const sights: Sight[] = [];
  const busy: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const who = index % 2 === 0 ? 'owner' : 'other';
    const sight: Sight = { requests: 0, broken: [], saved: 0, tried: 0, ref: await aDraft(nodes, who) };
    sights.push(sight);
    const browser = openBrowser(balancer.origin, people[who].cookie);
    busy.push(
      (async () => {
        while (!isOver) {
          const before = sight.broken.length;
          await saveOnce(browser, sight);
          // People wait a moment before they try again.
          if (sight.broken.length > before) await pause(100);
        }
      })(),
    );
  }
  const all = Promise.all(busy);
  all.catch(() => {
    isOver = true;
  });
  return {
    sights,
    end: async () => {
      isOver = true;
      await all;
    },
  };
}

/** Every save that was answered is there, or a later one in its place. */
export async function assertNothingLost(nodes: Nodes, sights: readonly Sight[]): Promise<void> {
  const lost: string[] = [];
  for (const { ref, saved, tried } of sights) {
    const [row] = await nodes.site.db.owner`
      SELECT answers -> 'applicant' ->> 'name' AS name FROM applications WHERE ref = ${ref}`;
    const stands = Number(/^Ana (\d+)$/.exec(String(row?.name))?.[1] ?? 0);
    if (stands < saved || stands > tried)
      lost.push(`${ref} holds ${stands}, answered were ${saved} of ${tried}`);
  }
  assert.deepEqual(lost, []);
}

/** Ends one process after another without warning and starts it again. Shape: how many were ended. */
export async function killInTurn(nodes: Nodes, options: { kills: number; everyMs: number }): Promise<void> {
  for (let count = 0; count < options.kills; count += 1) {
    await pause(options.everyMs);
    const place = Math.floor(count / 2) % 2;
    if (count % 2 === 0) {
      const web = nodes.webs[place];
      const port = nodes.portOf(place);
      const ended = once(web?.child ?? process, 'exit');
      web?.child.kill('SIGKILL');
      await ended;
      await nodes.startWebAt(place);
      nodes.balancer.remove(port);
    } else {
      await nodes.workers[place]?.kill();
      await nodes.startWorkerAt(place);
    }
  }
}

/** Mails asked for meanwhile arrive once each, whichever worker was ended. */
export async function askForMails(nodes: Nodes, addresses: readonly string[]): Promise<void> {
  for (const email of addresses) {
    const guest = openBrowser(nodes.balancer.origin);
    const ask = async () => {
      const token = await guest.token().catch(() => null);
      if (token === null) return false;
      const reply = await answered(guest.post('/sign-in', { _token: token, email }));
      return reply?.status === 303;
    };
    assert.ok(await waitUntil(ask, WAIT_MS), `nobody took the request of ${email}`);
  }
}

export async function assertMailsArrive(nodes: Nodes, addresses: readonly string[]): Promise<void> {
  const { mail } = nodes.site;
  const missing = () => addresses.filter((email) => mail.messages(email).length === 0);
  assert.ok(
    await waitUntil(async () => missing().length === 0, WAIT_MS),
    `no mail for ${missing().join(', ')}`,
  );
}

/** Stops one web process after another as a rollout does, and starts the next in its place. */
export async function rollOut(nodes: Nodes, restarts: number): Promise<void> {
  for (let count = 0; count < restarts; count += 1) {
    const place = count % 2;
    const port = nodes.portOf(place);
    assert.equal(await nodes.webs[place]?.stop(), 0);
    nodes.balancer.remove(port);
    await nodes.startWebAt(place);
  }
}
