import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, seenBy } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import {
  answerQuestion,
  askApplicant,
  claimReview,
  decideReview,
  releaseReview,
} from '#src/commands/review.ts';
import { endStandIn, nameStandIn } from '#src/commands/stand-in.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { reviewQueueFor } from '#src/queries/review-queue.ts';
import { insertSession, listActors } from '#src/store/session.ts';

let db: TestDatabase;
let ctx: Ctx;
before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: new Date('2027-04-01T14:00:00Z') });
});
after(() => db.drop());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const idOf = ({ actor }: Ctx): string => (actor.kind === 'staff' ? actor.id : '');
const somebody = async (role: string, agency: string | null = 'police') =>
  as(ctx, await aStaffMember(db, agency, [role], `A ${role}`));
/** The same person on their next request. */
const nowStandingInFor = (one: Ctx, ...others: Ctx[]): Ctx => {
  assert(one.actor.kind === 'staff');
  return { ...one, actor: { ...one.actor, standsInFor: others.map(idOf) } };
};
const mine = async (who: Ctx) =>
  (await reviewQueueFor(who, new URLSearchParams('work=mine'))).items.map((one) => one.ref);

test('who stands in sees and does the work of who is away, and loses it when they are back', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-08-07'));
  const [rosa, karim, third] = [
    await somebody('reviewer'),
    await somebody('reviewer'),
    await somebody('reviewer'),
  ];
  await claimReview(rosa, { ref: one.ref });
  await assert.rejects(releaseReview(karim, { ref: one.ref }), refusedWith('forbidden'));
  await nameStandIn(rosa, { staffId: idOf(karim), until: '2027-04-09' });
  const seen = await reviewQueueFor(rosa, new URLSearchParams());
  assert.equal(seen.standIn?.id, idOf(karim));
  // Until the midnight after that day, where the city is.
  assert.equal(seen.standIn.until.toISOString(), '2027-04-10T04:00:00.000Z');
  const standing = nowStandingInFor(karim, rosa);
  assert.deepEqual(
    (await reviewQueueFor(standing, new URLSearchParams())).away.map((away) => away.id),
    [idOf(rosa)],
  );
  assert.deepEqual([await mine(rosa), await mine(standing), await mine(third)], [[one.ref], [one.ref], []]);
  await askApplicantAndHear(one, standing, [rosa, karim]);
  await decideReview(standing, {
    ...(await seenBy(db, one, 'police')),
    decision: 'approve',
    reason: null,
    words: '',
    conditions: [],
  });
  const [row] = await db.owner`
    SELECT decided_by, assigned_to FROM reviews WHERE application_id = ${one.id} AND agency = 'police' AND is_current`;
  assert.deepEqual([row?.decided_by, row?.assigned_to], [idOf(karim), idOf(rosa)]);
  await endStandIn(rosa);
  assert.equal((await reviewQueueFor(rosa, new URLSearchParams())).standIn, null);
});

/** An answer is told to who is away and to who does their work. */
async function askApplicantAndHear(
  one: Awaited<ReturnType<typeof aCaseInReview>>,
  asker: Ctx,
  readers: Ctx[],
): Promise<void> {
  await askApplicant(asker, { ref: one.ref, question: 'How many guards?' });
  await answerQuestion(one.owner, { ref: one.ref, agency: 'police', answer: 'Six.' });
  const told =
    await db.owner`SELECT recipient FROM notices WHERE application_id = ${one.id} AND moment = 'answer'`;
  const emails = readers.map(({ actor }) => (actor.kind === 'staff' ? actor.email : ''));
  assert.deepEqual(told.map((row) => row.recipient).toSorted(), emails.toSorted());
}

test('a session says for whom somebody stands in, while it lasts', async () => {
  const [rosa, karim] = [await somebody('reviewer'), await somebody('reviewer')];
  const tokenHash = Buffer.alloc(32, 7);
  const real = { ...ctx, now: new Date() };
  await db.app.begin((tx) =>
    insertSession(tx, {
      tokenHash,
      applicantId: null,
      staffId: idOf(karim),
      providerSession: null,
      authenticatedAt: real.now,
      now: real.now,
      expiresAt: new Date(real.now.getTime() + 60_000),
    }),
  );
  const standsInFor = async () => {
    const actor = (await listActors(db.app, [tokenHash.toString('hex')])).actors.get(
      tokenHash.toString('hex'),
    );
    return actor?.kind === 'staff' ? actor.standsInFor : null;
  };
  assert.deepEqual(await standsInFor(), []);
  await nameStandIn({ ...rosa, now: real.now }, { staffId: idOf(karim), until: dayOf(real.now) });
  assert.deepEqual(await standsInFor(), [idOf(rosa)]);
  await db.owner`UPDATE staff_members SET stand_in_until = now() - interval '1 second' WHERE id = ${idOf(rosa)}`;
  assert.deepEqual(await standsInFor(), []);
});

/** A day that has not ended in the city. */
const dayOf = (now: Date): string => new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);

test('nobody stands in from another agency or desk, for themselves, or for a day that is over', async () => {
  const [rosa, karim] = [await somebody('reviewer'), await somebody('reviewer')];
  const until = '2027-04-09';
  const coordinator = await somebody('coordinator', null);
  const others = [rosa, coordinator, await somebody('reviewer', 'parks'), await somebody('auditor')];
  for (const one of others)
    await assert.rejects(nameStandIn(rosa, { staffId: idOf(one), until }), refusedWith('colleague-gone'));
  for (const wrong of ['2027-03-31', '2030-04-09', ''])
    await assert.rejects(
      nameStandIn(rosa, { staffId: idOf(karim), until: wrong }),
      refusedWith('invalid-input'),
    );
  await nameStandIn(rosa, { staffId: idOf(karim), until: '2027-04-01' });
  const second = await somebody('coordinator', null);
  await nameStandIn(coordinator, { staffId: idOf(second), until });
  await assert.rejects(nameStandIn(ctx, { staffId: idOf(karim), until }), refusedWith('forbidden'));
});
