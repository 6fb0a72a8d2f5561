import { type ClientRequest, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { call, cpuSecondsOf, median, memoryOf } from '#e2e/bench/load.ts';
import { atMost, type Row } from '#e2e/bench/rows.ts';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { aCaseInReview } from '#e2e/fixtures/cases.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { aStaffMember } from '#e2e/fixtures/people.ts';
import { type RunningService, startService } from '#e2e/fixtures/running-service.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { openSession } from '#src/commands/session.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { paths } from '#src/paths.ts';

const PAGES = 200;
/** Nobody has more windows open than these, so that no limit for one person counts. */
const PAGES_OF_ONE = 5;
const CHANGES = 40;
const IDLE_MS = 20_000;
const BETWEEN_MS = 250;
const LONGEST_MS = 10_000;

/** One open page of the queue: the moments at which its stream told of a case. */
interface Page {
  heard: number[];
  headers: Record<string, string>;
  sent: ClientRequest;
}

async function openPage(origin: string, token: string): Promise<Page> {
  const headers = { cookie: `permits=${token}`, 'sec-fetch-site': 'same-origin' };
  const asked = { ...headers, accept: 'text/event-stream' };
  const heard: number[] = [];
  const sent = request(origin + paths.live(), { headers: asked, agent: false });
  return await new Promise((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`the stream answered ${answer.statusCode}`));
      // Lost when the bench closes it, which is no mistake.
      answer.on('error', () => undefined);
      answer.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('event: case')) heard.push(performance.now());
      });
      resolve({ heard, headers, sent });
    });
    sent.end();
  });
}

async function tokensOf({ db }: RunningService): Promise<string[]> {
  const tokens: string[] = [];
  for (let person = 0; person < PAGES / PAGES_OF_ONE; person += 1) {
    const staff = await aStaffMember(db, 'fire-marshal');
    const staffId = staff.kind === 'staff' ? staff.id : '';
    const who = { kind: 'staff', staffId, providerSession: null, authenticatedAt: new Date() } as const;
    for (let page = 0; page < PAGES_OF_ONE; page += 1)
      tokens.push(await db.app.begin((tx) => openSession(tx, { now: new Date() }, who, null)));
  }
  return tokens;
}

/** Tells of many changes one by one. Shape: how long each page took to hear of each. Units: ms. */
async function delaysOf(pages: readonly Page[], tell: () => Promise<unknown>): Promise<number[]> {
  const delays: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const before = pages.map(({ heard }) => heard.length);
    await tell();
    const committed = performance.now();
    const isHeard = () => pages.every(({ heard }, page) => heard.length > (before[page] ?? 0));
    if (!(await waitUntil(isHeard, LONGEST_MS))) throw new Error('a page heard nothing');
    delays.push(...pages.map(({ heard }, page) => (heard[before[page] ?? 0] ?? Number.NaN) - committed));
    await wait(BETWEEN_MS);
  }
  return delays;
}

/** Row 20: two hundred queues that stay open. */
export async function measureLive(): Promise<Row[]> {
  await using parts = new AsyncDisposableStack();
  const service = await startService('baltimore');
  parts.defer(() => service.stop());
  const { origin, webPid, db } = service;
  const one = await aCaseInReview(db, service.ctx(), blockParty(juneSaturday()));
  const desk = await one.desk('fire-marshal');
  const tokens = await tokensOf(service);
  // The page itself is drawn a few times first: what the server keeps for that is not the price of a stream.
  for (const token of tokens)
    await call(origin, { method: 'GET', path: '/review', headers: { cookie: `permits=${token}` } });
  const before = memoryOf(webPid);
  const pages = await Promise.all(tokens.map((token) => openPage(origin, token)));
  parts.defer(() => {
    for (const { sent } of pages) sent.destroy();
  });
  const opened = memoryOf(webPid);

  const cpuIdle = cpuSecondsOf(webPid);
  await wait(IDLE_MS);
  const idleShare = ((cpuSecondsOf(webPid) - cpuIdle) / (IDLE_MS / 1000)) * 100;

  const cpuBefore = cpuSecondsOf(webPid);
  // The same words again, with no note between, would be one note that was sent twice.
  let notes = 0;
  const tell = () => {
    notes += 1;
    return addInternalNote(desk, { ref: one.ref, body: `Note ${notes}` });
  };
  const delays = await delaysOf(pages, tell);
  const cpuMs = ((cpuSecondsOf(webPid) - cpuBefore) / CHANGES) * 1000;
  // The first changes warm the server up; what the next as many add is growth.
  const warm = memoryOf(webPid);
  await delaysOf(pages, tell);
  const grown = memoryOf(webPid);

  // What follows in the browsers: each of them asks for its page anew.
  const cpuPages = cpuSecondsOf(webPid);
  await Promise.all(pages.map(({ headers }) => call(origin, { method: 'GET', path: '/review', headers })));
  const pagesMs = (cpuSecondsOf(webPid) - cpuPages) * 1000;
  const slowest = delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.99)] ?? Number.NaN;
  const name = `${PAGES} open queues`;
  return [
    atMost(20, `${name}, a change is told, p50`, median(delays), 500, ' ms'),
    atMost(20, `${name}, a change is told, p99`, slowest, 1000, ' ms'),
    atMost(20, `${name}, memory of one stream`, (opened - before) / 1000 / PAGES, 200, ' kB'),
    atMost(20, `${name}, growth over ${CHANGES} changes`, (grown / warm - 1) * 100, 10, ' %'),
    atMost(20, `${name}, processor while nothing happens`, idleShare, 1, ' %'),
    atMost(20, `${name}, processor for one change`, cpuMs, 50, ' ms'),
    atMost(20, `${name}, processor for all pages asked anew`, pagesMs, 4000, ' ms'),
  ];
}
