import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '#e2e/security/browser.ts';
import { ROUTES } from '#e2e/security/matrix.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { changedBetween, contentOf } from '#e2e/security/tables.ts';
import { browserOf, buildWorld, PRINCIPALS, type Principal, type World } from '#e2e/security/world.ts';
import { type Shot, WRITES, type Write, withToken } from '#e2e/security/writes.ts';

/** The only door without an origin: the sign-in provider proves itself by its signature. */
const FROM_MACHINES = 'api/sign-in-ended.ts';

let site: Site;
let world: World;
let browsers: Record<Principal, Browser>;
let shots: { write: Write; who: Principal; shot: Shot }[];

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
  browsers = Object.fromEntries(PRINCIPALS.map((who) => [who, browserOf(world, who)])) as typeof browsers;
  for (const who of PRINCIPALS) await browsers[who].token();
  shots = [];
  for (const write of WRITES) {
    const who = write.allowed[0] ?? 'nobody';
    shots.push({ write, who, shot: await write.arrange(world) });
  }
});
after(() => site[Symbol.asyncDispose]());

/** What a page of somebody else's can make a browser send. */
const foreign = (): Record<string, string>[] => {
  const { port } = site;
  const origins = [
    'null',
    'https://evil.example',
    `http://evil.localhost:${port}`,
    `http://localhost.evil.example:${port}`,
    `https://localhost:${port}`,
    `http://localhost:${port + 1}`,
    'http://localhost',
    `http://localhost:${port}.evil.example`,
    `http://127.0.0.1:${port}`,
    `${site.origin}/`,
    `${site.origin} ${site.origin}`,
    '',
  ];
  return [
    {},
    { referer: `${site.origin}/` },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: site.origin, 'sec-fetch-site': 'cross-site' },
    { origin: site.origin, 'sec-fetch-site': 'same-site' },
    ...origins.map((origin) => ({ origin })),
  ];
};

const TYPES = [
  null,
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x-boundary-x',
  'text/plain',
  'application/json',
  'application/octet-stream',
];

test('no post that another page sends is taken, whatever it says it is', async () => {
  const before = await contentOf(site.db.owner);
  const wrong: string[] = [];
  let count = 0;
  for (const { write, who, shot } of shots) {
    const filled = withToken(shot, await browsers[who].token());
    const cells = foreign().flatMap((from) => TYPES.map((type) => ({ from, type })));
    await inTurns(8, cells, async ({ from, type }) => {
      const headers = { ...filled.headers, ...from, ...(type === null ? {} : { 'content-type': type }) };
      const { status } = await browsers[who].send(shot.path, { ...filled, headers });
      count += 1;
      const isRefused = write.page === FROM_MACHINES ? status >= 400 && status < 500 : status === 403;
      if (!isRefused) wrong.push(`${write.name} from ${JSON.stringify(from)} as ${type}: ${status}`);
    });
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), []);
  assert.ok(count > 3000, `only ${count} posts`);
});

test('no form is taken without the token of its own session', async () => {
  const before = await contentOf(site.db.owner);
  const wrong: string[] = [];
  for (const { write, who, shot } of shots.filter((one) => one.write.page !== FROM_MACHINES)) {
    const other = await browsers[who === 'auditor' ? 'owner' : 'auditor'].token();
    const own = await browsers[who].token();
    const flipped = `${own.slice(0, -2)}${own.endsWith('AA') ? 'BB' : 'AA'}`;
    const cells = ['', 'x', other, own.slice(1), flipped, `${own}${own}`, 'A'.repeat(43)].flatMap((token) =>
      TYPES.map((type) => ({ token, type })),
    );
    await inTurns(8, cells, async ({ token, type }) => {
      const filled = withToken(shot, token);
      const headers = {
        ...filled.headers,
        origin: site.origin,
        ...(type === null ? {} : { 'content-type': type }),
      };
      const { status } = await browsers[who].send(shot.path, { ...filled, headers });
      const isRefused = type === null ? status === 403 : [400, 403, 415].includes(status);
      if (!isRefused) wrong.push(`${write.name} with "${token}" as ${type}: ${status}`);
    });
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), []);
});

test('a page without a form takes no post, and no address takes another method', async () => {
  const before = await contentOf(site.db.owner);
  const wrong: string[] = [];
  const addresses = ROUTES.map(({ at, reads, methods, page }) => {
    const resource = Object.keys(reads)[0] as 'none'; // every route has something to read
    return { path: at(world, resource), methods, page };
  });
  for (const { path, methods, page } of addresses) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY']) {
      if ((methods as readonly string[]).includes(method)) continue;
      const token = await browsers.coordinator.token();
      const reply = await browsers.coordinator.send(path, {
        method,
        headers: {
          origin: site.origin,
          'content-type': 'application/x-www-form-urlencoded',
          'x-http-method-override': 'POST',
        },
        body: method === 'TRACE' ? undefined : `_token=${token}&_method=DELETE`,
      } as never);
      // The callback of staff looks at its address alone, and this one names no sign-in.
      const isRefused =
        [405, 404].includes(reply.status) || (page === 'staff/callback.astro' && reply.status === 400);
      if (!isRefused) wrong.push(`${method} ${page}: ${reply.status}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), []);
});
