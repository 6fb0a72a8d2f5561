import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, openBrowser, type Reply } from '#e2e/security/browser.ts';
import { MISSING } from '#e2e/security/matrix.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld, type World } from '#e2e/security/world.ts';

const PAIRS = 400;
const LARGEST_MS = 5;
/** Chance on a busy machine is not found three times in a row; a difference that is really there is. */
const ROUNDS = 3;

let site: Site;
let world: World;
before(async () => {
  site = await startSite();
  world = await buildWorld(site);
});
after(() => site[Symbol.asyncDispose]());

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;

/** How much longer one of two questions takes at the median, asked in turns and in changing order. */
async function differenceMs(one: () => Promise<Reply>, other: () => Promise<Reply>): Promise<number> {
  const times: [number[], number[]] = [[], []];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const order = pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) times[which].push((await (which === 0 ? one() : other())).ms);
  }
  return Math.abs(median(times[0]) - median(times[1]));
}

async function assertSameTime(one: () => Promise<Reply>, other: () => Promise<Reply>): Promise<void> {
  const seen: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ms = await differenceMs(one, other);
    if (ms < LARGEST_MS) return;
    seen.push(ms);
  }
  assert.fail(`the answers differ by ${seen.map((ms) => ms.toFixed(1)).join(', ')} ms`);
}

const post = async (browser: Browser, path: string, fields: Record<string, string>) =>
  browser.post(path, { _token: await browser.token(), ...fields });
/** Whoever asks so often would be stopped; this is about what they could see before. */
const unlimited = () => site.db.owner`TRUNCATE rate_limits`;

test('enum-ref: a reference that exists is answered as fast as one that does not', {
  timeout: 900_000,
}, async () => {
  const browser = openBrowser(site.origin);
  const ask = (ref: string) => async () => {
    await unlimited();
    return await post(browser, '/status', { ref, email: 'guess@example.org' });
  };
  await assertSameTime(ask(world.review), ask(MISSING.ref));
});

test('enum-email: an address with an account is answered as fast as one without', {
  timeout: 900_000,
}, async () => {
  let number = 0;
  const ask = (known: boolean) => async () => {
    await unlimited();
    number += 1;
    const email = known ? 'owner.canary@example.org' : `nobody.${number}@example.org`;
    return await post(openBrowser(site.origin), '/sign-in', { email });
  };
  await assertSameTime(ask(true), ask(false));
});

test('authz-matrix: what is not yours is answered as fast as what does not exist', {
  timeout: 900_000,
}, async () => {
  const browser = browserOf(world, 'other');
  for (const [theirs, none] of [
    [`/applications/${world.draft}`, `/applications/${MISSING.ref}`],
    [`/api/documents/${world.plan}`, `/api/documents/${MISSING.document}`],
    [`/api/permits/${world.permitCode}`, `/api/permits/${MISSING.code}`],
  ] as const)
    await assertSameTime(
      () => browser.get(theirs),
      () => browser.get(none),
    );
});
