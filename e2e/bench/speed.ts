import { textOf } from '#e2e/bench/bytes.ts';
import { caseAt } from '#e2e/bench/cases.ts';
import { type Call, call, type Load, load, medianLoad, warmUp } from '#e2e/bench/load.ts';
import { atLeast, atMost, type Row } from '#e2e/bench/rows.ts';
import { SETTINGS } from '#e2e/bench/settings.ts';
import type { Measured, Service, World } from '#e2e/bench/world.ts';

type Make = (connection: number) => Call;
export interface Side {
  server: Measured;
  make: Make;
  expect: number;
}

const WARM_CALLS = 4000;

/** Loads the sides in turn, round after round, and takes the median of each figure. Errors: throws when a server answered otherwise. */
export async function sideBySide<K extends string>(
  sides: Record<K, Side>,
  connections: number,
): Promise<Record<K, Load>> {
  const rounds = {} as Record<K, Load[]>;
  const names = Object.keys(sides) as K[];
  for (let round = 0; round < SETTINGS.rounds; round += 1) {
    for (const name of names) {
      const { server, make, expect } = sides[name];
      const options = { connections, seconds: SETTINGS.seconds, expect };
      const one = await load(server.origin, server.pid, make, options);
      if (one.wrongCount > 0) throw new Error(`${one.wrongCount} answers had another status than ${expect}`);
      rounds[name] = [...(rounds[name] ?? []), one];
    }
  }
  return Object.fromEntries(names.map((name) => [name, medianLoad(rounds[name])])) as Record<K, Load>;
}

const draftOf = (service: Service, connection: number): string =>
  service.drafts[connection % service.drafts.length] ?? '';

/** A page of questions with draft and session from the database. */
export const stepPage =
  (service: Service): Make =>
  (connection) => ({
    method: 'GET',
    path: `/applications/${draftOf(service, connection)}/event`,
    headers: service.headers,
  });

async function tokenOn(service: Service, path: string): Promise<string> {
  const page = await call(service.origin, { method: 'GET', path, headers: service.headers });
  return /name="_token" value="([^"]+)"/.exec(textOf(page))?.[1] ?? '';
}

const formHeaders = (service: Service) => ({
  ...service.headers,
  origin: service.origin,
  'content-type': 'application/x-www-form-urlencoded',
});

/** Rows 7 and 8: a page of questions. */
export async function measurePages({ small, bareSmall }: World): Promise<Row[]> {
  const sides = {
    bare: {
      server: bareSmall,
      make: (connection: number): Call => ({ method: 'GET', path: `/?ref=${draftOf(small, connection)}` }),
      expect: 200,
    },
    ours: { server: small, make: stepPage(small), expect: 200 },
  };
  for (const { server, make } of Object.values(sides)) await warmUp(server.origin, make, WARM_CALLS);
  const ten = await sideBySide(sides, 10);
  const one = await sideBySide(sides, 1);
  const fifty = await sideBySide(sides, 50);
  return [
    atMost(7, 'form page GET, CPU ÷ bare', ten.ours.cpuMicros / ten.bare.cpuMicros, 4),
    atLeast(
      7,
      'form page GET, requests/s ÷ bare',
      ten.ours.requestsPerSecond / ten.bare.requestsPerSecond,
      0.2,
    ),
    atMost(8, 'form page, p50 ÷ bare', one.ours.p50 / one.bare.p50, 5),
    atMost(
      8,
      `form page, p99 at 50 connections (bare ${fifty.bare.p99.toFixed(0)} ms)`,
      fifty.ours.p99,
      45,
      ' ms',
    ),
  ];
}

/** Rows 9 and 10: saving a page, fine and not. What both servers answer for is on disk. */
export async function measureSaves({ small, bareSmall }: World): Promise<Row[]> {
  const token = await tokenOn(small, `/applications/${draftOf(small, 0)}/event`);
  const headers = formHeaders(small);
  const revisions = new Map<string, number>();
  const save =
    (name: string): Make =>
    (connection) => {
      const draft = draftOf(small, connection);
      const revision = (revisions.get(draft) ?? 0) + 1;
      revisions.set(draft, revision);
      const fields = {
        _token: token,
        intent: 'continue',
        revision: String(revision),
        'event.name': name,
        'event.description': 'A meal in the street.',
      };
      const body = () => new URLSearchParams(fields).toString();
      return { method: 'POST', path: `/applications/${draft}/event`, headers, body };
    };
  const bare: Side = {
    server: bareSmall,
    make: (connection) => ({ method: 'POST', path: `/?row=${connection}`, body: () => 'x' }),
    expect: 200,
  };
  const fine: Side = { server: small, make: save('Street party'), expect: 303 };
  const wrong: Side = { server: small, make: save(''), expect: 422 };
  await warmUp(small.origin, fine.make, WARM_CALLS);
  const ten = await sideBySide({ bare, ours: fine }, 10);
  const fifty = await sideBySide({ bare, ours: fine }, 50);
  await warmUp(small.origin, wrong.make, WARM_CALLS / 2);
  const bad = await sideBySide({ bare, ours: wrong }, 10);
  const share = (pair: { bare: Load; ours: Load }) =>
    pair.ours.requestsPerSecond / pair.bare.requestsPerSecond;
  return [
    atLeast(9, 'form page POST, requests/s ÷ bare UPDATE, 10', share(ten), 0.35),
    atLeast(9, 'form page POST, requests/s ÷ bare UPDATE, 50', share(fifty), 0.35),
    atMost(9, 'form page POST, p99 ÷ bare, 50', fifty.ours.p99 / fifty.bare.p99, 3),
    atMost(10, 'form page POST with errors, CPU ÷ bare', bad.ours.cpuMicros / bad.bare.cpuMicros, 10),
  ];
}

/** Row 11: the public look-up of any case, among a thousand and among a million, in the same rounds. */
export async function measureLookUps(world: World): Promise<Row[]> {
  const sideOf = async (server: Service, count: number): Promise<Side> => {
    const token = await tokenOn(server, '/status');
    const headers = formHeaders(server);
    const make = (): Call => {
      const { ref, email } = caseAt(1 + Math.floor(Math.random() * count));
      const fields = { _token: token, intent: 'look-up', ref, email };
      const body = () => new URLSearchParams(fields).toString();
      return { method: 'POST', path: '/status', headers, body };
    };
    return { server, make, expect: 200 };
  };
  const bare: Side = {
    server: world.bareLarge,
    make: () => ({
      method: 'GET',
      path: `/?ref=${caseAt(1 + Math.floor(Math.random() * SETTINGS.cases)).ref}`,
    }),
    expect: 200,
  };
  const small = await sideOf(world.small, SETTINGS.fewCases);
  const large = await sideOf(world.large, SETTINGS.cases);
  for (const { server, make } of [small, large, bare]) await warmUp(server.origin, make, WARM_CALLS);
  const ten = await sideBySide({ small, bare, large }, 10);
  const one = await sideBySide({ small, large }, 1);
  const name = SETTINGS.cases.toLocaleString('en');
  return [
    atLeast(
      11,
      `look-up among ${name}, requests/s ÷ bare`,
      ten.large.requestsPerSecond / ten.bare.requestsPerSecond,
      0.25,
    ),
    atMost(11, `look-up, p50 among ${name} ÷ among 1,000`, one.large.p50 / one.small.p50, 1.1),
  ];
}
