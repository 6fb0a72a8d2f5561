import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { cityNamed } from '#src/city/index.ts';
import {
  closeMeeting,
  finishOutcome,
  planMeeting,
  putOnAgenda,
  recordOutcome,
  takeOffAgenda,
} from '#src/commands/meeting.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { listActivities } from '#src/store/activity.ts';
import { findMeeting, listOutcomes } from '#src/store/meeting.ts';

let db: TestDatabase;
let ctx: Ctx;
before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: new Date('2027-04-01T14:00:00Z') });
});
after(() => db.drop());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const PLAN = { heldOn: '2027-04-08', startsAt: '09:30', place: 'Room 4' };
const OUTCOME = { words: 'Bring the drawing of the lane.', agency: 'fire-marshal', dueOn: '2027-04-15' };
const linesOf = async (one: TestCase) =>
  (await listActivities(db.app, one.id))
    .map(({ action }) => action)
    .filter((action) => /agenda|outcome/.test(action));

test('a case is put on the agenda, something comes out of it, and its agency does it', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-08-07'));
  const steers = one.coordinator;
  const meetingId = await planMeeting(steers, PLAN);
  const at = { meetingId, ref: one.ref };
  await putOnAgenda(steers, { ...at, note: 'Two lanes.' });
  await putOnAgenda(steers, { ...at, note: 'Two lanes and a gate.' });
  await recordOutcome(steers, { ...at, ...OUTCOME });
  const [outcome] = await listOutcomes(db.app, [one.id]);
  assert.deepEqual([outcome?.words, outcome?.held_on, outcome?.done_at], [OUTCOME.words, PLAN.heldOn, null]);
  const finish = { ref: one.ref, outcomeId: outcome?.id ?? '' };
  await assert.rejects(finishOutcome(await one.desk('police'), finish), refusedWith('forbidden'));
  await assert.rejects(finishOutcome(one.owner, finish), refusedWith('not-found'));
  await finishOutcome(await one.desk('fire-marshal'), finish);
  await assert.rejects(finishOutcome(steers, finish), refusedWith('stale-revision'));
  assert.deepEqual(await linesOf(one), ['put_on_agenda', 'record_outcome', 'finish_outcome']);
});

test('what was recorded keeps its case on the agenda, and a closed meeting stays as it was held', async () => {
  const [one, other] = [
    await aCaseInReview(db, ctx, festival('2027-08-14')),
    await aCaseInReview(db, ctx, festival('2027-08-21')),
  ];
  const steers = one.coordinator;
  const meetingId = await planMeeting(steers, PLAN);
  for (const { ref } of [one, other]) await putOnAgenda(steers, { meetingId, ref, note: '' });
  const at = { meetingId, ref: one.ref };
  await recordOutcome(steers, { ...at, ...OUTCOME });
  await assert.rejects(takeOffAgenda(steers, at), refusedWith('stale-revision'));
  await takeOffAgenda(steers, { meetingId, ref: other.ref });
  await assert.rejects(
    recordOutcome(steers, { meetingId, ref: other.ref, ...OUTCOME }),
    refusedWith('not-found'),
  );
  await closeMeeting(steers, { meetingId });
  for (const late of [
    () => closeMeeting(steers, { meetingId }),
    () => putOnAgenda(steers, { ...at, note: 'Later.' }),
    () => takeOffAgenda(steers, at),
    () => recordOutcome(steers, { ...at, ...OUTCOME }),
  ])
    await assert.rejects(late(), refusedWith('wrong-state'));
  assert.equal((await findMeeting(db.app, meetingId))?.items_count, 1);
  const [item] = await db.owner`SELECT read_position FROM meeting_items WHERE meeting_id = ${meetingId}`;
  assert.equal(item?.read_position, (await listActivities(db.app, one.id)).length);
});

test('of two who record while one closes, nothing is recorded behind the end', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-08-28'));
  const steers = one.coordinator;
  const meetingId = await planMeeting(steers, PLAN);
  const at = { meetingId, ref: one.ref };
  await putOnAgenda(steers, { ...at, note: '' });
  const done = await Promise.allSettled([
    recordOutcome(steers, { ...at, ...OUTCOME }),
    closeMeeting(steers, { meetingId }),
    recordOutcome(steers, { ...at, ...OUTCOME, words: 'Ask the owner of the land.' }),
  ]);
  const recorded = done.filter(({ status }, index) => index !== 1 && status === 'fulfilled').length;
  assert.equal(done[1]?.status, 'fulfilled');
  assert.equal((await listOutcomes(db.app, [one.id])).length, recorded);
  assert.equal((await linesOf(one)).length, 1 + recorded);
});

test('only who steers cases plans a meeting, and only with a day, a time and a place', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-09-04'));
  const police = await one.desk('police');
  await assert.rejects(planMeeting(police, PLAN), refusedWith('forbidden'));
  for (const wrong of [{ heldOn: '2027-02-30' }, { startsAt: '25:00' }, { place: '  ' }])
    await assert.rejects(planMeeting(one.coordinator, { ...PLAN, ...wrong }), refusedWith('invalid-input'));
  const meetingId = await planMeeting(one.coordinator, PLAN);
  for (const [wrong, code] of [
    [{ words: ' ' }, 'reason-missing'],
    [{ agency: 'nobody' }, 'invalid-input'],
    [{ dueOn: '2027-13-01' }, 'invalid-input'],
    [{ ref: 'AAAAA-AAAAA-A' }, 'not-found'],
    [{ meetingId: 'x' }, 'not-found'],
    [{}, 'not-found'],
  ] as const)
    await assert.rejects(
      recordOutcome(one.coordinator, { meetingId, ref: one.ref, ...OUTCOME, ...wrong }),
      refusedWith(code),
    );
});
