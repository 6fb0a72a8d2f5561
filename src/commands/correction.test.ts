import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { aCaseInReview, approveAs, everybodyAgrees, type TestCase } from '#e2e/fixtures/cases.ts';
import {
  askForCorrections,
  correctionsOf,
  explainAll,
  noteCorrection,
  sendWaiting,
} from '#e2e/fixtures/corrections.ts';
import { upload } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { saveStep } from '#src/commands/application.ts';
import {
  addCorrection,
  askAgain,
  explainCorrection,
  sendCorrections,
  settleCorrection,
  withdrawCorrection,
} from '#src/commands/correction.ts';
import { issuePermit } from '#src/commands/permit.ts';
import { claimReview } from '#src/commands/review.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import { questionNamed, targetWord } from '#src/domain/correction.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { reviewCaseFor } from '#src/queries/review-case.ts';
import { statusFor } from '#src/queries/status.ts';
import { findApplicationByRef } from '#src/store/application.ts';
import { listRequirements } from '#src/store/requirement.ts';
import { listReviews } from '#src/store/review.ts';

let world: CaseWorld;
before(async () => {
  world = await caseWorld(new Date('2027-04-01T14:00:00Z'));
});
after(() => world[Symbol.asyncDispose]());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const aFestival = (): Promise<TestCase> => aCaseInReview(world.db, world.ctx, festival('2027-08-07'));
const statesOf = async (one: TestCase) =>
  (await correctionsOf(one.coordinator, one.ref)).map((item) => [item.agency, targetWord(item), item.state]);
const idOf = async (one: TestCase, agency: string) =>
  (await correctionsOf(one.coordinator, one.ref)).findLast((item) => item.agency === agency)?.id ?? '';
const revisionOf = async ({ ref }: TestCase) =>
  (await findApplicationByRef(world.db.app, ref))?.revision ?? 0;
const statusOf = async ({ ref }: TestCase) => (await findApplicationByRef(world.db.app, ref))?.status;
/** Sends the page of the first of these questions. */
const save = async (one: TestCase, ...entries: [string, string][]) => {
  const step = questionNamed(entries[0]?.[0] ?? '')?.step.id ?? '';
  return await saveStep(one.owner, { ref: one.ref, revision: await revisionOf(one), step, entries });
};
const sendAgain = async (one: TestCase) =>
  submitApplication(one.owner, {
    ref: one.ref,
    revision: await revisionOf(one),
    key: `again ${await revisionOf(one)}`,
  });
const currentReviews = async (one: TestCase) =>
  new Map(
    (await listReviews(world.db.app, one.id))
      .filter((review) => review.is_current)
      .map((review) => [review.agency, review]),
  );
const noticesOf = async (one: TestCase) => [
  ...(await world.db.owner`
    SELECT content FROM notices WHERE application_id = ${one.id} AND moment = 'changes-requested' ORDER BY created_at`),
];
const toldOf = async (one: TestCase) =>
  (
    await world.db.owner`
      SELECT recipient, content FROM notices WHERE application_id = ${one.id} AND moment = 'answer' ORDER BY content ->> 'agency'`
  ).map((row) => [row.recipient, row.content.agency, row.content.corrections]);
const linesOf = async (one: TestCase, action: string) =>
  (
    await world.db
      .owner`SELECT agency FROM activities WHERE application_id = ${one.id} AND action = ${action}`
  ).length;

/** Police ask about the staff, the fire marshal about the one tent, public works about toilets. */
async function threeAsk(one: TestCase): Promise<void> {
  const [police, fire, works] = [
    await one.desk('police'),
    await one.desk('fire-marshal'),
    await one.desk('public-works'),
  ];
  await noteCorrection(police, one.ref, { target: 'question:people.staff', kind: 'unclear', inDays: 9 });
  await noteCorrection(fire, one.ref, { target: 'question:structures.list:t1', inDays: 5 });
  await noteCorrection(works, one.ref, { target: 'question:safety.toilets', kind: 'contradicts', inDays: 7 });
}

test('three agencies ask, one list goes out with one mail, and only they wait', async () => {
  const one = await aFestival();
  await threeAsk(one);
  assert.equal(await statusOf(one), 'in_agency_review');
  assert.deepEqual(await noticesOf(one), []);
  await sendWaiting(one.coordinator, one.ref);
  assert.equal(await statusOf(one), 'changes_requested');
  const [notice, ...more] = await noticesOf(one);
  assert.deepEqual(more, []);
  assert.deepEqual([notice?.content.count, notice?.content.dueOn], [3, '2027-04-06']);
  assert.deepEqual(
    (await correctionsOf(one.coordinator, one.ref)).map((item) => [
      item.state,
      item.bundle,
      item.sent_version,
    ]),
    [
      ['sent', 1, 1],
      ['sent', 1, 1],
      ['sent', 1, 1],
    ],
  );
  for (const [agency, review] of await currentReviews(one)) {
    const asked = ['police', 'fire-marshal', 'public-works'].includes(agency);
    assert.equal(review.paused_at !== null, asked, agency);
  }
  assert.equal(await linesOf(one, 'add_correction'), 3);
  assert.equal(await linesOf(one, 'request_changes'), 1);
  // Who asked for nothing goes on and may decide.
  await approveAs(world.db, one, 'traffic');
});

test('only named questions may be changed, and nothing of a refused page is saved', async () => {
  const one = await aFestival();
  await threeAsk(one);
  await sendWaiting(one.coordinator, one.ref);
  const before = await findApplicationByRef(world.db.app, one.ref);
  await assert.rejects(
    save(one, ['people.peak', '700'], ['people.staff', '41']),
    refusedWith('question-locked'),
  );
  await assert.rejects(save(one, ['sound.end', '9:00 PM']), refusedWith('question-locked'));
  const same = await findApplicationByRef(world.db.app, one.ref);
  assert.deepEqual([same?.answers, same?.revision], [before?.answers, before?.revision]);
  const { draft, isCorrected } = await save(one, ['people.staff', '41']);
  assert.deepEqual([draft.answers.people?.staff, draft.answers.people?.peak, isCorrected], [41, 900, true]);
});

test('the list goes back only when everything on it is made or explained, and each answer comes back beside its request', async () => {
  const one = await aFestival();
  for (const agency of ['traffic', 'public-works', 'fire-marshal']) await approveAs(world.db, one, agency);
  await threeAsk(one);
  await sendWaiting(one.coordinator, one.ref);
  await save(one, ['safety.toilets', '14']);
  await assert.rejects(sendAgain(one), refusedWith('corrections-open'));
  await explainCorrection(one.owner, {
    ref: one.ref,
    correctionId: await idOf(one, 'police'),
    words: 'Forty of our own.',
  });
  await assert.rejects(sendAgain(one), refusedWith('corrections-open'));
  await explainCorrection(one.owner, {
    ref: one.ref,
    correctionId: await idOf(one, 'fire-marshal'),
    words: 'It has two exits.',
  });
  assert.equal((await sendAgain(one)).version, 2);
  assert.deepEqual(
    (await correctionsOf(one.coordinator, one.ref)).map((item) => [
      item.agency,
      item.state,
      item.answered_version,
      item.explanation,
    ]),
    [
      ['police', 'answered', 2, 'Forty of our own.'],
      ['fire-marshal', 'answered', 2, 'It has two exits.'],
      ['public-works', 'answered', 2, null],
    ],
  );
  // Only toilets changed: public works look again, the others stay as they were.
  const reviews = await currentReviews(one);
  assert.deepEqual([reviews.get('public-works')?.state, reviews.get('public-works')?.round], ['waiting', 2]);
  assert.deepEqual([reviews.get('fire-marshal')?.state, reviews.get('fire-marshal')?.round], ['approved', 1]);
  assert.deepEqual(
    [reviews.get('traffic')?.state, reviews.get('traffic')?.holds_for_version],
    ['approved', 2],
  );
  assert.equal(reviews.get('police')?.paused_at, null);
});

test('an accepted document that is asked for again takes a new file, and no other document does', async () => {
  const one = await aFestival();
  await upload(one.owner, one.ref, plainPdf(), { documentKind: 'site-plan' });
  await upload(one.owner, one.ref, plainPdf({ pages: 2 }), { documentKind: 'closure-diagram' });
  await explainFirst(one);
  await world.db.owner`
    UPDATE requirements SET state = 'accepted' WHERE application_id = ${one.id} AND document_kind = 'site-plan'`;
  await askForCorrections(one.coordinator, one.ref, {
    by: await one.desk('fire-marshal'),
    target: 'document:site-plan',
    words: 'Show the hydrant.',
  });
  const plan = (await listRequirements(world.db.app, one.id)).find(
    (need) => need.document_kind === 'site-plan',
  );
  assert.deepEqual([plan?.state, plan?.reason], ['rejected', 'Show the hydrant.']);
  await assert.rejects(
    upload(one.owner, one.ref, plainPdf({ pages: 3 }), { documentKind: 'closure-diagram' }),
    refusedWith('question-locked'),
  );
  await assert.rejects(sendAgain(one), refusedWith('corrections-open'));
  await upload(one.owner, one.ref, plainPdf({ pages: 4 }), { documentKind: 'site-plan' });
  await sendAgain(one);
  assert.deepEqual((await statesOf(one)).at(-1), ['fire-marshal', 'document:site-plan', 'answered']);
});

/** Sends a first list back, so that the files of the case are in a version. */
async function explainFirst(one: TestCase): Promise<void> {
  await askForCorrections(one.coordinator, one.ref);
  await explainAll(one.owner, one.ref);
  await sendAgain(one);
}

test('an agency is content or asks again; what it asks again waits for the next list', async () => {
  const one = await aFestival();
  await threeAsk(one);
  await sendWaiting(one.coordinator, one.ref);
  await explainAll(one.owner, one.ref);
  await sendAgain(one);
  const police = await one.desk('police');
  const correctionId = await idOf(one, 'police');
  const again = { ref: one.ref, correctionId, words: 'And how many guards?', dueOn: '2027-04-20' };
  await assert.rejects(askAgain(await one.desk('traffic'), again), refusedWith('forbidden'));
  await assert.rejects(askAgain(police, { ...again, words: ' ' }), refusedWith('reason-missing'));
  await askAgain(police, again);
  await assert.rejects(askAgain(police, again), refusedWith('wrong-state'));
  await settleCorrection(await one.desk('fire-marshal'), {
    ref: one.ref,
    correctionId: await idOf(one, 'fire-marshal'),
  });
  assert.deepEqual(await statesOf(one), [
    ['police', 'question:people.staff', 'asked_again'],
    ['fire-marshal', 'question:structures.list:t1', 'settled'],
    ['public-works', 'question:safety.toilets', 'answered'],
    ['police', 'question:people.staff', 'drafted'],
  ]);
  await sendWaiting(one.coordinator, one.ref);
  const [, second] = await noticesOf(one);
  assert.deepEqual([second?.content.count, second?.content.dueOn], [1, '2027-04-20']);
  assert.equal((await correctionsOf(one.coordinator, one.ref)).at(-1)?.bundle, 2);
});

test('nobody outside the city learns of what waits, and only its own agency takes it back', async () => {
  const one = await aFestival();
  await threeAsk(one);
  const { history } = await statusFor(one.owner, one.ref);
  assert.ok(!JSON.stringify(history).includes('add_correction'));
  const correctionId = await idOf(one, 'police');
  const taking = { ref: one.ref, correctionId };
  await assert.rejects(explainCorrection(one.owner, { ...taking, words: 'No.' }), refusedWith('not-found'));
  for (const other of [await one.desk('traffic'), one.coordinator])
    await assert.rejects(withdrawCorrection(other, taking), refusedWith('forbidden'));
  await assert.rejects(withdrawCorrection(one.owner, taking), refusedWith('not-found'));
  await withdrawCorrection(await one.desk('police'), taking);
  await assert.rejects(withdrawCorrection(await one.desk('police'), taking), refusedWith('not-found'));
  assert.equal((await correctionsOf(one.coordinator, one.ref)).length, 2);
});

test('an agency asks only for what it reads, what the case needs, and a day that can be', async () => {
  const one = await aFestival();
  const police = await one.desk('police');
  const asking = (more: object) => noteCorrection(police, one.ref, more);
  for (const more of [
    { target: 'question:people.nothing' },
    { target: 'question:alcohol.license' },
    { target: 'question:structures.list:t9' },
    { target: 'question:people.staff:t1' },
    { target: 'document:liquor-license' },
  ])
    await assert.rejects(asking(more), refusedWith('invalid-input'), JSON.stringify(more));
  await assert.rejects(asking({ inDays: 0 }), refusedWith('due-in-the-past'));
  await assert.rejects(asking({ inDays: 400 }), refusedWith('due-after-event'));
  await assert.rejects(asking({ words: '  ' }), refusedWith('reason-missing'));
  const reviews = await currentReviews(one);
  const strange = world.ctx.city.agencies.find((agency) => !reviews.has(agency.key))?.key ?? '';
  await assert.rejects(noteCorrection(await one.desk(strange), one.ref), refusedWith('not-found'));
  await assert.rejects(noteCorrection(one.owner, one.ref), refusedWith('not-found'));
  // Sent twice because its answer was lost.
  await asking({});
  await asking({});
  assert.equal((await statesOf(one)).length, 1);
});

test('what the coordinator saw is what goes out, and nothing goes out twice', async () => {
  const one = await aFestival();
  await assert.rejects(
    sendCorrections(one.coordinator, { ref: one.ref, correctionIds: [] }),
    refusedWith('no-corrections'),
  );
  await threeAsk(one);
  const seen = (await correctionsOf(one.coordinator, one.ref)).slice(0, 2).map((item) => item.id);
  await assert.rejects(
    sendCorrections(one.coordinator, { ref: one.ref, correctionIds: seen }),
    refusedWith('stale-revision'),
  );
  for (const other of [await one.desk('police'), as(world.ctx, await anApplicant(world.db))] as Ctx[])
    await assert.rejects(sendWaiting(other, one.ref), Refused);
  const sending = [1, 2].map(() => sendWaiting(one.coordinator, one.ref));
  const ends = await Promise.allSettled(sending);
  assert.deepEqual(ends.map((end) => end.status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await noticesOf(one)).length, 1);
  const other = as(world.ctx, await anApplicant(world.db));
  const explaining = { ref: one.ref, correctionId: await idOf(one, 'police'), words: 'Mine.' };
  await assert.rejects(explainCorrection(other, explaining), refusedWith('not-found'));
  await assert.rejects(
    explainCorrection(one.owner, { ...explaining, words: '' }),
    refusedWith('reason-missing'),
  );
  // A new one is noted down meanwhile and waits for the next list.
  await addCorrection(await one.desk('traffic'), {
    ref: one.ref,
    target: { target_kind: 'question', target_key: 'event.description', target_row: null },
    kind: 'missing',
    words: 'Say which lane stays open.',
    dueOn: '2027-04-30',
  });
  await assert.rejects(sendWaiting(one.coordinator, one.ref), refusedWith('wrong-state'));
});

test('a case that waits for its permit can still be corrected', async () => {
  const one = await aFestival();
  await everybodyAgrees(world.db, one);
  assert.equal(await statusOf(one), 'ready_to_issue');
  await askForCorrections(one.coordinator, one.ref, { by: await one.desk('police') });
  await explainAll(one.owner, one.ref);
  await sendAgain(one);
  assert.equal(await statusOf(one), 'ready_to_issue');
});

test('no permit passes by a correction that nobody has sent', async () => {
  const one = await aFestival();
  await everybodyAgrees(world.db, one);
  const police = await one.desk('police');
  await noteCorrection(police, one.ref);
  const { missing, version } = await reviewCaseFor(one.coordinator, one.ref);
  assert.deepEqual(missing.corrections, [await idOf(one, 'police')]);
  const issuing = { ref: one.ref, versionSeen: version.number };
  await assert.rejects(issuePermit(one.coordinator, issuing), refusedWith('corrections-unsent'));
  await withdrawCorrection(police, { ref: one.ref, correctionId: await idOf(one, 'police') });
  const after = await reviewCaseFor(one.coordinator, one.ref);
  assert.deepEqual(after.missing.corrections, []);
  await assert.rejects(
    issuePermit(one.coordinator, issuing),
    (error) => !refusedWith('corrections-unsent')(error),
  );
});

test('an agency hears once that its list came back: who holds the review, or else who asked', async () => {
  const one = await aFestival();
  await threeAsk(one);
  const holder = await one.desk('police');
  await claimReview(holder, { ref: one.ref });
  const fire = await one.desk('fire-marshal');
  await noteCorrection(fire, one.ref);
  await sendWaiting(one.coordinator, one.ref);
  await explainAll(one.owner, one.ref);
  assert.deepEqual(await toldOf(one), []);
  await sendAgain(one);
  const emailOf = ({ actor }: Ctx) => (actor.kind === 'staff' ? actor.email : '');
  assert.deepEqual(
    (await toldOf(one)).filter(([, agency]) => agency !== 'public-works'),
    [
      [emailOf(fire), 'fire-marshal', 2],
      [emailOf(holder), 'police', 1],
    ],
  );
});
