import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type Browser, urlencoded } from '#e2e/security/browser.ts';
import { ownAnswers } from '#e2e/security/canaries.ts';
import { choicesOf, drawnForms } from '#e2e/security/drawn-forms.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import {
  aReviewedCase,
  browserOf,
  buildWorld,
  ctxOf,
  type Principal,
  type World,
} from '#e2e/security/world.ts';
import { startApplication } from '#src/commands/application.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

const LONGEST_MS = 2000;
/** So many are made at once. */
const LOT = 2000;
/** Memory of a process goes up and down by itself; this is what may stay. Units: bytes. */
const GROWTH_BYTES = 50 * 1024 * 1024;

export interface FuzzOptions {
  posts: number;
  seed: number;
  /** Whether time and memory are judged; they are only told where other work may run beside this. */
  measures: boolean;
}

let site: Site;
let world: World;
/** How often a post that met an outage is sent again. */
let patience = 0;
/** Everything that can be posted somewhere. */
let targets: Target[];

interface Target {
  path: string;
  who: Principal;
  browser: Browser;
  /** A field of the page, with what it held. */
  fields: [string, string][];
  intents: string[];
  /** The draft whose revision the post must name to get far. */
  draft: string | null;
}

async function targetsOf(who: Principal, path: string, draft: string | null = null): Promise<Target[]> {
  const browser = browserOf(world, who);
  await browser.token();
  const { text } = await browser.get(path);
  return drawnForms(text)
    .filter(({ isMultipart }) => !isMultipart)
    .map(({ action, fields, intents }) => ({
      path: action ?? path,
      who,
      browser,
      fields: [...fields.filter(([name]) => name !== '_token'), ...choicesOf(text)],
      intents,
      draft,
    }))
    .filter((target) => !target.path.includes('sign-out'));
}

const NASTY = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'NaN',
  'null',
  'undefined',
  'true',
  '999999999999999999999',
  '-0',
  '1.5',
  '٣',
  '１２',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '24:00',
  '25:61',
  '12:00 pm',
  '2/29/2027',
  '\u202e',
  '\ufeff',
  '\u0001',
  '\u2028',
  "' OR 1=1 --",
  '"; DROP TABLE applications; --',
  '%',
  '_',
  '\\',
  '%s%n',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  'file:///etc/passwd',
  'a@b',
  'x'.repeat(5000),
  '🚀'.repeat(500),
  '\r\nSet-Cookie: a=b',
  '\t\n\v\f',
  'A'.repeat(19_999),
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '😀\u200d😀',
  '𝟙',
  'İ',
  'ß'.repeat(300),
];

interface Shot {
  at: number;
  intent: number;
  keep: number[];
  changes: [number, string][];
  extra: [string, string][];
  revision: 'right' | 'wrong' | 'none';
  garble: [number, number] | null;
}

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((some) => some.replaceAll('\0', '')),
  },
  { weight: 1, arbitrary: fc.integer().map(String) },
);
const rare = fc.tuple(fc.string({ maxLength: 30 }), text);

const shot: fc.Arbitrary<Shot> = fc.record({
  at: fc.nat(),
  intent: fc.nat({ max: 20 }),
  keep: fc.array(fc.nat({ max: 400 }), { maxLength: 40 }),
  changes: fc.array(fc.tuple(fc.nat({ max: 400 }), text), { maxLength: 20 }),
  extra: fc.oneof(
    { weight: 6, arbitrary: fc.constant<[string, string][]>([]) },
    { weight: 1, arbitrary: fc.array(rare, { maxLength: 5 }) },
  ),
  revision: fc.constantFrom('right', 'right', 'right', 'wrong', 'none'),
  garble: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.tuple(fc.nat({ max: 2000 }), fc.nat({ max: 255 })) },
  ),
});

async function bodyOf(target: Target, one: Shot): Promise<Buffer> {
  const pick = (at: number) => target.fields[at % Math.max(1, target.fields.length)];
  const kept = one.keep.flatMap((at) => (pick(at) ? [pick(at) as [string, string]] : []));
  const changed = one.changes.flatMap(([at, value]): [string, string][] =>
    pick(at) ? [[pick(at)?.[0] ?? '', value]] : [],
  );
  const fields: [string, string][] = [
    ['_token', await target.browser.token()],
    ...kept,
    ...changed,
    ...one.extra,
  ].filter(([name]) => name !== 'revision' && name !== 'intent') as [string, string][];
  const [row] =
    target.draft === null
      ? []
      : await site.db.owner`SELECT revision FROM applications WHERE ref = ${target.draft}`;
  const drawn = target.fields.find(([name]) => name === 'revision')?.[1] ?? '1';
  if (one.revision !== 'none')
    fields.push(['revision', one.revision === 'right' ? String(row?.revision ?? drawn) : '77']);
  // The one thing that ends a draft would end the fuzzing of it.
  const intents = target.intents.filter((intent) => !/withdraw/.test(intent));
  if (intents.length > 0) fields.push(['intent', intents[one.intent % intents.length] ?? '']);
  const body = Buffer.from(urlencoded(fields));
  if (one.garble !== null && body.length > 0) body[one.garble[0] % body.length] = one.garble[1];
  return body;
}

interface Result {
  statuses: Record<string, number>;
  wrong: string[];
  slowestMs: number;
}

const memoryOf = (pid: number): number => {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
};

async function fire(one: Shot, result: Result): Promise<void> {
  const target = targets[one.at % targets.length] as Target; // inside the list
  const body = await bodyOf(target, one);
  const send = () =>
    target.browser.send(target.path, {
      method: 'POST',
      body,
      headers: { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' },
    });
  let reply = await send();
  // On a machine that does much else a statement may run out of time; nonsense that is no good stays so.
  for (let again = 0; again < patience && reply.status === 503; again += 1) reply = await send();
  const { statuses, wrong } = result;
  statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
  result.slowestMs = Math.max(result.slowestMs, reply.ms);
  if (reply.status < 400) return;
  const isForPeople = /<h1[ >]/.test(reply.text);
  if (reply.status >= 500 || !isForPeople)
    wrong.push(`${reply.status}: ${target.who} ${target.path} ${body.toString('latin1').slice(0, 1500)}`);
}

/** The test of row R-12 for whole forms. Shape: the same seed sends the same posts. */
export function fuzzTests({ posts, seed, measures }: FuzzOptions): void {
  patience = measures ? 0 : 20;
  before(async () => {
    site = await startSite({ settings: measures ? {} : { DATABASE_STATEMENT_TIMEOUT_MS: '60000' } });
    world = await buildWorld(site);
    const answers = ownAnswers(addDays(world.today, 200));
    const { ref: draft } = await startApplication(ctxOf(world, 'owner'), { answers, sessionHash: null });
    const { ref: review } = await aReviewedCase(world, answers);
    const pages: [Principal, string, string?][] = [
      ...allSteps().map(({ id }): [Principal, string, string] => [
        'owner',
        `/applications/${draft}/${id}`,
        draft,
      ]),
      ['owner', `/applications/${draft}/check`, draft],
      ['owner', `/applications/${world.review}`],
      ['police', `/review/${review}`],
      ['fire', `/review/${world.review}`],
      ['coordinator', `/review/${review}`],
      ['coordinator', `/review/${world.permit}`],
      ['police', '/review'],
      ['nobody', '/sign-in'],
      ['nobody', '/staff/sign-in'],
      ['nobody', '/status'],
      ['visitor', `/applications/${world.visitorDraft}/applicant`, world.visitorDraft],
    ];
    targets = (await Promise.all(pages.map(([who, path, ref]) => targetsOf(who, path, ref ?? null)))).flat();
  });
  after(() => site[Symbol.asyncDispose]());

  test(`R-12: ${posts} posts of nonsense are answered below 500 with a page for people (seed ${seed})`, async () => {
    assert.ok(targets.length > 60, `only ${targets.length} forms`);
    const result: Result = { statuses: {}, wrong: [], slowestMs: 0 };
    const lots = Math.ceil(posts / LOT);
    const pid = site.web.child.pid ?? 0;
    let warm = 0;
    for (let lot = 0; lot < lots; lot += 1) {
      const numRuns = Math.min(LOT, posts - lot * LOT);
      await inTurns(4, fc.sample(shot, { numRuns, seed: seed + lot }), (one) => fire(one, result));
      if (lot === Math.floor(lots / 2)) warm = memoryOf(pid);
    }
    const { statuses, wrong, slowestMs } = result;
    const grownBytes = memoryOf(pid) - warm;
    process.stderr.write(
      `${JSON.stringify({ seed, statuses, slowestMs: Math.round(slowestMs), grownBytes })}\n`,
    );
    assert.deepEqual(wrong.slice(0, 5), []);
    assert.deepEqual(
      site.web.lines.filter(({ level, status }) => Number(level) >= 50 && (measures || status !== 503)),
      [],
    );
    assert.ok(
      (statuses[303] ?? 0) + (statuses[422] ?? 0) > posts / 4,
      'too few posts got as far as a command',
    );
    if (!measures) return;
    assert.ok(slowestMs < LONGEST_MS, `one took ${slowestMs} ms`);
    assert.ok(grownBytes < GROWTH_BYTES, `the process grew by ${grownBytes} bytes`);
  });
}
