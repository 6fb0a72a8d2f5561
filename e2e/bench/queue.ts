import { textOf } from '#e2e/bench/bytes.ts';
import { caseAt, FOUND } from '#e2e/bench/cases.ts';
import { type Answer, type Call, call, warmUp } from '#e2e/bench/load.ts';
import { atLeast, atMost, type Row } from '#e2e/bench/rows.ts';
import { SETTINGS } from '#e2e/bench/settings.ts';
import { type Side, sideBySide } from '#e2e/bench/speed.ts';
import type { Service, World } from '#e2e/bench/world.ts';
import { QUEUE_WORK } from '#src/domain/queue.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';

type Who = keyof Service['desk'];

const WARM_CALLS = 400;
const PAGES_DEEP = 3;

const reading = (service: Service, who: Who, path: string): Call => ({
  method: 'GET',
  path,
  headers: service.desk[who],
});

/** The address that the link to the next page has. Errors: throws when there is no next page. */
async function nextOf(service: Service, who: Who, path: string): Promise<string> {
  const html = textOf(await call(service.origin, reading(service, who, path)));
  const after = /href="([^"]*[?&;]after=[^"]*)"/.exec(html)?.[1];
  if (after === undefined) throw new Error(`${path} has no next page`);
  return after.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
}

async function deepIn(service: Service, who: Who): Promise<string> {
  let path = '/review';
  for (let page = 0; page < PAGES_DEEP; page += 1) path = await nextOf(service, who, path);
  return path;
}

const inDays = (days: number): string => addDays(calendarDateAt(new Date(), 'America/New_York'), days);

const VIEWS: Record<string, (service: Service, who: Who) => Promise<string> | string> = {
  ...Object.fromEntries(QUEUE_WORK.map((work) => [`view ${work}`, () => `/review?work=${work}`])),
  'by status': () => '/review?status=in_agency_review',
  'by state': () => '/review?state=waiting',
  'by kind': () => `/review?kind=${FOUND.kind}`,
  'by district': () => `/review?district=${FOUND.district}`,
  'by place': () => `/review?place=${FOUND.place}`,
  'by hazard': () => `/review?hazard=${FOUND.hazard}`,
  'by day': () => `/review?from=${inDays(FOUND.inDays)}&until=${inDays(FOUND.inDays + 3)}`,
  'by kind, place and hazard': () => `/review?kind=${FOUND.kind}&place=${FOUND.place}&hazard=${FOUND.hazard}`,
  'by day of the event': () => '/review?sort=event',
  'deep page': deepIn,
  'one case': (service) => service.oneCase,
};

/** One view among a million cases beside the same among a thousand. Shape: two lines of the table. */
async function growthOf({ small, large }: World, who: Who, name: string): Promise<Row[]> {
  const sideOf = async (server: Service): Promise<Side> => {
    const one = reading(server, who, await VIEWS[name]!(server, who)); // a name of the list
    return { server, make: () => one, expect: 200 };
  };
  const sides = { small: await sideOf(small), large: await sideOf(large) };
  for (const { server, make } of Object.values(sides)) await warmUp(server.origin, make, WARM_CALLS / 4);
  const seen = await sideBySide(sides, 1);
  const { p50, p99 } = seen.large;
  const times = `${seen.small.p50.toFixed(1)}, ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)}`;
  const rows = [atMost(12, `queue of a ${who}, ${name}, p50 1M ÷ 1k (${times})`, p50 / seen.small.p50, 1.1)];
  const address = sides.large.make(0).path;
  if (!address.startsWith('/review?') && address !== '/review') return rows;
  const read = await large.rowsRead(who, new URL(address, large.origin).searchParams);
  const found = `the same, tables read whole at 1M (${read.byIndex} rows by index)`;
  return [...rows, atMost(12, found, read.wholeTables, 0)];
}

/** Row 12: every view and filter. Shape: one that does not answer is a figure that does not hold. */
async function growth(world: World): Promise<Row[]> {
  const rows: Row[] = [];
  for (const who of ['reviewer', 'coordinator'] as const) {
    for (const name of Object.keys(VIEWS)) {
      const seen = await growthOf(world, who, name).catch((error: unknown) => [
        atMost(12, `queue of a ${who}, ${name}: ${(error as Error).message}`, Number.NaN, 1.1),
      ]);
      rows.push(...seen);
    }
  }
  return rows;
}

/** Row 12: words looked for among a million cases beside the same among a hundred thousand. Each is the name of one organizer. */
async function searching({ middle, large }: World): Promise<Row[]> {
  const rows: Row[] = [];
  for (const who of ['reviewer', 'coordinator'] as const) {
    const sideOf = (server: Service): Side => ({
      server,
      make: () =>
        reading(
          server,
          who,
          `/review?work=any&search=organizer+${1 + Math.floor(Math.random() * SETTINGS.middleCases)}`,
        ),
      expect: 200,
    });
    const sides = { middle: sideOf(middle), large: sideOf(large) };
    for (const { server, make } of Object.values(sides)) await warmUp(server.origin, make, WARM_CALLS / 4);
    const seen = await sideBySide(sides, 1);
    const times = `${seen.middle.p50.toFixed(1)}, ${seen.large.p50.toFixed(1)} ms`;
    const ratio = seen.large.p50 / seen.middle.p50;
    rows.push(atMost(12, `text search of a ${who}, p50 1M ÷ a tenth of them (${times})`, ratio, 3.5));
  }
  return rows;
}

/** The bytes of all scripts that a page names and of those that they name. */
async function scriptsOf(service: Service, page: Answer): Promise<number> {
  const open = [...textOf(page).matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path ?? '');
  const sizes = new Map<string, number>();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (sizes.has(path)) continue;
    const script = await call(service.origin, { method: 'GET', path, headers: service.headers });
    sizes.set(path, script.body.length);
    for (const [, next] of textOf(script).matchAll(/(?:from|import)\s*\(?\s*"(\.\/[^"]+\.js)"/g))
      open.push(new URL(next ?? '', service.origin + path).pathname);
  }
  return [...sizes.values()].reduce((sum, one) => sum + one, 0);
}

/** Row 14: what a page of the queue weighs. */
async function weight({ small, large }: World): Promise<Row[]> {
  const rows: Row[] = [];
  for (const who of ['reviewer', 'coordinator'] as const) {
    const pageOf = (service: Service) => call(service.origin, reading(service, who, '/review'));
    const [few, many] = [await pageOf(small), await pageOf(large)];
    const apart = Math.abs(many.body.length / few.body.length - 1) * 100;
    rows.push(
      atMost(14, `queue page of a ${who}`, many.body.length / 1000, 20, ' kB'),
      atMost(14, `queue page of a ${who}, 1M beside 1k`, apart, 2, ' %'),
      atMost(14, `scripts of a queue page of a ${who}`, (await scriptsOf(large, many)) / 1000, 12, ' kB'),
    );
  }
  return rows;
}

/** Rows 12 to 14: the shared queue among a thousand and a million cases, for one agency and for everybody's coordinator. */
export async function measureQueue(world: World): Promise<Row[]> {
  const { large, bareLarge } = world;
  const rows = [...(await growth(world)), ...(await searching(world)), ...(await weight(world))];
  const bare: Side = {
    server: bareLarge,
    make: () => ({
      method: 'GET',
      path: `/?ref=${caseAt(1 + Math.floor(Math.random() * SETTINGS.cases)).ref}`,
    }),
    expect: 200,
  };
  for (const who of ['reviewer', 'coordinator'] as const) {
    const first: Side = { server: large, make: () => reading(large, who, '/review'), expect: 200 };
    const search: Side = {
      server: large,
      make: () => {
        const { ref } = caseAt(1 + Math.floor(Math.random() * SETTINGS.cases));
        return reading(large, who, `/review?work=any&search=${ref}`);
      },
      expect: 200,
    };
    for (const { server, make } of [first, bare]) await warmUp(server.origin, make, WARM_CALLS);
    const one = await sideBySide({ first, search, bare }, 1);
    const ten = await sideBySide({ bare, first }, 10);
    const half = `bare ${one.bare.p50.toFixed(1)}`;
    rows.push(
      atMost(13, `first queue page of a ${who} at 1M, p50 (${half})`, one.first.p50, 5, ' ms'),
      atMost(13, `first queue page of a ${who} at 1M, p99`, one.first.p99, 30, ' ms'),
      atLeast(
        13,
        `first queue page of a ${who}, requests/s ÷ bare`,
        ten.first.requestsPerSecond / ten.bare.requestsPerSecond,
        0.33,
      ),
      atMost(13, `search of a ${who} at 1M, p50`, one.search.p50, 15, ' ms'),
    );
  }
  return rows;
}
