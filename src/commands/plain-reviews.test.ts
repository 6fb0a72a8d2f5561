import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, seenBy, type TestCase, waivePapers } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { approvePlainReviews } from '#src/commands/plain-reviews.ts';
import { askApplicant, claimReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { MOST_TOGETHER } from '#src/domain/queue.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { plainReviewsFor } from '#src/queries/plain-reviews.ts';

const AGENCY = 'special-events';
let db: TestDatabase;
let ctx: Ctx;
before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: new Date('2027-04-01T14:00:00Z') });
});
after(() => db.drop());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
/** A block party whose papers need no look any more. */
async function aPlainCase(): Promise<TestCase> {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await waivePapers(db, one);
  return one;
}
const choiceOf = async (one: TestCase) => {
  const { ref, versionSeen, reviewRevision } = await seenBy(db, one, AGENCY);
  return { ref, versionSeen, reviewRevision };
};
const offeredTo = async (desk: Ctx) => (await plainReviewsFor(desk)).reviews.map((one) => one.ref);
const decided = async (one: TestCase) => {
  const [row] = await db.owner`
    SELECT r.state, (SELECT count(*)::int FROM permit_conditions c WHERE c.review_id = r.id) AS conditions,
      (SELECT count(*)::int FROM activities h WHERE h.application_id = r.application_id
        AND h.detail ->> 'together' = '2') AS lines
    FROM reviews r WHERE r.application_id = ${one.id} AND r.agency = ${AGENCY} AND r.is_current`;
  return row && { ...row };
};

test('several plain cases are approved at once, each with the conditions that its rules suggest', async () => {
  const [one, other] = [await aPlainCase(), await aPlainCase()];
  const desk = await one.desk(AGENCY);
  assert.deepEqual((await offeredTo(desk)).toSorted(), [one.ref, other.ref].toSorted());
  const [offered] = (await plainReviewsFor(desk)).reviews;
  assert(offered && offered.told.length > 0);
  assert.equal(offered.told.filter(({ says }) => `${says.en} ${says.es}`.includes('{')).length, 0);
  const chosen = [await choiceOf(one), await choiceOf(other)];
  const outcomes = [one, other].map(({ ref }) => ({ ref, refusal: null }));
  assert.deepEqual(await approvePlainReviews(desk, chosen), outcomes);
  // The answer was lost, and the form is sent again.
  assert.deepEqual(await approvePlainReviews(desk, chosen), outcomes);
  for (const { ref } of outcomes) {
    const done = await decided(ref === one.ref ? one : other);
    assert.deepEqual(done, { state: 'approved_with_conditions', conditions: offered.told.length, lines: 1 });
  }
  assert.deepEqual(await offeredTo(desk), []);
});

test('a case that is refused leaves the others alone', async () => {
  const [one, other] = [await aPlainCase(), await aPlainCase()];
  const desk = await one.desk(AGENCY);
  const chosen = [await choiceOf(one), await choiceOf(other)];
  const colleague = as(ctx, await aStaffMember(db, AGENCY, ['reviewer'], 'A Colleague'));
  await claimReview(colleague, { ref: one.ref });
  assert.deepEqual(await offeredTo(desk), [other.ref]);
  assert.deepEqual((await offeredTo(colleague)).toSorted(), [one.ref, other.ref].toSorted());
  assert.deepEqual(await approvePlainReviews(desk, chosen), [
    { ref: one.ref, refusal: 'needs-reading' },
    { ref: other.ref, refusal: null },
  ]);
  assert.equal((await decided(one))?.state, 'assigned');
  const gone = { ref: '7K3QW-9XM2P-4', versionSeen: 1, reviewRevision: 1 };
  assert.deepEqual(await approvePlainReviews(desk, [gone]), [{ ref: gone.ref, refusal: 'not-found' }]);
  const stale = { ...(await choiceOf(one)), reviewRevision: 1 };
  assert.deepEqual(await approvePlainReviews(colleague, [stale]), [
    { ref: one.ref, refusal: 'stale-revision' },
  ]);
  assert.deepEqual(await approvePlainReviews(colleague, [await choiceOf(one)]), [
    { ref: one.ref, refusal: null },
  ]);
});

test('what needs a look is not offered: a paper that is missing or not scanned, a question, another kind, gaps', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  const desk = await one.desk(AGENCY);
  assert.deepEqual(await offeredTo(desk), []);
  assert.deepEqual(await approvePlainReviews(desk, [await choiceOf(one)]), [
    { ref: one.ref, refusal: 'needs-reading' },
  ]);
  await waivePapers(db, one);
  assert.deepEqual(await offeredTo(desk), [one.ref]);
  const small = { ...ctx.city, plainKinds: { ...ctx.city.plainKinds, kinds: [] } };
  assert.deepEqual(await offeredTo({ ...desk, city: small }), []);
  const unfilled = ctx.city.conditionLibrary.map((entry) =>
    entry.agency === AGENCY ? { ...entry, parameters: [{ name: 'time', kind: 'time' as const }] } : entry,
  );
  assert.deepEqual(await offeredTo({ ...desk, city: { ...ctx.city, conditionLibrary: unfilled } }), []);
  await askApplicant(desk, { ref: one.ref, question: 'Where does the band stand?' });
  assert.deepEqual(await offeredTo(desk), []);
  const big = await aCaseInReview(db, ctx, festival('2027-08-07'));
  await waivePapers(db, big);
  assert.deepEqual(await offeredTo(desk), []);
});

test('only people of an agency, signed in lately, approve several, and not none or too many', async () => {
  const one = await aPlainCase();
  const desk = await one.desk(AGENCY);
  const chosen = [await choiceOf(one)];
  const auditor = as(ctx, await aStaffMember(db, null, ['auditor'], 'An Auditor'));
  for (const nobody of [auditor, one.owner])
    await assert.rejects(approvePlainReviews(nobody, chosen), refusedWith('forbidden'));
  assert.deepEqual(await approvePlainReviews(one.coordinator, chosen), [
    { ref: one.ref, refusal: 'forbidden' },
  ]);
  await assert.rejects(approvePlainReviews(desk, []), refusedWith('invalid-input'));
  const many = Array.from({ length: MOST_TOGETHER + 1 }, () => chosen[0] as (typeof chosen)[number]);
  await assert.rejects(approvePlainReviews(desk, many), refusedWith('invalid-input'));
  assert(desk.actor.kind === 'staff');
  const long = new Date(ctx.now.getTime() - 16 * 60_000);
  const actor = { ...desk.actor, authenticatedAt: long };
  await assert.rejects(approvePlainReviews({ ...desk, actor }, chosen), refusedWith('sign-in-again'));
  assert.equal((await decided(one))?.state, 'waiting');
});
