import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { aCaseInReview, everybodyAgrees, seenBy, type TestCase, waivePapers } from '#e2e/fixtures/cases.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { judgeCondition, sendProofWords, settleConditions } from '#src/commands/condition.ts';
import { removeDocument, uploadDocument } from '#src/commands/document.ts';
import { issuePermit } from '#src/commands/permit.ts';
import { decideReview, reconsiderReview } from '#src/commands/review.ts';
import type { ConditionInput } from '#src/domain/condition.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { reviewCaseFor } from '#src/queries/review-case.ts';
import { listCurrentConditions, type PermitCondition } from '#src/store/condition.ts';
import { findPermitByCode } from '#src/store/permit.ts';

let world: CaseWorld;
before(async () => {
  world = await caseWorld(new Date('2027-04-01T14:00:00Z'));
});
after(() => world[Symbol.asyncDispose]());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;

const listed = (libraryKey: string, parameters: Record<string, string> = {}): ConditionInput => ({
  libraryKey,
  parameters,
  words: '',
  met: 'during',
});
const OFFICERS = listed('officers', { officers: '4', hours: '6' });
const ACCESS: ConditionInput = {
  libraryKey: null,
  parameters: {},
  words: 'Tell us who has the key.',
  met: 'before_issue',
  proof: 'words',
};

async function decideWith(one: TestCase, agency: string, ...conditions: ConditionInput[]): Promise<void> {
  await decideReview(await one.desk(agency), {
    ...(await seenBy(world.db, one, agency)),
    decision: 'approve_with_conditions',
    reason: null,
    words: '',
    conditions,
  });
}

/** A festival that every agency agreed to, some of them with conditions. */
async function aFestivalWith(conditions: Record<string, ConditionInput[]>): Promise<TestCase> {
  const one = await aCaseInReview(world.db, world.ctx, festival('2027-08-07'));
  for (const [agency, own] of Object.entries(conditions)) await decideWith(one, agency, ...own);
  await everybodyAgrees(world.db, one);
  await waivePapers(world.db, one);
  return one;
}

const conditionsOf = (one: TestCase) => listCurrentConditions(world.db.app, one.id);
async function conditionOf(one: TestCase, key: string | null): Promise<PermitCondition> {
  const found = (await conditionsOf(one)).find((condition) => condition.library_key === key);
  assert.ok(found);
  return found;
}
const issue = (one: TestCase) => issuePermit(one.coordinator, { ref: one.ref, versionSeen: 1 });
const actionsOf = async (one: TestCase) =>
  (
    await world.db
      .owner`SELECT action, agency, detail FROM activities WHERE application_id = ${one.id} ORDER BY position`
  )
    .map((row) => String(row.action))
    .filter((action) => /proof|condition/.test(action));

const pdf = plainPdf();
const proofFile = (one: TestCase, conditionId: string, by = one.owner) =>
  uploadDocument(by, {
    ref: one.ref,
    conditionId,
    documentKind: 'other',
    label: '',
    replacesId: null,
    fileName: 'booking.pdf',
    declaredType: 'application/pdf',
    sizeBytes: pdf.length,
    body: (async function* () {
      yield pdf;
    })(),
  });
const judge = async (
  one: TestCase,
  condition: PermitCondition,
  action: 'accept_proof' | 'refuse_proof' | 'waive_condition' | 'restore_condition',
  reason = '',
) =>
  judgeCondition(await one.desk(condition.agency), {
    ref: one.ref,
    conditionId: condition.id,
    action,
    reason,
    revision: condition.revision,
  });

test('a condition to be met before the permit holds it up until its agency has accepted the proof', async () => {
  const one = await aFestivalWith({ police: [OFFICERS] });
  const open = await conditionOf(one, 'officers');
  assert.deepEqual([open.state, open.proof_kind, open.library_version], ['open', 'document', 1]);
  await assert.rejects(issue(one), refusedWith('missing-conditions'));

  const stranger = as(world.ctx, await anApplicant(world.db));
  await assert.rejects(proofFile(one, open.id, stranger), refusedWith('not-found'));
  const sent = await proofFile(one, open.id);
  assert.equal(sent.document?.condition_id, open.id);
  await assert.rejects(issue(one), refusedWith('missing-conditions'));
  // The same file again is the first one.
  assert.equal((await proofFile(one, open.id)).document?.id, sent.document?.id);

  const proven = await conditionOf(one, 'officers');
  assert.equal(proven.state, 'proof_sent');
  await assert.rejects(judge(one, open, 'accept_proof'), refusedWith('stale-revision'));
  await assert.rejects(judge(one, proven, 'refuse_proof', ' '), refusedWith('reason-missing'));
  await judge(one, proven, 'refuse_proof', 'This is for another day.');
  const refused = await conditionOf(one, 'officers');
  assert.deepEqual([refused.state, refused.state_reason], ['proof_refused', 'This is for another day.']);
  const [told] = await world.db.owner`
    SELECT content FROM notices WHERE application_id = ${one.id} AND moment = 'proof-refused'`;
  assert.equal(told?.content.words, 'This is for another day.');
  await assert.rejects(issue(one), refusedWith('missing-conditions'));

  const stillThere = { ref: one.ref, documentId: sent.document?.id ?? '' };
  await assert.rejects(removeDocument(one.owner, stillThere), refusedWith('wrong-state'));
  await judge(one, refused, 'accept_proof');
  assert.deepEqual(await actionsOf(one), [
    'approve_with_conditions',
    'send_proof',
    'refuse_proof',
    'accept_proof',
  ]);
  await issue(one);
  // With the permit it stays as it is.
  await assert.rejects(
    judge(one, await conditionOf(one, 'officers'), 'refuse_proof', 'Too late.'),
    refusedWith('wrong-state'),
  );
});

test('only the agency that set a condition judges it', async () => {
  const one = await aFestivalWith({ police: [OFFICERS] });
  const { id: conditionId, revision } = await conditionOf(one, 'officers');
  const input = { ref: one.ref, conditionId, action: 'accept_proof', reason: '', revision } as const;
  await assert.rejects(judgeCondition(await one.desk('fire-marshal'), input), refusedWith('forbidden'));
  await assert.rejects(judgeCondition(one.coordinator, input), refusedWith('forbidden'));
  await assert.rejects(judgeCondition(one.owner, input), refusedWith('not-found'));
  await assert.rejects(judgeCondition(await one.desk('preservation'), input), refusedWith('not-found'));
});

test('words are a proof only where words are expected, and the same words again change nothing', async () => {
  const one = await aFestivalWith({ police: [OFFICERS, ACCESS] });
  const officers = await conditionOf(one, 'officers');
  const access = await conditionOf(one, null);
  const say = (conditionId: string, words: string) =>
    sendProofWords(one.owner, { ref: one.ref, conditionId, words });
  await assert.rejects(say(officers.id, 'They are booked.'), refusedWith('wrong-state'));
  await assert.rejects(proofFile(one, access.id), refusedWith('wrong-state'));
  await assert.rejects(say(access.id, '  '), refusedWith('reason-missing'));
  await say(access.id, 'Bo Lee.');
  await say(access.id, 'Bo Lee.');
  const sent = await conditionOf(one, null);
  assert.deepEqual([sent.state, sent.proof_words, sent.revision], ['proof_sent', 'Bo Lee.', 1]);
  await judge(one, sent, 'waive_condition', 'We have our own key.');
  await assert.rejects(say(access.id, 'Cy Moe.'), refusedWith('wrong-state'));
  await judge(one, await conditionOf(one, null), 'restore_condition', 'The lock was changed.');
  assert.equal((await conditionOf(one, null)).state, 'open');
});

const END = {
  police: [listed('event-ends-by', { time: '9 p.m.' })],
  'special-events': [listed('event-hours-end', { time: '10 p.m.' })],
};

test('two end times hold the permit up until the coordinator records which one holds', async () => {
  const one = await aFestivalWith(END);
  await assert.rejects(issue(one), refusedWith('conditions-contradict'));
  const screen = await reviewCaseFor(one.coordinator, one.ref);
  assert.deepEqual(screen.missing.contradictions, ['event-ends']);
  assert.equal(screen.maySettle, true);
  assert.equal((await reviewCaseFor(await one.desk('police'), one.ref)).contradictions.length, 1);
  const police = await conditionOf(one, 'event-ends-by');
  const office = await conditionOf(one, 'event-hours-end');
  const input = {
    ref: one.ref,
    subject: 'event-ends',
    conditionIds: [police.id, office.id],
    holdsId: police.id,
    reason: 'The neighbors were promised nine.',
  };
  await assert.rejects(
    settleConditions(one.coordinator, { ...input, reason: ' ' }),
    refusedWith('reason-missing'),
  );
  await assert.rejects(settleConditions(await one.desk('police'), input), refusedWith('not-found'));
  await assert.rejects(settleConditions(one.owner, input), refusedWith('not-found'));
  await assert.rejects(
    settleConditions(one.coordinator, { ...input, conditionIds: [police.id] }),
    refusedWith('stale-revision'),
  );
  await settleConditions(one.coordinator, input);
  await settleConditions(one.coordinator, input);
  const settled = await reviewCaseFor(one.coordinator, one.ref);
  assert.deepEqual(
    settled.settlements.map(({ subject, holds_id, reason, settled_name }) => [
      subject,
      holds_id,
      reason,
      settled_name,
    ]),
    [['event-ends', police.id, 'The neighbors were promised nine.', 'Cora Ordinator']],
  );
  assert.equal(settled.notes.length, 1);
  assert.match(settled.notes[0]?.body ?? '', /The event ends at 9 p\.m\.\nThe neighbors/);
  assert.deepEqual((await actionsOf(one)).filter((action) => action === 'settle_conditions').length, 1);
  assert.equal((await conditionOf(one, 'event-hours-end')).is_set_aside, true);
  const { code } = await issue(one);
  const permit = await findPermitByCode(world.db.app, code);
  assert.deepEqual(
    permit?.facts.conditions.map(({ words }) => words.en),
    ['The event ends at 9 p.m.'],
  );
});

test('a settlement ends with the condition that it lets hold', async () => {
  const one = await aFestivalWith(END);
  const police = await conditionOf(one, 'event-ends-by');
  const office = await conditionOf(one, 'event-hours-end');
  await settleConditions(one.coordinator, {
    ref: one.ref,
    subject: 'event-ends',
    conditionIds: [police.id, office.id],
    holdsId: police.id,
    reason: 'The neighbors were promised nine.',
  });
  await reconsiderReview(await one.desk('police'), { ref: one.ref, reason: 'We read the plan again.' });
  assert.equal((await conditionOf(one, 'event-hours-end')).is_set_aside, false);
  await decideWith(one, 'police', listed('event-ends-by', { time: '8 p.m.' }));
  await assert.rejects(issue(one), refusedWith('conditions-contradict'));
  // The agency that changes its condition settles it as well.
  await reconsiderReview(await one.desk('police'), { ref: one.ref, reason: 'We agreed with the office.' });
  await decideWith(one, 'police', listed('event-ends-by', { time: '22:00' }));
  await issue(one);
});

test('conditions of one subject may hold at different places, as the coordinator records', async () => {
  const one = await aFestivalWith({
    'fire-marshal': [listed('keep-lane-clear', { feet: '20' })],
    traffic: [listed('emergency-lane', { feet: '14' })],
  });
  const ids = (await conditionsOf(one)).map(({ id }) => id);
  await settleConditions(one.coordinator, {
    ref: one.ref,
    subject: 'fire-lane-width',
    conditionIds: ids,
    holdsId: null,
    reason: 'One is for the avenue, one for the alley.',
  });
  const { code } = await issue(one);
  assert.equal((await findPermitByCode(world.db.app, code))?.facts.conditions.length, 2);
});

test('two coordinators settle at once, and one settlement stands', async () => {
  const one = await aFestivalWith(END);
  const ids = (await conditionsOf(one)).map(({ id }) => id);
  const settle = (holdsId: string | undefined) =>
    settleConditions(one.coordinator, {
      ref: one.ref,
      subject: 'event-ends',
      conditionIds: ids,
      holdsId: holdsId ?? null,
      reason: `Agreed: ${holdsId}`,
    });
  const outcomes = await Promise.allSettled([settle(ids[0]), settle(ids[1])]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await conditionsOf(one)).filter((condition) => condition.is_set_aside).length, 1);
});

test('a case without conditions is issued as before', async () => {
  const one = await aCaseInReview(world.db, world.ctx, blockParty('2027-06-12'));
  await everybodyAgrees(world.db, one);
  await waivePapers(world.db, one);
  await issue(one);
});
