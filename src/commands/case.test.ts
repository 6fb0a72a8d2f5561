import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, festival, march } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, approveAs, aSubmittedCase, type TestCase, waivePapers } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import {
  acceptApplication,
  beginIntake,
  closeCase,
  denyApplication,
  returnApplication,
} from '#src/commands/case.ts';
import { issuePermit, revokePermit } from '#src/commands/permit.ts';
import { judgeRequirement, recordOutsideApproval } from '#src/commands/requirement.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

let db: TestDatabase;
let ctx: Ctx;
const NOW = new Date('2027-04-01T14:00:00Z');

before(async () => {
  db = await createTestDatabase();
  const signer = { sign: () => ({ signature: 'signed', keyId: 'test' }) };
  ctx = testContext(db.app, {
    city: cityNamed('baltimore'),
    now: NOW,
    outside: { signer } as unknown as Ctx['outside'], // issuing asks nothing else of the outside
  });
});
// Papers that came in and an approval from outside are arranged by hand.
after(() => db.drop({ except: ['I5 written'] }));

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const statusOf = async (one: TestCase) =>
  (await db.owner`SELECT status FROM applications WHERE id = ${one.id}`)[0]?.status;
const partsOf = async (one: TestCase) =>
  Object.fromEntries(
    (await db.owner`SELECT agency, state FROM reviews WHERE application_id = ${one.id} AND is_current`).map(
      (row) => [row.agency, row.state],
    ),
  );
const noticesOf = async (one: TestCase) =>
  (
    await db.owner`SELECT moment FROM notices WHERE application_id = ${one.id} ORDER BY created_at, moment`
  ).map((row) => String(row.moment));
const aBlockParty = () => aSubmittedCase(db, ctx, blockParty('2027-06-05'));

test('the coordinator checks a case and sends it to every agency of its rules', async () => {
  const one = await aBlockParty();
  await beginIntake(one.coordinator, { ref: one.ref });
  assert.equal(await statusOf(one), 'intake_review');
  await acceptApplication(one.coordinator, { ref: one.ref });
  assert.equal(await statusOf(one), 'in_agency_review');
  assert.deepEqual(await partsOf(one), {
    'special-events': 'waiting',
    traffic: 'not_required',
    police: 'not_required',
    'fire-marshal': 'not_required',
    ems: 'not_required',
    'public-works': 'not_required',
    community: 'not_required',
  });
  await assert.rejects(acceptApplication(one.coordinator, { ref: one.ref }), refusedWith('wrong-state'));
});

test('a march goes to the agencies without waiting for a completeness check', async () => {
  const one = await aSubmittedCase(db, ctx, march('2027-06-05'));
  assert.equal(await statusOf(one), 'in_agency_review');
});

test('a reviewer cannot steer a case and learns nothing of one elsewhere', async () => {
  const one = await aBlockParty();
  const police = await one.desk('police');
  await assert.rejects(beginIntake(police, { ref: one.ref }), refusedWith('not-found'));
  await assert.rejects(acceptApplication(police, { ref: one.ref }), refusedWith('not-found'));
});

test('an auditor reads and changes nothing', async () => {
  const one = await aBlockParty();
  const auditor = as(ctx, await aStaffMember(db, null, ['auditor']));
  await assert.rejects(beginIntake(auditor, { ref: one.ref }), refusedWith('forbidden'));
  await assert.rejects(
    judgeRequirement(auditor, {
      ref: one.ref,
      documentKind: 'sketch-plan',
      action: 'waive_document',
      reason: 'x',
    }),
    refusedWith('forbidden'),
  );
});

test('an incomplete case goes back with listed reasons and words', async () => {
  const one = await aBlockParty();
  const back = { ref: one.ref, reasons: ['plan-unreadable'], words: 'Please take the photo again.' };
  await assert.rejects(
    returnApplication(one.coordinator, { ...back, reasons: [] }),
    refusedWith('reason-not-listed'),
  );
  await assert.rejects(
    returnApplication(one.coordinator, { ...back, reasons: ['because'] }),
    refusedWith('reason-not-listed'),
  );
  await assert.rejects(
    returnApplication(one.coordinator, { ...back, words: ' ' }),
    refusedWith('reason-missing'),
  );
  await returnApplication(one.coordinator, back);
  assert.equal(await statusOf(one), 'returned_incomplete');
  assert.deepEqual(await noticesOf(one), ['receipt', 'returned']);
});

test('a denial needs a reason of the list, words and an alternative', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-08-07'));
  const no = {
    ref: one.ref,
    reason: 'danger',
    words: 'The crane is there that week.',
    alternative: 'A week later.',
  };
  await assert.rejects(
    denyApplication(one.coordinator, { ...no, reason: 'dislike' }),
    refusedWith('reason-not-listed'),
  );
  await assert.rejects(denyApplication(one.coordinator, { ...no, words: '' }), refusedWith('reason-missing'));
  const nothing = { ...no, alternative: ' ' };
  await assert.rejects(denyApplication(one.coordinator, nothing), refusedWith('alternative-missing'));
  await denyApplication(one.coordinator, no);
  assert.equal(await statusOf(one), 'denied');
  assert((await noticesOf(one)).includes('denial'));
});

test('a denial of speech needs a neutral reason, an alternative and a lawyer who checked it', async () => {
  const one = await aSubmittedCase(db, ctx, march('2027-06-05'));
  const no = { ref: one.ref, reason: 'place-taken', words: 'A race has the street until 3 p.m.' };
  await assert.rejects(
    denyApplication(one.coordinator, { ...no, alternative: '', lawCheckedBy: 'Dana Cole, April 1' }),
    refusedWith('alternative-missing'),
  );
  await assert.rejects(
    denyApplication(one.coordinator, { ...no, reason: 'insurance-missing', alternative: 'At 4 p.m.' }),
    refusedWith('reason-not-listed'),
  );
  const offered = { ...no, alternative: 'At 4 p.m.' };
  await assert.rejects(denyApplication(one.coordinator, offered), refusedWith('law-check-missing'));
  await denyApplication(one.coordinator, { ...offered, lawCheckedBy: 'Dana Cole, April 1' });
  assert.equal(await statusOf(one), 'denied');
  const [line] = await db.owner`
    SELECT detail->>'lawCheckedBy' AS checked_by FROM activities WHERE application_id = ${one.id} AND action = 'deny'`;
  assert.equal(line?.checked_by, 'Dana Cole, April 1');
});

test('agencies of a denied case keep reading it and have nothing left to do', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-08-07'));
  await denyApplication(one.coordinator, {
    ref: one.ref,
    reason: 'danger',
    words: 'No.',
    alternative: 'In May.',
  });
  assert.equal((await partsOf(one)).police, 'superseded');
});

test('a paper is judged by the agencies whose rules ask for it, and by the coordinator', async () => {
  const one = await aCaseInReview(db, ctx, festival('2027-08-07'));
  const paper = { ref: one.ref, documentKind: 'tent-certificates', reason: 'We know these tents.' };
  await db.owner`UPDATE requirements SET state = 'uploaded' WHERE application_id = ${one.id}`;
  const judge = async (who: Ctx, action: 'accept_document' | 'reject_document' | 'waive_document') =>
    judgeRequirement(who, { ...paper, action, filesRevision: 0 });
  await assert.rejects(judge(await one.desk('police'), 'reject_document'), refusedWith('forbidden'));
  await assert.rejects(judge(await one.desk('parks'), 'reject_document'), refusedWith('not-found'));
  await assert.rejects(judge(await one.desk('fire-marshal'), 'waive_document'), refusedWith('forbidden'));
  await assert.rejects(judge(await one.desk('fire-marshal'), 'accept_document'), refusedWith('file-refused'));
  await assert.rejects(
    judgeRequirement(await one.desk('fire-marshal'), {
      ...paper,
      reason: ' ',
      action: 'reject_document',
      filesRevision: 0,
    }),
    refusedWith('reason-missing'),
  );
  await judge(await one.desk('fire-marshal'), 'reject_document');
  await judge(one.coordinator, 'waive_document');
  const [row] = await db.owner`
    SELECT state, reason FROM requirements WHERE application_id = ${one.id} AND document_kind = 'tent-certificates'`;
  assert.deepEqual({ ...row }, { state: 'waived', reason: 'We know these tents.' });
});

const issue = (one: TestCase, versionSeen = 1) => issuePermit(one.coordinator, { ref: one.ref, versionSeen });

test('a permit is refused for each thing that is missing and issued when nothing is', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await assert.rejects(issue(one), refusedWith('wrong-state'));
  await approveAs(db, one, 'special-events');
  assert.equal(await statusOf(one), 'ready_to_issue');
  // The notice to neighbors is due days before the event and still needed before the permit.
  await judgeRequirement(one.coordinator, {
    ref: one.ref,
    documentKind: 'sketch-plan',
    action: 'waive_document',
    reason: 'One block only.',
  });
  await assert.rejects(issue(one), refusedWith('missing-documents'));
  await waivePapers(db, one);
  await assert.rejects(issue(one, 2), refusedWith('version-changed'));
  await assert.rejects(issue({ ...one, coordinator: await one.desk('police') }), refusedWith('not-found'));
  const permit = await issue(one);
  assert.match(permit.number, /^BAL-2027-\d{6}$/);
  assert.equal(await statusOf(one), 'permit_issued');
  assert((await noticesOf(one)).includes('permit'));
  // Whoever issued it and never heard so is told the same again; a colleague is told that it is done.
  assert.deepEqual(await issue(one), permit);
  const colleague = as(ctx, await aStaffMember(db, 'special-events', ['coordinator'], 'Cole League'));
  await assert.rejects(issue({ ...one, coordinator: colleague }), refusedWith('wrong-state'));
});

test('a permit waits for an approval from outside that blocks it', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await approveAs(db, one, 'special-events');
  await waivePapers(db, one);
  await db.owner`
    INSERT INTO outside_approvals (application_id, approval, is_blocking, rules, state, updated_at)
    VALUES (${one.id}, 'state-highway', true, '{S04}', 'needed', now())`;
  await assert.rejects(issue(one), refusedWith('missing-outside-approvals'));
  const record = (action: 'record_granted' | 'record_not_needed', reference = '') =>
    recordOutsideApproval(one.coordinator, { ref: one.ref, approval: 'state-highway', action, reference });
  await assert.rejects(record('record_not_needed'), refusedWith('reason-missing'));
  await record('record_granted', 'SHA 12-99');
  await issue(one);
});

test('an approval that no longer holds for the newest version is missing', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await approveAs(db, one, 'special-events');
  await waivePapers(db, one);
  const hold = (version: number) =>
    db.owner`UPDATE reviews SET holds_for_version = ${version} WHERE application_id = ${one.id}`;
  await hold(0);
  await assert.rejects(issue(one), refusedWith('missing-approvals'));
  await hold(1);
});

test('of one who issues twice at once, one permit comes out and both are told of it', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await approveAs(db, one, 'special-events');
  await waivePapers(db, one);
  const [first, second] = await Promise.all([issue(one), issue(one)]);
  assert.deepEqual(first, second);
  const [row] = await db.owner`SELECT count(*)::int AS n FROM permits WHERE application_id = ${one.id}`;
  assert.equal(row?.n, 1);
});

test('a permit is taken back with a reason, once', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await approveAs(db, one, 'special-events');
  await waivePapers(db, one);
  await issue(one);
  await assert.rejects(
    revokePermit(one.coordinator, { ref: one.ref, reason: ' ' }),
    refusedWith('reason-missing'),
  );
  await revokePermit(one.coordinator, { ref: one.ref, reason: 'A water main broke.' });
  assert.equal(await statusOf(one), 'revoked');
  await assert.rejects(
    revokePermit(one.coordinator, { ref: one.ref, reason: 'Again.' }),
    refusedWith('wrong-state'),
  );
  await assert.rejects(
    judgeRequirement(one.coordinator, {
      ref: one.ref,
      documentKind: 'sketch-plan',
      action: 'waive_document',
      reason: 'x',
    }),
    refusedWith('wrong-state'),
  );
});

test('only a case whose event is over is closed', async () => {
  const one = await aBlockParty();
  await assert.rejects(closeCase(one.coordinator, { ref: one.ref }), refusedWith('wrong-state'));
});
