import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, approveAs, seenBy, waivePapers } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { cityNamed } from '#src/city/index.ts';
import { denyApplication } from '#src/commands/case.ts';
import { issuePermit, revokePermit } from '#src/commands/permit.ts';
import { claimReview, decideReview, reconsiderReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

let db: TestDatabase;
let ctx: Ctx;
before(async () => {
  db = await createTestDatabase();
  const signer = { sign: () => ({ signature: 'signed', keyId: 'test' }) };
  ctx = testContext(db.app, {
    city: cityNamed('baltimore'),
    now: new Date('2027-04-01T14:00:00Z'),
    outside: { signer } as unknown as Ctx['outside'], // issuing asks nothing else of the outside
  });
});
// Papers that came in are arranged by hand.
after(() => db.drop({ except: ['I5 written'] }));

const MINUTE_MS = 60_000;
/** The same person, who proved so many minutes ago who they are. */
const provenAgo = (one: Ctx, minutes: number): Ctx => {
  assert(one.actor.kind === 'staff');
  const authenticatedAt = new Date(one.now.getTime() - minutes * MINUTE_MS);
  return { ...one, actor: { ...one.actor, authenticatedAt } };
};
const tooOld = (error: unknown) => error instanceof Refused && error.code === 'sign-in-again';

async function inTime(desk: Ctx, decide: (ctx: Ctx) => Promise<unknown>): Promise<void> {
  await assert.rejects(decide(provenAgo(desk, 16)), tooOld);
  await decide(provenAgo(desk, 15));
}

test('fresh-auth: an agency decides, and looks again, only after a sign-in of the last 15 minutes', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  const desk = await one.desk('special-events');
  // Work that decides nothing does not ask.
  await claimReview(provenAgo(desk, 600), { ref: one.ref });
  const seen = await seenBy(db, one, 'special-events');
  await inTime(desk, (by) =>
    decideReview(by, { ...seen, decision: 'approve', reason: null, words: '', conditions: [] }),
  );
  await inTime(desk, (by) => reconsiderReview(by, { ref: one.ref, reason: 'News.' }));
});

test('fresh-auth: a permit goes out, is taken back or denied only after a sign-in of the last 15 minutes', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await approveAs(db, one, 'special-events');
  await waivePapers(db, one);
  await inTime(one.coordinator, (by) => issuePermit(by, { ref: one.ref, versionSeen: 1 }));
  await inTime(one.coordinator, (by) => revokePermit(by, { ref: one.ref, reason: 'A main broke.' }));
  const other = await aCaseInReview(db, ctx, blockParty('2027-06-12'));
  await inTime(other.coordinator, (by) =>
    denyApplication(by, { ref: other.ref, reason: 'place-taken', words: 'Taken.', alternative: 'June 19.' }),
  );
});
