import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { anApplication } from '#e2e/fixtures/applications.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { as } from '#e2e/fixtures/people.ts';
import { finishEvents, sweepSessions } from '#src/commands/ended.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';

let world: CaseWorld;
let db: CaseWorld['db'];
let ctx: Ctx;

before(async () => {
  world = await caseWorld(new Date('2027-04-01T14:00:00Z'));
  ({ db, ctx } = world);
});
after(() => world[Symbol.asyncDispose]());

const system = (now: string): Ctx => as(ctx, systemActor('finish-events'), new Date(now));

async function aPermittedCase(): Promise<string> {
  const answers = blockParty('2027-06-05');
  return (await anApplication(db, ctx, { status: 'permit_issued', answers })).id;
}
const statusOf = async (id: string) =>
  (await db.owner`SELECT status FROM applications WHERE id = ${id}`)[0]?.status;

test('an event is over when its last day has passed on the city’s clock, not before', async () => {
  const id = await aPermittedCase();
  // 11:59 PM of the event's day in Baltimore is 3:59 AM of the next in UTC.
  assert.equal(await finishEvents(system('2027-06-06T03:59:00Z')), 0);
  assert.equal(await statusOf(id), 'permit_issued');
  assert.equal(await finishEvents(system('2027-06-06T04:00:00Z')), 1);
  assert.equal(await statusOf(id), 'event_over');
});

test('two workers finish an event once, with one line of history', async () => {
  const id = await aPermittedCase();
  const counts = await Promise.all([1, 2, 3].map(() => finishEvents(system('2027-06-06T04:10:00Z'))));
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    1,
  );
  const [row] = await db.owner`
    SELECT count(*)::int AS count FROM activities WHERE application_id = ${id} AND action = 'finish'`;
  assert.equal(row?.count, 1);
});

test('what has run out is forgotten and what has not is kept', async () => {
  const now = new Date('2027-06-06T04:10:00Z');
  const add = (hash: string, expiresAt: string) => db.owner`
    INSERT INTO sessions (token_hash, created_at, last_seen_at, expires_at)
    VALUES (${Buffer.from(hash)}, ${now}, ${now}, ${new Date(expiresAt)})`;
  await add('ended', '2027-06-06T04:09:59Z');
  await add('open', '2027-06-06T04:10:01Z');
  const before = await db.owner`SELECT count(*)::int AS count FROM sessions`;
  const forgotten = await sweepSessions(system(now.toISOString()));
  const left = await db.owner`SELECT token_hash FROM sessions`;
  assert.equal(forgotten.sessions, Number(before[0]?.count) - left.length);
  assert.ok(left.some((row) => Buffer.from(row.token_hash as Uint8Array).toString() === 'open'));
  assert.ok(!left.some((row) => Buffer.from(row.token_hash as Uint8Array).toString() === 'ended'));
});

test('nobody in person can run what runs by the clock', async () => {
  await assert.rejects(finishEvents(ctx), { code: 'forbidden' });
  await assert.rejects(sweepSessions(ctx), { code: 'forbidden' });
});
