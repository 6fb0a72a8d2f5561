import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setReadOnly } from '#e2e/fixtures/read-only.ts';
import type { Browser, Reply } from '#e2e/security/browser.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { readCells } from '#e2e/security/read-cells.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { changedBetween, contentOf } from '#e2e/security/tables.ts';
import { browserOf, buildWorld, PRINCIPALS, type Principal, type World } from '#e2e/security/world.ts';
import { type Shot, WRITES, type Write, withToken } from '#e2e/security/writes.ts';
import { waitUntil } from '#src/embedded/processes.ts';

const BANNER = {
  en: 'You can read everything, but we cannot save anything right now.',
  es: 'Puede leer todo, pero en este momento no podemos guardar nada.',
};
const SORRY = {
  en: 'We cannot save anything right now',
  es: 'En este momento no podemos guardar nada',
};
// A link that has ended says so whatever else is the matter.
const OTHER_WORDS = ['/sign-in/link?token=x', '/invitation', '/outside?token=x'];

/** What a post is answered that asks and changes nothing. */
const ASKS: Record<string, number> = {
  '/status': 422,
  // Refused for what it carries before anything is looked for.
  'sign-out by the provider': 400,
};

let site: Site;
let world: World;
let browsers: Record<Principal, Browser>;
const shots: { write: Write; who: Principal; shot: Shot }[] = [];

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
  browsers = Object.fromEntries(PRINCIPALS.map((who) => [who, browserOf(world, who)])) as typeof browsers;
  for (const write of WRITES) {
    const who = write.allowed.includes('owner') ? 'owner' : (write.allowed[0] ?? 'nobody');
    shots.push({ write, who, shot: await write.arrange(world) });
  }
  for (const who of new Set(shots.map((one) => one.who))) await browsers[who].token();
  await setReadOnly(site.db, site.line, true);
  // As a load balancer does every few seconds; a page that asks the database nothing knows it from there.
  assert.equal((await browsers.nobody.get('/health/ready')).status, 200);
});
after(() => site[Symbol.asyncDispose]());

async function fire(who: Principal, shot: Shot, prefix = ''): Promise<Reply> {
  const { path, ...filled } = withToken(shot, await browsers[who].token());
  const headers = { origin: site.origin, ...filled.headers };
  return await browsers[who].send(prefix + path, { ...filled, headers });
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#10': '\n' };
const plain = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39|#10);/g, (_, name: string) => ENTITIES[name] ?? '');

/** What somebody wrote in a form in their own words, and not what a button or a hidden field sent. */
function wordsOf(shot: Shot): string[] {
  if (shot.headers?.['content-type'] !== 'application/x-www-form-urlencoded') return [];
  const fields = [...new URLSearchParams(String(shot.body))];
  return fields
    .filter(([name, value]) => /\s/.test(value) || name === 'email')
    .map(([, value]) => value)
    .filter((value) => value !== '');
}

test('while the database takes no changes every page is read as ever, and says so', async () => {
  const wrong: string[] = [];
  // What a worker makes is not there, and why is said in another way.
  const isMade = (path: string) => !/^\/api\/(?:records|permits)\/|\/pages\/1$/.test(path);
  const cells = readCells(world).filter(({ expected, path }) => expected === 200 && isMade(path));
  assert.ok(cells.length > 100, `only ${cells.length}`);
  await inTurns(4, cells, async ({ who, path }, index) => {
    const locale = index % 2 === 0 ? 'en' : 'es';
    const isPage = !/^\/(?:api|\.well-known)\//.test(path);
    // Reading by staff is a line in the history, and none can be written: the promise of the history stands.
    const isOriginal = /^\/api\/documents\/[^/]+$/.test(path) && who !== 'owner';
    const expected = isOriginal ? 503 : 200;
    const reply = await browsers[who].get(isPage && locale === 'es' ? `/es${path}` : path);
    if (reply.status !== expected) wrong.push(`${who} ${path}: ${reply.status}`);
    else if (isPage && !reply.text.includes(BANNER[locale])) wrong.push(`${who} ${path}: no banner`);
  });
  assert.deepEqual(wrong, []);
});

test('every post says in its language that nothing can be saved, and shows what was typed', async () => {
  const untouched = await contentOf(site.db.owner);
  const wrong: string[] = [];
  for (const [index, { write, who, shot }] of shots.entries()) {
    const locale = index % 2 === 0 || shot.path.startsWith('/api/') ? 'en' : 'es';
    const what = `${write.page}, ${write.name}`;
    const reply = await fire(who, shot, locale === 'es' ? '/es' : '');
    const expected = ASKS[write.name] ?? 503;
    if (reply.status !== expected) {
      wrong.push(`${what}: ${reply.status}`);
      continue;
    }
    if (expected !== 503) continue;
    if (!OTHER_WORDS.includes(write.name) && !reply.text.includes(SORRY[locale]))
      wrong.push(`${what}: other words`);
    const shown = plain(reply.text);
    for (const words of wordsOf(shot)) if (!shown.includes(words)) wrong.push(`${what}: lost “${words}”`);
    const isForm = reply.headers['content-type']?.startsWith('text/html') === true;
    if (isForm && reply.headers['retry-after'] !== '30') wrong.push(`${what}: no hint when to try again`);
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(changedBetween(untouched, await contentOf(site.db.owner)), []);
});

test('a look-up goes on, and its limit counts without a table', async () => {
  const [row] = await site.db.owner`
    SELECT a.ref, o.email FROM applications a JOIN applicants o ON o.id = a.owner_id WHERE a.ref = ${world.review}`;
  const stranger = browserOf(world, 'nobody');
  const fields = { _token: await stranger.token(), ref: String(row?.ref), email: String(row?.email) };
  const statuses: number[] = [];
  for (let count = 0; count < 45; count += 1) statuses.push((await stranger.post('/status', fields)).status);
  // At most two windows of a minute are touched by a run that takes less than one.
  assert.equal(statuses[0], 200);
  assert.ok(statuses.filter((status) => status === 200).length <= 40, statuses.join(' '));
  assert.ok(statuses.includes(429), statuses.join(' '));
});

test('it ends by itself, and what was refused goes through', async () => {
  await setReadOnly(site.db, site.line, false);
  // The first look may meet a connection that was cut.
  const isOver = async () => {
    const { status, text } = await browsers.owner.get('/applications');
    return status === 200 && !text.includes(BANNER.en);
  };
  assert.ok(await waitUntil(isOver, 60_000), 'the banner stays');
  assert.doesNotMatch((await browsers.nobody.get('/')).text, /cannot save anything/);
  for (const { write, who, shot } of shots.filter(
    ({ write }) => write.done === 303 && write.name !== '/sign-out',
  ))
    assert.equal((await fire(who, shot)).status, 303, `${write.page}, ${write.name}`);
});

test('nobody took it for a mistake of ours', () => {
  const mistakes = site.web.lines.filter(({ level, status }) => Number(level) >= 50 && status !== 503);
  assert.deepEqual(mistakes, []);
});
