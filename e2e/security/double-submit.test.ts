import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Reply } from '#e2e/security/browser.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld, type Principal, type World } from '#e2e/security/world.ts';
import { type Shot, WRITES, withToken } from '#e2e/security/writes.ts';

const TIMES = 50;
// Each is read and checked whole before it is known to be the same.
const UPLOADS = 10;

let site: Site;
let world: World;

before(async () => {
  // Fifty wait in the pool, which has room for them, and not for a lock, which gives up after two seconds.
  site = await startSite({ settings: { DATABASE_POOL_SIZE: '4' } });
  world = await buildWorld(site);
});
after(() => site[Symbol.asyncDispose]());

async function arranged(name: string): Promise<{ shot: Shot; ref: string }> {
  const write = WRITES.find((one) => one.name === name);
  assert.ok(write);
  const shot = await write.arrange(world);
  return { shot, ref: /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/.exec(shot.path)?.[0] ?? '' };
}

/** The same post many times at once, each on a connection of its own; `change` makes them differ. */
async function atOnce(
  who: Principal,
  shot: Shot,
  change = (body: string, _: number) => body,
): Promise<Reply[]> {
  const browser = browserOf(world, who);
  const { path, body, ...filled } = withToken(shot, await browser.token());
  const headers = { origin: site.origin, ...filled.headers };
  const text = String(body ?? '');
  return await Promise.all(
    Array.from({ length: TIMES }, (_, i) =>
      browser.send(path, { ...filled, headers, body: change(text, i) }),
    ),
  );
}

const tally = (replies: readonly Reply[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** How many rows there are about a case. */
async function rowsOf(ref: string): Promise<Record<string, number>> {
  const [row] = await site.db.owner`
    SELECT (SELECT count(*) FROM application_versions WHERE application_id = a.id)::int AS versions,
      (SELECT count(*) FROM notices WHERE application_id = a.id AND moment = 'receipt')::int AS receipts,
      (SELECT count(*) FROM activities WHERE application_id = a.id AND action = 'submit')::int AS submits,
      (SELECT count(*) FROM activities WHERE application_id = a.id AND action IN ('approve', 'withdraw', 'issue', 'take_answer'))::int AS steps,
      (SELECT count(*) FROM permits WHERE application_id = a.id)::int AS permits,
      (SELECT count(*) FROM applicant_messages WHERE application_id = a.id AND kind = 'answer')::int AS answers
    FROM applications a WHERE a.ref = ${ref}`;
  return { ...row } as Record<string, number>;
}

const submitted = { versions: 1, receipts: 1, submits: 1, steps: 0, permits: 0, answers: 0 };

test(`the same submission ${TIMES} times at once is one case, one receipt, and the same answer to all`, async () => {
  const { shot, ref } = await arranged('submit');
  const replies = await atOnce('owner', shot);
  assert.deepEqual(tally(replies), { 303: TIMES });
  assert.deepEqual(
    [...new Set(replies.map(({ headers }) => headers.location))],
    [`/applications/${ref}/sent`],
  );
  assert.deepEqual(await rowsOf(ref), submitted);
  const [jobs] = await site.db.owner`
    SELECT count(*)::int AS count FROM pgboss.job j JOIN application_versions v ON j.data->>'versionId' = v.id::text
    JOIN applications a ON a.id = v.application_id WHERE j.name = 'make-record' AND a.ref = ${ref}`;
  assert.equal(jobs?.count, 1);
  const again = await atOnce('owner', shot);
  assert.deepEqual(tally(again), { 303: TIMES });
  assert.deepEqual(await rowsOf(ref), submitted);
});

test(`${TIMES} tabs that submit the same draft at once make one case, and the others are told`, async () => {
  const { shot, ref } = await arranged('submit');
  const replies = await atOnce('owner', shot, (body, i) => body.replace('key=k', `key=tab${i}`));
  assert.deepEqual(tally(replies), { 303: 1, 409: TIMES - 1 });
  assert.deepEqual(await rowsOf(ref), submitted);
});

test('a key that comes again with something else is refused', async () => {
  const { shot, ref } = await arranged('submit');
  const replies = await atOnce('owner', shot, (body, i) =>
    i === 0 ? body : body.replace('revision=1', 'revision=2'),
  );
  assert.ok(replies.every(({ status }) => status < 500));
  assert.ok((await rowsOf(ref)).versions === 1);
});

// A decision and a permit are told again to whoever sends the same once more; of the others the first one counts.
for (const [name, who, more, told] of [
  ['withdraw', 'owner', { steps: 1 }, 1],
  ['answer a question', 'owner', { steps: 1, answers: 1 }, 1],
  ['decide', 'police', { steps: 1 }, TIMES],
  ['issue', 'coordinator', { permits: 1 }, TIMES],
] as const) {
  test(`${TIMES} times "${name}" at once happens once`, async () => {
    const { shot, ref } = await arranged(name);
    const before = await rowsOf(ref);
    const replies = await atOnce(who, shot);
    const { 303: done, ...others } = tally(replies);
    assert.equal(done, told, JSON.stringify(others));
    assert.ok(
      Object.keys(others).every((status) => ['404', '409', '422'].includes(status)),
      JSON.stringify(others),
    );
    const expected = { ...before, ...more, ...(name === 'issue' ? { steps: (before.steps ?? 0) + 1 } : {}) };
    assert.deepEqual(await rowsOf(ref), expected);
  });
}

test(`the same file ${UPLOADS} times at once is in the case once`, async () => {
  const { shot, ref } = await arranged('upload by script');
  const browser = browserOf(world, 'owner');
  const filled = withToken(shot, await browser.token());
  const headers = { origin: site.origin, ...filled.headers };
  const replies = await Promise.all(
    Array.from({ length: UPLOADS }, () => browser.send(shot.path, { ...filled, headers })),
  );
  assert.deepEqual(tally(replies), { 200: UPLOADS });
  const [row] = await site.db.owner`
    SELECT count(*)::int AS count FROM documents d JOIN applications a ON a.id = d.application_id WHERE a.ref = ${ref}`;
  assert.equal(row?.count, 1);
});
