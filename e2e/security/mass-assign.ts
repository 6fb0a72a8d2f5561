import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, multipart, type Reply } from '#e2e/security/browser.ts';
import { columnJson, columnNames, INJECTED, SPELLINGS, tablesWith } from '#e2e/security/columns.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { changedBetween, contentOf } from '#e2e/security/tables.ts';
import { browserOf, buildWorld, PRINCIPALS, type Principal, type World } from '#e2e/security/world.ts';
import { type Shot, WRITES, type Write, withToken } from '#e2e/security/writes.ts';

/** How thoroughly the pairs of page, column and spelling are tried. */
export interface Thoroughness {
  /** Every column reaches one page of so many. */
  onePageOf: number;
  spellings: number;
}

const PLAIN = 'application/x-www-form-urlencoded';

let site: Site;
let world: World;
let browsers: Record<Principal, Browser>;
let names: string[];

const senderOf = (write: Write): Principal => write.allowed[0] ?? 'nobody';

async function fire(who: Principal, shot: Shot): Promise<Reply> {
  const { path, ...filled } = withToken(shot, await browsers[who].token());
  return browsers[who].send(path, { ...filled, headers: { origin: site.origin, ...filled.headers } });
}

const spellingAt = (turn: number) => SPELLINGS[turn % SPELLINGS.length] as (name: string) => string;

const isPlain = (shot: Shot) => shot.headers?.['content-type'] === PLAIN;

/** Names of columns that are, in one spelling or another, a field of the page. Everything else must be refused. */
const OWN_FIELDS: Record<string, readonly string[]> = {
  'applications/[ref]/index.astro': ['agency'],
  'applications/[ref]/documents.astro': ['label', 'documentKind'],
  'api/uploads/[ref].ts': ['documentKind', 'fileName'],
  'api/uploads/[ref]/[id].ts': ['label', 'fileName'],
  'review/[ref].astro': ['version'],
  'review/index.astro': ['name', 'stand_in.to', 'mail.choice', 'mail.locale'],
  'applications/[ref]/conditions.astro': ['conditionId'],
  'applications/[ref]/corrections.astro': ['correctionId'],
  'applications/[ref]/delegates.astro': ['task', 'email', 'code'],
  'outside/index.astro': ['code'],
  'outside/request.astro': ['answer'],
  'admin/people/index.astro': ['add.email', 'add.name', 'add.agency', 'add.roles', 'add.reason'],
  'admin/people/[id].astro': ['set.agency', 'set.roles', 'set.reason'],
  'status.astro': ['ref', 'email'],
  'sign-in/index.astro': ['email', 'returnTo'],
  'staff/sign-in.astro': ['returnTo'],
  'sign-in/code.astro': ['code'],
  'sign-in/paper.astro': ['code'],
};
const CONTROLS = ['key', 'revision', 'intent', '_token'];

/** One form of each page: all forms of a page know the same fields. */
const pages = (): Write[] => {
  const plain = WRITES.filter(({ method, page }) => method === 'POST' && page !== 'api/sign-in-ended.ts');
  return [...new Map(plain.map((write) => [write.page, write])).values()];
};

/** The tests of row D2. */
export function massAssignTests({ onePageOf, spellings }: Thoroughness): void {
  before(async () => {
    site = await startSite();
    world = await buildWorld(site);
    browsers = Object.fromEntries(PRINCIPALS.map((who) => [who, browserOf(world, who)])) as typeof browsers;
    names = await columnNames(site.db.owner);
  });
  after(() => site[Symbol.asyncDispose]());

  test('mass-assign: a form with one column too many is refused, whichever column and however it is spelled', async () => {
    assert.ok(names.length > 140, `only ${names.length} columns`);
    const wrong: string[] = [];
    let count = 0;
    const shots = [];
    for (const write of pages()) {
      const shot = await write.arrange(world);
      const plain = isPlain(shot)
        ? shot
        : { ...shot, body: '_token={token}', headers: { 'content-type': PLAIN } };
      shots.push({ write, shot: plain, who: senderOf(write) });
      await browsers[senderOf(write)].token();
    }
    const before = await contentOf(site.db.owner);
    for (const [at, { write, shot, who }] of shots.entries()) {
      const own = [...CONTROLS, ...(OWN_FIELDS[write.page] ?? [])];
      const mine = names.filter((_, i) => (i + at) % onePageOf === 0);
      // In turn, so that every spelling and every column reach some page even where not every pair does.
      const spelled = mine.flatMap((name, i) =>
        Array.from({ length: spellings }, (_, turn) => spellingAt(i + at + turn)(name)),
      );
      await inTurns(6, spelled, async (field) => {
        if (own.includes(field)) return;
        const body = `${shot.body}&${encodeURIComponent(field)}=${INJECTED}`;
        const reply = await fire(who, { ...shot, body });
        count += 1;
        if (reply.status !== 422) wrong.push(`${field} to ${write.page}: ${reply.status}`);
      });
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), []);
    assert.ok(count > (1500 * spellings) / onePageOf, `only ${count} posts`);
  });

  test('mass-assign: JSON sets no column, whatever it nests', async () => {
    const body = columnJson(names);
    const headers = { 'content-type': 'application/json' };
    for (const write of pages()) {
      const shot = await write.arrange(world);
      const before = await contentOf(site.db.owner);
      const reply = await fire(senderOf(write), { path: shot.path, method: 'POST', body, headers });
      assert.equal(reply.status, 415, write.page);
      assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), [], write.page);
    }
  });

  test('mass-assign: columns in the address and in headers change nothing about what a form does', async () => {
    const query = names.map((name) => `${name}=${INJECTED}`).join('&');
    const headers = Object.fromEntries(names.map((name) => [`x-${name.replaceAll('_', '-')}`, INJECTED]));
    const wrong: string[] = [];
    for (const write of WRITES.filter(({ page }) => page !== 'api/sign-in-ended.ts')) {
      const shot = await write.arrange(world);
      const path = `${shot.path}${shot.path.includes('?') ? '&' : '?'}${query}`;
      const reply = await fire(senderOf(write), { ...shot, path, headers: { ...headers, ...shot.headers } });
      if (reply.status !== write.done) wrong.push(`${write.name}: ${reply.status}, not ${write.done}`);
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(await tablesWith(site.db.owner, INJECTED), []);
  });

  test('mass-assign: an upload takes no column beside its file', async () => {
    const write = WRITES.find(({ name }) => name === 'upload without script');
    assert.ok(write);
    const wrong: string[] = [];
    const own = OWN_FIELDS[write.page] ?? [];
    for (let at = 0; at < names.length; at += 15) {
      const shot = await write.arrange(world);
      const extra = names
        .slice(at, at + 15)
        .map((name, i) => ({ name: spellingAt(i + at)(name), value: INJECTED }))
        .filter(({ name }) => !own.includes(name));
      const head = multipart(extra)
        .toString('latin1')
        .replace(/--x-boundary-x--\r\n$/, '');
      const body = Buffer.from(head + Buffer.from(shot.body as Buffer).toString('latin1'), 'latin1');
      const reply = await fire('owner', { ...shot, body });
      if (reply.status !== 303) wrong.push(`from ${names[at]}: ${reply.status}`);
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(await tablesWith(site.db.owner, INJECTED), []);
  });
}
