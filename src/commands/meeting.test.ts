import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { cityNamed } from '#src/city/index.ts';
import { appendActivity } from '#src/commands/activity.ts';
import {
  closeMeeting,
  finishOutcome,
  moveUpOnAgenda,
  noteOnAgenda,
  planMeeting,
  putOnAgenda,
  recordOutcome,
  takeOffAgenda,
} from '#src/commands/meeting.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { claimReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { agendaFor, meetingsFor } from '#src/queries/meeting.ts';
import { listActivities } from '#src/store/activity.ts';
import { listAgenda } from '#src/store/agenda.ts';
import { findMeeting, listOutcomes } from '#src/store/meeting.ts';
import { lockCurrentReview, setReviewSuperseded } from '#src/store/review.ts';

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
  await putOnAgenda(steers, at);
  await noteOnAgenda(steers, { ...at, note: 'Two lanes and a gate.' });
  await putOnAgenda(steers, at);
  assert.deepEqual(
    (await listAgenda(db.app, meetingId)).map(({ note }) => note),
    ['Two lanes and a gate.'],
  );
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
  for (const { ref } of [one, other]) await putOnAgenda(steers, { meetingId, ref });
  const at = { meetingId, ref: one.ref };
  await recordOutcome(steers, { ...at, ...OUTCOME });
  await assert.rejects(takeOffAgenda(steers, at), refusedWith('stale-revision'));
  await takeOffAgenda(steers, { meetingId, ref: other.ref });
  for (const gone of [
    () => recordOutcome(steers, { meetingId, ref: other.ref, ...OUTCOME }),
    () => noteOnAgenda(steers, { meetingId, ref: other.ref, note: 'Which gate?' }),
  ])
    await assert.rejects(gone(), refusedWith('stale-revision'));
  await closeMeeting(steers, { meetingId });
  for (const late of [
    () => closeMeeting(steers, { meetingId }),
    () => putOnAgenda(steers, at),
    () => noteOnAgenda(steers, { ...at, note: 'Later.' }),
    () => moveUpOnAgenda(steers, at),
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
  await putOnAgenda(steers, { ...at });
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
    [{ dueOn: '2027-13-01' }, 'invalid-input'],
    [{ ref: 'AAAAA-AAAAA-A' }, 'not-found'],
    [{ meetingId: 'x' }, 'not-found'],
    [{}, 'stale-revision'],
  ] as const)
    await assert.rejects(
      recordOutcome(one.coordinator, { meetingId, ref: one.ref, ...OUTCOME, ...wrong }),
      refusedWith(code),
    );
});

test('the order of an agenda is kept, and its first case cannot go further up', async () => {
  const cases = [];
  for (const day of ['2027-09-11', '2027-09-18', '2027-09-25'])
    cases.push(await aCaseInReview(db, ctx, festival(day)));
  const [first, second, third] = cases as [TestCase, TestCase, TestCase];
  const steers = first.coordinator;
  const meetingId = await planMeeting(steers, PLAN);
  for (const { ref } of cases) await putOnAgenda(steers, { meetingId, ref });
  await moveUpOnAgenda(steers, { meetingId, ref: third.ref });
  await moveUpOnAgenda(steers, { meetingId, ref: third.ref });
  await assert.rejects(moveUpOnAgenda(steers, { meetingId, ref: third.ref }), refusedWith('stale-revision'));
  await takeOffAgenda(steers, { meetingId, ref: first.ref });
  await putOnAgenda(steers, { meetingId, ref: first.ref });
  assert.deepEqual(
    (await listAgenda(db.app, meetingId)).map((item) => item.case.ref),
    [third.ref, second.ref, first.ref],
  );
});

test('an agenda that was held shows its cases as they stood, and the next one what came later', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-10-02'));
  const steers = one.coordinator;
  const held = await planMeeting(steers, PLAN);
  await putOnAgenda(steers, { meetingId: held, ref: one.ref });
  await recordOutcome(steers, { meetingId: held, ref: one.ref, ...OUTCOME });
  const before = await agendaFor(steers, held);
  await closeMeeting(steers, { meetingId: held });
  const next = await planMeeting(steers, { ...PLAN, heldOn: '2027-04-15' });
  await putOnAgenda(steers, { meetingId: next, ref: one.ref });
  await addInternalNote(await one.desk('police'), { ref: one.ref, body: 'The lane is narrow.' });
  await claimReview(await one.desk('police'), { ref: one.ref });
  const partOf = (agenda: Awaited<ReturnType<typeof agendaFor>>) =>
    agenda.items[0]?.parts.find(({ agency }) => agency === 'police');
  const [then, now] = [await agendaFor(steers, held), await agendaFor(steers, next)];
  assert.equal(partOf(then)?.state, partOf(before)?.state);
  assert.notEqual(partOf(now)?.state, partOf(then)?.state);
  assert.equal(then.items[0]?.news, null);
  assert.ok(now.items[0]?.news?.some((line) => line.action === 'note'));
  // What the first meeting left open stands on the second one too, and is done there for both.
  const [outcome] = now.items[0]?.outcomes ?? [];
  assert.deepEqual([outcome?.words, outcome?.standing], [OUTCOME.words, 'open']);
  await finishOutcome(await one.desk('fire-marshal'), { ref: one.ref, outcomeId: outcome?.id ?? '' });
  assert.deepEqual((await agendaFor(steers, next)).items[0]?.outcomes, []);
  assert.equal((await agendaFor(steers, held)).items[0]?.outcomes[0]?.standing, 'done');
  for (const change of [
    db.app`UPDATE meeting_items SET note = 'Later.' WHERE meeting_id = ${held}`,
    db.app`DELETE FROM meeting_items WHERE meeting_id = ${held}`,
    db.app`UPDATE meetings SET closed_at = NULL, closed_by = NULL WHERE id = ${held}`,
    db.app`UPDATE meeting_outcomes SET done_at = NULL, done_by = NULL WHERE meeting_id = ${held}`,
  ])
    await assert.rejects(change, { code: '42501' });
});

test('cases that need a word are suggested with why, once, and never after their event', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-10-09'));
  const steers = one.coordinator;
  const meetingId = await planMeeting(steers, PLAN);
  const suggested = async (at = steers) =>
    (await agendaFor(at, meetingId)).suggested.find(({ ref }) => ref === one.ref);
  assert.deepEqual((await suggested())?.reasons, ['many-agencies']);
  const near = { ...steers, now: new Date('2027-10-01T14:00:00Z') };
  assert.deepEqual((await suggested(near))?.reasons, ['late', 'many-agencies', 'soon']);
  assert.equal(await suggested({ ...steers, now: new Date('2027-10-20T14:00:00Z') }), undefined);
  await putOnAgenda(steers, { meetingId, ref: one.ref });
  assert.equal(await suggested(), undefined);
  assert.deepEqual((await agendaFor(steers, meetingId)).items[0]?.reasons, ['many-agencies']);
  const outsider = await one.desk('parking');
  const counted = async (by: typeof steers) =>
    (await meetingsFor(by)).meetings.find(({ id }) => id === meetingId)?.items_count;
  assert.deepEqual(
    [await counted(steers), await counted(await one.desk('police')), await counted(outsider)],
    [1, 1, 0],
  );
  const seen = (await agendaFor(await one.desk('police'), meetingId)).items.length;
  assert.deepEqual([seen, (await agendaFor(outsider, meetingId)).suggested], [1, []]);
});

test('what is to be done goes to an agency of the case, on a day to come', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-10-16'));
  const steers = one.coordinator;
  const meetingId = await planMeeting(steers, PLAN);
  const at = { meetingId, ref: one.ref };
  await putOnAgenda(steers, at);
  for (const [wrong, code] of [
    [{ dueOn: '2027-03-31' }, 'due-in-the-past'],
    [{ agency: 'liquor' }, 'invalid-input'],
    [{ words: 'x'.repeat(2001) }, 'invalid-input'],
  ] as const)
    await assert.rejects(recordOutcome(steers, { ...at, ...OUTCOME, ...wrong }), refusedWith(code));
  await recordOutcome(steers, { ...at, ...OUTCOME, agency: 'special-events', dueOn: '2027-04-01' });
  await assert.rejects(noteOnAgenda(steers, { ...at, note: 'x'.repeat(2001) }), refusedWith('invalid-input'));
});

test('an agency that a new version asks no more does nothing that was left to it', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-10-23'));
  const steers = one.coordinator;
  const meetingId = await planMeeting(steers, PLAN);
  await putOnAgenda(steers, { meetingId, ref: one.ref });
  await recordOutcome(steers, { meetingId, ref: one.ref, ...OUTCOME });
  const [outcome] = await listOutcomes(db.app, [one.id]);
  const fire = await one.desk('fire-marshal');
  await db.app.begin(async (tx) => {
    const part = await lockCurrentReview(tx, one.id, 'fire-marshal');
    assert(part !== null && (await setReviewSuperseded(tx, part)));
    const by = { ...ctx, actor: systemActor('new version') };
    const line = { from: 'in_agency_review', to: 'in_agency_review', agency: part.agency };
    const detail = { round: part.round, version: part.version_number };
    await appendActivity(tx, by, one, 'supersede', { ...line, detail });
  });
  const finish = { ref: one.ref, outcomeId: outcome?.id ?? '' };
  await assert.rejects(finishOutcome(fire, finish), refusedWith('not-found'));
  await finishOutcome(steers, finish);
});

test('what is to be done is late from the first moment of the next day of the city', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-10-30'));
  const steers = one.coordinator;
  const meetingId = await planMeeting(steers, PLAN);
  await putOnAgenda(steers, { meetingId, ref: one.ref });
  await recordOutcome(steers, { meetingId, ref: one.ref, ...OUTCOME, dueOn: '2027-11-06' });
  // The clocks go back in the night to November 7: midnight is at four in the morning of UTC, a day later at five.
  for (const [now, standing] of [
    ['2027-11-07T03:59:59Z', 'open'],
    ['2027-11-07T04:00:00Z', 'late'],
  ] as const) {
    const [item] = (await agendaFor({ ...steers, now: new Date(now) }, meetingId)).items;
    assert.equal(item?.outcomes[0]?.standing, standing, now);
  }
  const late = { ...steers, now: new Date('2027-11-08T04:59:59Z') };
  await recordOutcome(late, { meetingId, ref: one.ref, ...OUTCOME, dueOn: '2027-11-07' });
  const tomorrow = { ...steers, now: new Date('2027-11-08T05:00:00Z') };
  const again = recordOutcome(tomorrow, { meetingId, ref: one.ref, ...OUTCOME, dueOn: '2027-11-07' });
  await assert.rejects(again, refusedWith('due-in-the-past'));
});
