import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, march } from '#e2e/fixtures/answers.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { aCaseInReview, aSubmittedCase, everybodyAgrees, waivePapers } from '#e2e/fixtures/cases.ts';
import { as } from '#e2e/fixtures/people.ts';
import { withdrawApplication } from '#src/commands/application.ts';
import { issuePermit } from '#src/commands/permit.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { reviewCaseFor } from '#src/queries/review-case.ts';
import { statusFor } from '#src/queries/status.ts';

// A Monday morning in Baltimore, at the hour at which the case of the test is also sent.
const NOW = new Date('2027-03-01T14:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
const PARTY = '2027-10-02';
let world: CaseWorld;

before(async () => {
  world = await caseWorld(NOW);
});
after(() => world[Symbol.asyncDispose]());

/** Block parties whose permits took these days. */
async function tookDays(days: readonly number[]): Promise<void> {
  const { db, ctx } = world;
  for (const count of days) {
    const one = await aCaseInReview(db, ctx, blockParty(PARTY));
    await everybodyAgrees(db, one);
    await waivePapers(db, one);
    const now = new Date(NOW.getTime() + count * DAY_MS);
    await issuePermit(as(ctx, one.coordinator.actor, now), { ref: one.ref, versionSeen: 1 });
  }
}

test('organizer and staff see the same likely day, from twenty permits of the kind on', async () => {
  const { db, ctx } = world;
  const one = await aSubmittedCase(db, ctx, blockParty(PARTY));
  const seen = async () => {
    const [organizers, citys] = await Promise.all([
      statusFor(one.owner, one.ref),
      reviewCaseFor(one.coordinator, one.ref),
    ]);
    assert.deepEqual(citys.expected, organizers.expected);
    return organizers.expected;
  };
  await tookDays(Array.from({ length: 19 }, (_, at) => at + 1));
  assert.deepEqual(await seen(), { kind: 'few', count: 19 });
  await tookDays([20]);
  const sent = '2027-03-01';
  assert.deepEqual(await seen(), {
    kind: 'likely',
    count: 20,
    about: addDays(sent, 10),
    from: addDays(sent, 2),
    until: addDays(sent, 18),
  });
  // A march is no block party.
  const other = await aSubmittedCase(db, ctx, march(PARTY));
  assert.deepEqual((await statusFor(other.owner, other.ref)).expected, { kind: 'few', count: 0 });
  // No permit comes any more.
  await withdrawApplication(one.owner, { ref: one.ref });
  assert.equal((await statusFor(one.owner, one.ref)).expected, null);
});

test('the newest permits of a kind are read from their index, however many there are', async () => {
  await world.db.owner`SET enable_seqscan = off`;
  const plan = await world.db.owner`
    EXPLAIN SELECT took_days FROM permits WHERE event_kind = 'block_party' AND took_days IS NOT NULL
    ORDER BY issued_at DESC LIMIT 200`;
  const text = plan.map((row) => String(row['QUERY PLAN'])).join('\n');
  assert.match(text, /Index Only Scan using permits_by_kind/);
  assert.doesNotMatch(text, /Sort/);
});
