import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { handOverReview, takeOverReview } from '#src/commands/hand-over.ts';
import { askApplicant, claimReview, decideReview, releaseReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

let db: TestDatabase;
let ctx: Ctx;
before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: new Date('2027-04-01T14:00:00Z') });
});
after(() => db.drop());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const aFestival = () => aCaseInReview(db, ctx, festival('2027-08-07'));
const somebody = async (role: string, agency = 'police') => {
  const actor = await aStaffMember(db, agency, [role], `A ${role}`);
  return { id: actor.kind === 'staff' ? actor.id : '', ctx: as(ctx, actor) };
};
const part = async (one: TestCase) => {
  const [row] = await db.owner`
    SELECT state, assigned_to FROM reviews WHERE application_id = ${one.id} AND agency = 'police' AND is_current`;
  return { state: row?.state, holder: row?.assigned_to };
};
const lines = async (one: TestCase, action: string) => {
  const [row] = await db.owner`
    SELECT count(*)::int AS count FROM activities WHERE application_id = ${one.id} AND action = ${action}`;
  return row?.count;
};
const notes = async (one: TestCase) =>
  (await db.owner`SELECT body FROM internal_notes WHERE application_id = ${one.id}`).map((row) => row.body);

test('a colleague takes over what somebody holds, and staff read why', async () => {
  const one = await aFestival();
  await claimReview(await one.desk('police'), { ref: one.ref });
  const colleague = await somebody('reviewer');
  const asked = { ref: one.ref, reason: ' Rosa is away until Monday. ' };
  await takeOverReview(colleague.ctx, asked);
  // The answer was lost, and the form is sent again.
  await takeOverReview(colleague.ctx, asked);
  assert.deepEqual(await part(one), { state: 'assigned', holder: colleague.id });
  assert.deepEqual(await notes(one), ['Rosa is away until Monday.']);
  assert.equal(await lines(one, 'take_over'), 1);
  await releaseReview(colleague.ctx, { ref: one.ref });
});

test('an open question stays open when another desk takes it over', async () => {
  const one = await aFestival();
  await askApplicant(await one.desk('police'), { ref: one.ref, question: 'Where do buses turn?' });
  const colleague = await somebody('reviewer');
  await takeOverReview(colleague.ctx, { ref: one.ref, reason: 'I know this street.' });
  assert.deepEqual(await part(one), { state: 'info_requested', holder: colleague.id });
});

test('nothing is taken over without a reason, from nobody, after a decision, or by another agency', async () => {
  const one = await aFestival();
  const [police, colleague] = [await one.desk('police'), await somebody('reviewer')];
  const taken = (reason: string) => takeOverReview(colleague.ctx, { ref: one.ref, reason });
  await assert.rejects(taken('Mine.'), refusedWith('wrong-state'));
  await claimReview(police, { ref: one.ref });
  await assert.rejects(taken('  '), refusedWith('reason-missing'));
  const stranger = await somebody('reviewer', 'parks');
  await assert.rejects(
    takeOverReview(stranger.ctx, { ref: one.ref, reason: 'Mine.' }),
    refusedWith('not-found'),
  );
  const [seen] = await db.owner`
    SELECT revision FROM reviews WHERE application_id = ${one.id} AND agency = 'police' AND is_current`;
  await decideReview(police, {
    ref: one.ref,
    decision: 'approve',
    reviewRevision: Number(seen?.revision),
    versionSeen: 1,
    reason: null,
    words: '',
    conditions: [],
  });
  await assert.rejects(taken('Mine.'), refusedWith('wrong-state'));
});

test('of two who take over at once the last one has it, and both stand in the history', async () => {
  const one = await aFestival();
  await claimReview(await one.desk('police'), { ref: one.ref });
  const both = [await somebody('reviewer'), await somebody('reviewer')];
  await Promise.all(both.map((each) => takeOverReview(each.ctx, { ref: one.ref, reason: 'Mine.' })));
  const { holder } = await part(one);
  assert.ok(both.some((each) => each.id === holder));
  assert.equal(await lines(one, 'take_over'), 2);
});

test('a supervisor gives a case to somebody of the agency, and to nobody else', async () => {
  const one = await aFestival();
  const [supervisor, reviewer] = [await somebody('supervisor'), await somebody('reviewer')];
  const given = (staffId: string, by = supervisor.ctx) => handOverReview(by, { ref: one.ref, staffId });
  await assert.rejects(given(reviewer.id, reviewer.ctx), refusedWith('forbidden'));
  for (const wrong of [
    (await somebody('reviewer', 'parks')).id,
    (await somebody('auditor')).id,
    'nobody',
    '',
  ])
    await assert.rejects(given(wrong), refusedWith('colleague-gone'));
  await given(reviewer.id);
  await given(reviewer.id);
  assert.deepEqual(await part(one), { state: 'assigned', holder: reviewer.id });
  assert.equal(await lines(one, 'hand_over'), 1);
  await given(supervisor.id);
  assert.equal((await part(one)).holder, supervisor.id);
});
