import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Reply } from '#e2e/security/browser.ts';
import { leakedTo } from '#e2e/security/canaries.ts';
import { SAVES_MEANWHILE } from '#e2e/security/invitation-writes.ts';
import { MISSING } from '#e2e/security/matrix.ts';
import { lasting, readableText } from '#e2e/security/readable.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { changedBetween, contentOf } from '#e2e/security/tables.ts';
import {
  browserOf,
  buildWorld,
  ctxOf,
  emailOfStaff,
  PRINCIPALS,
  type Principal,
  type World,
} from '#e2e/security/world.ts';
import { isForEverybody, type Shot, WRITES, withToken } from '#e2e/security/writes.ts';
import { startApplication } from '#src/commands/application.ts';
import { allSteps } from '#src/domain/application/journey.ts';

let site: Site;
let world: World;
let browsers: Record<Principal, Browser>;

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
  browsers = Object.fromEntries(PRINCIPALS.map((who) => [who, browserOf(world, who)])) as typeof browsers;
  for (const who of PRINCIPALS) await browsers[who].token();
});
after(() => site[Symbol.asyncDispose]());

async function fire(who: Principal, shot: Shot): Promise<Reply> {
  const { path, ...filled } = withToken(shot, await browsers[who].token());
  return browsers[who].send(path, { ...filled, headers: { origin: site.origin, ...filled.headers } });
}

const guarded = [...WRITES, SAVES_MEANWHILE].filter((write) => !isForEverybody(write));

for (const write of guarded) {
  test(`only ${write.allowed.join(', ')} may: ${write.method} ${write.page}, ${write.name}`, async () => {
    const shot = await write.arrange(world);
    const wrong: string[] = [];
    const untouched = await contentOf(site.db.owner);
    for (const who of PRINCIPALS.filter((one) => !write.allowed.includes(one))) {
      const reply = await fire(who, shot);
      const expected = write.denied[who] ?? write.denied.rest;
      if (reply.status !== expected) wrong.push(`${who} gets ${reply.status}, not ${expected}`);
      const secrets = leakedTo(who, readableText(reply));
      if (secrets.length > 0) wrong.push(`${who} is shown ${secrets.join(', ')}`);
    }
    assert.deepEqual(changedBetween(untouched, await contentOf(site.db.owner)), []);
    const [first, ...others] = write.allowed;
    for (const who of write.allowed) {
      // The very post that the others sent in vain goes through for the first; the next get a case of their own.
      const own = who === first ? shot : await write.arrange(world);
      const before = others.length > 0 && who !== first ? await contentOf(site.db.owner) : untouched;
      const reply = await fire(who, own);
      if (reply.status !== write.done) wrong.push(`${who} gets ${reply.status}, not ${write.done}`);
      const changed = changedBetween(before, await contentOf(site.db.owner));
      if (!changed.includes(write.shows ?? 'activities')) wrong.push(`${who} changed nothing`);
    }
    assert.deepEqual(wrong, []);
  });
}

test('a post about what is not yours is answered to the last byte like one about what does not exist', async () => {
  const ofOwner = guarded.filter(({ allowed, denied }) => allowed[0] === 'owner' && denied.rest === 404);
  assert.equal(ofOwner.length, 20);
  for (const write of ofOwner) {
    const shot = await write.arrange(world);
    const ref = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/.exec(shot.path)?.[0] ?? '';
    const nowhere = { ...shot, path: shot.path.replace(ref, MISSING.ref) };
    for (const who of ['other', 'visitor', 'nobody', 'endedOwner'] as const) {
      const [theirs, none] = [await fire(who, shot), await fire(who, nowhere)];
      assert.equal(lasting(theirs, ref), lasting(none, MISSING.ref), `${who}: ${write.name}`);
    }
  }
});

test('whoever was invited to one task saves nothing of any other, and no other question on its pages', async () => {
  const shot = await SAVES_MEANWHILE.arrange(world);
  const { owner } = site.db;
  const untouched = await contentOf(owner);
  const wrong: string[] = [];
  const at = (path: string) => fire('delegate', { ...shot, path });
  for (const { id } of allSteps().filter((step) => step.task !== 'food')) {
    const { status } = await at(`/applications/${world.draft}/${id}`);
    if (status !== 404) wrong.push(`${id}: ${status}`);
  }
  for (const ref of [world.review, world.elsewhere, world.visitorDraft, MISSING.ref]) {
    const { status } = await at(`/applications/${ref}/food`);
    if (status !== 404) wrong.push(`${ref}: ${status}`);
  }
  const elsewhere = allSteps().filter((step) => step.id !== 'food');
  for (const { name } of elsewhere.flatMap((step) => step.fields)) {
    const { status } = await fire('delegate', { ...shot, body: `${shot.body}&${name}=yes` });
    if (status !== 422) wrong.push(`${name}: ${status}`);
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(changedBetween(untouched, await contentOf(owner)), []);
});

test('nobody steers, denies or issues their own event', async () => {
  const { owner } = site.db;
  const mine = guarded.filter(({ name }) => ['accept', 'deny', 'issue'].includes(name));
  assert.equal(mine.length, 3);
  for (const write of mine) {
    const shot = await write.arrange(world);
    await owner`UPDATE applicants SET email = ${emailOfStaff('coordinator')} WHERE id = ${ownerId()}`;
    const before = await contentOf(owner);
    assert.equal((await fire('coordinator', shot)).status, 403, write.name);
    assert.deepEqual(changedBetween(before, await contentOf(owner)), [], write.name);
    await owner`UPDATE applicants SET email = 'owner.canary@example.org' WHERE id = ${ownerId()}`;
  }
});

const ownerId = () => (world.people.owner.actor.kind === 'applicant' ? world.people.owner.actor.id : '');

test('a visitor may not submit their own draft before they have signed in', async () => {
  const before = await contentOf(site.db.owner);
  const reply = await fire('visitor', {
    path: `/applications/${world.visitorDraft}/check`,
    method: 'POST',
    body: '_token={token}&revision=1&key=k',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(reply.status, 303);
  assert.match(String(reply.headers.location), /^\/sign-in\?returnTo=/);
  assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), []);
});

test('a role that is taken away ends what its holder may do at once', async () => {
  const { owner } = site.db;
  const take = guarded.find(({ name }) => name === 'accept');
  assert.ok(take);
  const shot = await take.arrange(world);
  await owner`UPDATE staff_members SET roles = '{reviewer}' WHERE subject = 'coordinator'`;
  const before = await contentOf(owner);
  assert.equal((await fire('coordinator', shot)).status, 404);
  assert.deepEqual(changedBetween(before, await contentOf(owner)), []);
  await owner`UPDATE staff_members SET roles = '{coordinator}' WHERE subject = 'coordinator'`;
  assert.equal((await fire('coordinator', shot)).status, 303);
});

test('a field that no page has sets no column of any table', async () => {
  const { owner } = site.db;
  const columns = await owner`
    SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1`;
  const names = columns.map(({ name }) => String(name));
  assert.ok(names.length > 100);
  const { ref } = await startApplication(ctxOf(world, 'owner'), { answers: {}, sessionHash: null });
  const spellings = (name: string) => [
    name,
    `application.${name}`,
    `application[${name}]`,
    `answers.${name}`,
    `applicant.${name}`,
    `applicant[${name}]`,
    `__proto__.${name}`,
    `constructor.prototype.${name}`,
  ];
  const fields = names
    .filter((name) => name !== 'key' && name !== 'revision')
    .flatMap(spellings)
    .filter((name) => !/^applicant[.[](?:name|phone|address|role|adult|livesOnBlock)\]?$/.test(name));
  const rowOf = async () => {
    const [row] = await owner`SELECT * FROM applications WHERE ref = ${ref}`;
    const { revision: _, updated_at: __, ...rest } = row ?? {};
    return JSON.stringify(rest);
  };
  const before = await rowOf();
  const reply = await fire('owner', {
    path: `/applications/${ref}/applicant`,
    method: 'POST',
    body: `_token={token}&revision=1&${fields.map((name) => `${encodeURIComponent(name)}=permit_issued`).join('&')}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.ok(reply.status >= 300 && reply.status < 500, String(reply.status));
  assert.equal(await rowOf(), before);
});
