import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, festival, march } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, approveAs, deskOf, seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { askForCorrections, explainAll } from '#e2e/fixtures/corrections.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { addInternalNote } from '#src/commands/note.ts';
import {
  answerQuestion,
  askApplicant,
  claimReview,
  type DecisionInput,
  decideReview,
  reconsiderReview,
  releaseReview,
} from '#src/commands/review.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { reviewCaseFor } from '#src/queries/review-case.ts';
import { statusFor } from '#src/queries/status.ts';

let db: TestDatabase;
let ctx: Ctx;
// A Thursday morning in Baltimore.
const NOW = new Date('2027-04-01T14:00:00Z');
const at = (one: Ctx, iso: string): Ctx => ({ ...one, now: new Date(iso) });

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: NOW });
});
after(() => db.drop());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const aFestival = () => aCaseInReview(db, ctx, festival('2027-08-07'));

const reviewOf = async (one: TestCase, agency: string) => {
  const [row] = await db.owner`
    SELECT state, round, revision, assigned_to, due_on, paused_at, paused_days_count, decision_reason, decision_words,
      holds_for_version FROM reviews WHERE application_id = ${one.id} AND agency = ${agency} AND is_current`;
  return row ?? {};
};
const statusOf = async (one: TestCase) =>
  (await db.owner`SELECT status FROM applications WHERE id = ${one.id}`)[0]?.status;
const actionsOf = async (one: TestCase): Promise<string[]> =>
  (await db.owner`SELECT action FROM activities WHERE application_id = ${one.id} ORDER BY position`).map(
    (row) => String(row.action),
  );
const decision = async (
  one: TestCase,
  agency: string,
  more: Partial<DecisionInput>,
): Promise<DecisionInput> => ({
  ...(await seenBy(db, one, agency)),
  decision: 'approve',
  reason: null,
  words: '',
  conditions: [],
  ...more,
});

test('a claimed review is nobody else’s until it is put back', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  const colleague = as(ctx, await aStaffMember(db, 'police', ['reviewer'], 'A colleague'));
  await claimReview(police, { ref: one.ref });
  await assert.rejects(claimReview(colleague, { ref: one.ref }), refusedWith('already-claimed'));
  await assert.rejects(releaseReview(colleague, { ref: one.ref }), refusedWith('forbidden'));
  await releaseReview(police, { ref: one.ref });
  await claimReview(colleague, { ref: one.ref });
  assert.equal((await reviewOf(one, 'police')).state, 'assigned');
});

test('of two who claim at once one gets the review', async () => {
  const one = await aFestival();
  const first = await one.desk('police');
  const second = as(ctx, await aStaffMember(db, 'police', ['reviewer'], 'A colleague'));
  const results = await Promise.allSettled([
    claimReview(first, { ref: one.ref }),
    claimReview(second, { ref: one.ref }),
  ]);
  assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'rejected']);
});

test('an agency without a part in a case finds nothing', async () => {
  const one = await aFestival();
  const parks = await deskOf(db, ctx, 'parks');
  await assert.rejects(claimReview(parks, { ref: one.ref }), refusedWith('not-found'));
  await assert.rejects(addInternalNote(parks, { ref: one.ref, body: 'x' }), refusedWith('not-found'));
});

test('nobody decides on the event they applied for', async () => {
  const one = await aFestival();
  const [row] = await db.owner`
    SELECT o.email FROM applications a JOIN applicants o ON o.id = a.owner_id WHERE a.id = ${one.id}`;
  const staff = (await one.desk('police')).actor;
  assert(staff.kind === 'staff');
  const self = as(ctx, { ...staff, email: String(row?.email).toUpperCase() });
  await assert.rejects(decideReview(self, await decision(one, 'police', {})), refusedWith('forbidden'));
});

test('of two who decide at once one wins and the other is told', async () => {
  const one = await aFestival();
  const seen = await decision(one, 'police', {});
  const first = await one.desk('police');
  const second = as(ctx, await aStaffMember(db, 'police', ['reviewer'], 'A colleague'));
  const results = await Promise.allSettled([
    decideReview(first, seen),
    decideReview(second, { ...seen, decision: 'object', reason: 'no-capacity', words: 'No.' }),
  ]);
  const lost = results.find((result) => result.status === 'rejected');
  assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1);
  assert(lost && refusedWith('already-decided')(lost.reason));
  const decided = (await actionsOf(one)).filter((action) => action === 'approve' || action === 'object');
  assert.equal(decided.length, 1);
});

test('the same decision sent again by the same person is told again, and another one is not', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  const seen = await decision(one, 'police', { words: 'Fine by us.' });
  assert.deepEqual(await decideReview(police, seen), await decideReview(police, seen));
  const another = [{ words: 'Fine.' }, { reviewRevision: seen.reviewRevision + 1 }];
  for (const changed of another)
    await assert.rejects(decideReview(police, { ...seen, ...changed }), refusedWith('already-decided'));
  const decided = (await actionsOf(one)).filter((action) => action === 'approve');
  assert.equal(decided.length, 1);
});

test('a decision on what was read before somebody else touched the review is refused', async () => {
  const one = await aFestival();
  const seen = await decision(one, 'police', {});
  await claimReview(await one.desk('police'), { ref: one.ref });
  const colleague = as(ctx, await aStaffMember(db, 'police', ['reviewer'], 'A colleague'));
  await assert.rejects(decideReview(colleague, seen), refusedWith('stale-revision'));
});

test('a decision on an older version is refused', async () => {
  const one = await aFestival();
  const seen = await decision(one, 'police', {});
  await askForCorrections(one.coordinator, one.ref, { target: 'question:safety.trashContainers' });
  await changeAnswers(one, { safety: { ...festival('2027-08-07').safety, trashContainers: 30 } });
  await assert.rejects(decideReview(await one.desk('police'), seen), refusedWith('version-changed'));
});

test('an objection needs a reason from the list, and on speech a neutral one', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  const object = { decision: 'object' as const, words: 'Not like this.' };
  await assert.rejects(
    decideReview(police, await decision(one, 'police', { ...object, reason: 'too-loud' })),
    refusedWith('reason-not-listed'),
  );
  await decideReview(police, await decision(one, 'police', { ...object, reason: 'security-plan' }));
  const row = await reviewOf(one, 'police');
  assert.equal(row.state, 'objected');
  assert.equal(row.decision_words, 'Not like this.');

  const speech = await aCaseInReview(db, ctx, march('2027-06-05'));
  const traffic = await speech.desk('traffic');
  await assert.rejects(
    decideReview(traffic, await decision(speech, 'traffic', { ...object, reason: 'plan-unclear' })),
    refusedWith('reason-not-listed'),
  );
  await decideReview(traffic, await decision(speech, 'traffic', { ...object, reason: 'no-detour' }));
});

test('conditions come from the agency’s own library with every value filled in, or in its own words', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  const withConditions = async (conditions: DecisionInput['conditions']) =>
    decideReview(police, await decision(one, 'police', { decision: 'approve_with_conditions', conditions }));
  const officers = { libraryKey: 'officers', words: '', met: 'before_issue' as const };
  await assert.rejects(withConditions([]), refusedWith('invalid-input'));
  await assert.rejects(
    withConditions([{ ...officers, parameters: { officers: '4' } }]),
    refusedWith('invalid-input'),
  );
  await assert.rejects(
    withConditions([{ libraryKey: 'reopen-by', parameters: { time: '9 p.m.' }, words: '', met: 'after' }]),
    refusedWith('invalid-input'),
  );
  await withConditions([
    { ...officers, parameters: { officers: '4', hours: '6' } },
    { libraryKey: null, parameters: {}, words: 'Meet us at noon.', met: 'during' },
  ]);
  const rows = await db.owner`
    SELECT words_en, words_es, met, is_public FROM permit_conditions WHERE application_id = ${one.id} ORDER BY position`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      {
        words_en: 'Book 4 officers for 6 hours with the approved provider.',
        words_es: 'Contrate 4 agentes por 6 horas con el proveedor aprobado.',
        met: 'before_issue',
        is_public: false,
      },
      { words_en: 'Meet us at noon.', words_es: 'Meet us at noon.', met: 'during', is_public: false },
    ],
  );
});

test('a question stops the clock and its answer moves the due day by the days in between', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  assert.equal((await reviewOf(one, 'police')).due_on, '2027-04-08');
  await askApplicant(at(police, '2027-04-02T15:00:00Z'), { ref: one.ref, question: 'Who locks the gate?' });
  const asked = await reviewOf(one, 'police');
  assert.equal(asked.state, 'info_requested');
  assert(asked.paused_at instanceof Date);
  const [question] = await db.owner`
    SELECT count(*)::int AS notices FROM notices WHERE application_id = ${one.id} AND moment = 'question'`;
  assert.equal(question?.notices, 1);
  // From Friday to Wednesday are three business days.
  await answerQuestion(at(one.owner, '2027-04-07T15:00:00Z'), {
    ref: one.ref,
    agency: 'police',
    answer: 'I do.',
  });
  const answered = await reviewOf(one, 'police');
  assert.equal(answered.state, 'assigned');
  assert.equal(answered.paused_at, null);
  assert.equal(answered.paused_days_count, 3);
  assert.equal(answered.due_on, '2027-04-13');
  const [answer] = await db.owner`
    SELECT recipient FROM notices WHERE application_id = ${one.id} AND moment = 'answer'`;
  assert(police.actor.kind === 'staff');
  assert.equal(answer?.recipient, police.actor.email);
});

test('only the owner answers, and only what is asked', async () => {
  const one = await aFestival();
  const other = await aFestival();
  const answer = { ref: one.ref, agency: 'police', answer: 'Yes.' };
  await assert.rejects(answerQuestion(one.owner, answer), refusedWith('wrong-state'));
  await askApplicant(await one.desk('police'), { ref: one.ref, question: 'Why?' });
  await assert.rejects(answerQuestion(other.owner, answer), refusedWith('not-found'));
  await assert.rejects(answerQuestion(one.owner, { ...answer, answer: ' ' }), refusedWith('reason-missing'));
});

test('the last approval makes the case ready, and an agency that looks again takes it back', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await approveAs(db, one, 'special-events');
  assert.equal(await statusOf(one), 'ready_to_issue');
  const desk = await one.desk('special-events');
  await assert.rejects(reconsiderReview(desk, { ref: one.ref, reason: ' ' }), refusedWith('reason-missing'));
  await reconsiderReview(desk, { ref: one.ref, reason: 'The street is dug up.' });
  assert.equal(await statusOf(one), 'in_agency_review');
  assert.equal((await reviewOf(one, 'special-events')).state, 'assigned');
  assert.deepEqual((await actionsOf(one)).slice(-2), ['reconsider', 'reopen']);
});

test('a note that is sent again because its answer was lost is there once, and may be said again later', async () => {
  const one = await aFestival();
  const [police, fire] = [await one.desk('police'), await one.desk('fire-marshal')];
  const bodies = async () => {
    const rows = await db.owner`
      SELECT n.body FROM internal_notes n JOIN applications a ON a.id = n.application_id
      WHERE a.ref = ${one.ref} ORDER BY n.created_at, n.id`;
    const lines = await db.owner`
      SELECT FROM activities h JOIN applications a ON a.id = h.application_id WHERE a.ref = ${one.ref} AND h.action = 'note'`;
    assert.equal(lines.length, rows.length);
    return rows.map((row) => String(row.body)).toSorted();
  };
  for (const _ of [1, 2]) await addInternalNote(police, { ref: one.ref, body: 'Called them.' });
  assert.deepEqual(await bodies(), ['Called them.']);
  const later = (ctx: Ctx, ms: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) });
  await addInternalNote(later(fire, 1000), { ref: one.ref, body: 'Called them.' });
  await addInternalNote(later(police, 2000), { ref: one.ref, body: ' Called them. ' });
  assert.deepEqual(await bodies(), ['Called them.', 'Called them.', 'Called them.']);
});

test('a note for staff never reaches the applicant', async () => {
  const one = await aFestival();
  const canary = 'CANARY-7f3a-only-staff';
  await addInternalNote(await one.desk('police'), { ref: one.ref, body: canary });
  await assert.rejects(addInternalNote(one.owner, { ref: one.ref, body: canary }), refusedWith('not-found'));
  const seen = JSON.stringify(await statusFor(one.owner, one.ref));
  assert(!seen.includes(canary));
  const [notices] =
    await db.owner`SELECT count(*)::int AS n FROM notices WHERE content::text LIKE ${`%${canary}%`}`;
  assert.equal(notices?.n, 0);
  const [history] = await db.owner`
    SELECT count(*)::int AS n FROM activities WHERE detail::text LIKE ${`%${canary}%`}`;
  assert.equal(history?.n, 0);
});

async function changeAnswers(one: TestCase, change: object): Promise<void> {
  const [row] = await db.owner`
    UPDATE applications SET answers = answers || ${db.owner.json(change as never)} WHERE id = ${one.id} RETURNING revision`;
  await submitApplication(one.owner, {
    ref: one.ref,
    revision: Number(row?.revision),
    key: `again ${Date.now()}`,
  });
}

test('changed answers open again only the agencies that read them, and the others stay signed', async () => {
  const one = await aFestival();
  for (const agency of ['police', 'traffic', 'fire-marshal', 'public-works'])
    await approveAs(db, one, agency);
  await askForCorrections(
    one.coordinator,
    one.ref,
    { target: 'question:power.propanePounds' },
    { target: 'question:safety.toilets' },
  );
  assert.equal(await statusOf(one), 'changes_requested');
  // Gas is in the rules that brought the fire marshal; toilets are asked for public works.
  const safety = { ...festival('2027-08-07').safety, toilets: 14 };
  await changeAnswers(one, { power: { ...festival('2027-08-07').power, propanePounds: 60 }, safety });
  assert.equal(await statusOf(one), 'in_agency_review');
  const police = await reviewOf(one, 'police');
  assert.deepEqual([police.state, police.round, police.holds_for_version], ['approved', 1, 2]);
  assert.equal((await reviewOf(one, 'traffic')).state, 'approved');
  for (const agency of ['fire-marshal', 'public-works']) {
    const again = await reviewOf(one, agency);
    assert.deepEqual([again.state, again.round, again.holds_for_version], ['waiting', 2, 2]);
  }
});

test('a number that moves less than the city says leaves signatures, says so, and does not add up unseen', async () => {
  const one = await aFestival();
  await approveAs(db, one, 'police');
  const { people } = festival('2027-08-07');
  const peak = people?.peak ?? 0;
  const grow = async (factor: number) => {
    await askForCorrections(one.coordinator, one.ref, { target: 'question:people.peak' });
    await changeAnswers(one, { people: { ...people, peak: Math.round(peak * factor) } });
    return await reviewOf(one, 'police');
  };
  const small = await grow(0.85);
  assert.deepEqual([small.state, small.round, small.holds_for_version], ['approved', 1, 2]);
  const lines = await db.owner`
    SELECT agency FROM activities WHERE application_id = ${one.id} AND action = 'hold_signature' ORDER BY agency`;
  assert.deepEqual(
    lines.map((line) => line.agency),
    ['police'],
  );
  // Nobody agreed for public works yet: they look at the new number.
  assert.equal((await reviewOf(one, 'public-works')).round, 2);
  const { changes } = await reviewCaseFor(await one.desk('police'), one.ref);
  assert.deepEqual(
    [changes?.since, changes?.isSigned, changes?.answers.map((answer) => answer.path)],
    [1, true, ['people.peak']],
  );
  // Another small step, but a large one from what was signed.
  const large = await grow(0.68);
  assert.deepEqual([large.state, large.round, large.holds_for_version], ['waiting', 2, 3]);
});

test('the clock of an agency that asks stands still until the new version, and the others go on', async () => {
  const one = await aFestival();
  await claimReview(await one.desk('police'), { ref: one.ref });
  const asked = { by: await one.desk('police'), target: 'question:people.staff' };
  await askForCorrections(at(one.coordinator, '2027-04-02T15:00:00Z'), one.ref, asked);
  assert((await reviewOf(one, 'police')).paused_at instanceof Date);
  // Nobody else asked, so nobody else waits.
  assert.equal((await reviewOf(one, 'traffic')).paused_at, null);
  await approveAs(db, one, 'traffic');
  await explainAll(one.owner, one.ref);
  const later = { ...one, owner: at(one.owner, '2027-04-06T15:00:00Z') };
  await changeAnswers(later, { safety: { ...festival('2027-08-07').safety, trashContainers: 30 } });
  const police = await reviewOf(one, 'police');
  assert.equal(police.paused_at, null);
  assert.equal(police.paused_days_count, 2);
  assert.equal(police.due_on, '2027-04-12');
  assert.equal(police.state, 'assigned');
});
