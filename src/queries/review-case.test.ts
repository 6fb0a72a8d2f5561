import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, festival, march } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, approveAs, deskOf, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { askForCorrections } from '#e2e/fixtures/corrections.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { denyApplication } from '#src/commands/case.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type CaseScreen, reviewCaseFor } from '#src/queries/review-case.ts';

let db: TestDatabase;
let ctx: Ctx;
const NOW = new Date('2027-04-01T14:00:00Z');

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: NOW });
});
after(() => db.drop());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const aFestival = () => aCaseInReview(db, ctx, festival('2027-08-07'));
const names = (questions: CaseScreen['answers']['mine']) => questions.map((question) => question.name);

test('only staff with a part in a case see it', async () => {
  const one = await aFestival();
  await assert.rejects(reviewCaseFor(ctx, one.ref), refusedWith('sign-in-needed'));
  await assert.rejects(reviewCaseFor(as(ctx, await anApplicant(db)), one.ref), refusedWith('sign-in-needed'));
  await assert.rejects(reviewCaseFor(await deskOf(db, ctx, 'parks'), one.ref), refusedWith('not-found'));
  await assert.rejects(reviewCaseFor(one.coordinator, 'NONE'), refusedWith('not-found'));
  assert.equal((await reviewCaseFor(await one.desk('police'), one.ref)).own?.agency, 'police');
});

test('an agency reads first what it came for and never what only others may read', async () => {
  const one = await aFestival();
  const police = (await reviewCaseFor(await one.desk('police'), one.ref)).answers;
  assert(names(police.mine).includes('safety.guards'));
  assert(names(police.mine).includes('closures'));
  const traffic = (await reviewCaseFor(await one.desk('traffic'), one.ref)).answers;
  const readable = [...names(traffic.mine), ...names(traffic.others)];
  assert(readable.includes('closures'));
  for (const hidden of ['safety.guards', 'safety.securityCompany', 'safety.weatherLead', 'safety.toilets'])
    assert(!readable.includes(hidden), hidden);
  assert(!JSON.stringify(traffic).includes('Harbor Guards'));
  const all = (await reviewCaseFor(one.coordinator, one.ref)).answers;
  assert(JSON.stringify(all).includes('Harbor Guards'));
  const auditor = as(ctx, await aStaffMember(db, null, ['auditor']));
  assert(JSON.stringify((await reviewCaseFor(auditor, one.ref)).answers).includes('Harbor Guards'));
});

test('a guarded file is shown to its readers only, and no file before its check', async () => {
  const one = await aFestival();
  const file = async (kind: string, scanState: string) =>
    db.owner`
      INSERT INTO documents (application_id, kind, label, version_number, file_name, content_type, size_bytes, sha256, object_key,
        scan_state, created_at)
      VALUES (${one.id}, ${kind}, '', 1, ${`${kind}-${scanState}.pdf`}, 'application/pdf', 10, 'x', ${`${one.id}/${kind}/${scanState}`},
        ${scanState}, now())`;
  await file('security-plan', 'clean');
  await file('site-plan', 'clean');
  await file('site-plan', 'quarantined');
  await file('site-plan', 'infected');
  const filesOf = async (who: Ctx) =>
    (await reviewCaseFor(who, one.ref)).documents.map((document) => document.file_name);
  assert.deepEqual(await filesOf(await one.desk('traffic')), ['site-plan-clean.pdf']);
  assert.deepEqual(await filesOf(await one.desk('police')), [
    'security-plan-clean.pdf',
    'site-plan-clean.pdf',
  ]);
  assert.deepEqual(await filesOf(one.coordinator), ['security-plan-clean.pdf', 'site-plan-clean.pdf']);
  await db.owner`DELETE FROM documents WHERE application_id = ${one.id}`; // they are in no store
});

test('each agency sees only its own difference from the version it answered', async () => {
  const one = await aFestival();
  for (const agency of ['police', 'fire-marshal', 'public-works']) await approveAs(db, one, agency);
  await askForCorrections(
    one.coordinator,
    one.ref,
    { target: 'question:power.propanePounds' },
    { target: 'question:safety.toilets' },
  );
  const change = {
    power: { ...festival('2027-08-07').power, propanePounds: 60 },
    safety: { ...festival('2027-08-07').safety, toilets: 14 },
  };
  const [row] = await db.owner`
    UPDATE applications SET answers = answers || ${db.owner.json(change as never)} WHERE id = ${one.id} RETURNING revision`;
  await submitApplication(one.owner, { ref: one.ref, revision: Number(row?.revision), key: 'again' });
  const changesOf = async (who: Ctx) => {
    const { changes } = await reviewCaseFor(who, one.ref);
    return changes && [changes.since, changes.answers.map((answer) => answer.path)];
  };
  assert.deepEqual(await changesOf(await one.desk('fire-marshal')), [1, ['power.propanePounds']]);
  assert.deepEqual(await changesOf(await one.desk('public-works')), [1, ['safety.toilets']]);
  assert.equal(await changesOf(await one.desk('police')), null);
  const auditor = as(ctx, await aStaffMember(db, null, ['auditor']));
  assert.deepEqual(await changesOf(auditor), [1, ['power.propanePounds', 'safety.toilets']]);
});

test('what is missing for the permit is listed by name', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  const before = await reviewCaseFor(one.coordinator, one.ref);
  assert.deepEqual(before.missing, {
    agencies: ['special-events'],
    papers: ['neighbor-notice', 'sketch-plan'],
    conditions: [],
    contradictions: [],
    corrections: [],
    outside: [],
    rules: [],
  });
  await approveAs(db, one, 'special-events');
  assert.deepEqual((await reviewCaseFor(one.coordinator, one.ref)).missing.agencies, []);
});

const actionsOf = async (who: Ctx, one: TestCase) => {
  const screen = await reviewCaseFor(who, one.ref);
  return { review: screen.reviewActions, steer: screen.caseActions };
};

test('the page offers exactly what its reader may do', async () => {
  const one = await aFestival();
  assert.deepEqual(await actionsOf(await one.desk('police'), one), {
    review: ['claim', 'ask', 'approve', 'approve_with_conditions', 'object'],
    steer: [],
  });
  assert.deepEqual(await actionsOf(await one.desk('ems'), one), { review: [], steer: [] });
  assert.deepEqual(await actionsOf(one.coordinator, one), { review: [], steer: ['request_changes', 'deny'] });
  await approveAs(db, one, 'police');
  assert.deepEqual((await actionsOf(await one.desk('police'), one)).review, ['reconsider']);
  await askForCorrections(one.coordinator, one.ref);
  assert.deepEqual((await actionsOf(await one.desk('police'), one)).review, ['reconsider']);
  assert.deepEqual((await actionsOf(one.coordinator, one)).steer, ['deny']);
});

test('the library suggests what the rules of the case ask for, and keeps the rest at hand', async () => {
  const one = await aFestival();
  const { library } = await reviewCaseFor(await one.desk('fire-marshal'), one.ref);
  assert(library.suggested.length > 0 && library.more.length > 0);
  assert([...library.suggested, ...library.more].every((entry) => entry.agency === 'fire-marshal'));
  const party = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  assert.deepEqual((await reviewCaseFor(party.coordinator, party.ref)).library.more.length > 0, true);
});

test('agencies keep reading a denied case, and may not change it', async () => {
  const one = await aFestival();
  await denyApplication(one.coordinator, {
    ref: one.ref,
    reason: 'danger',
    words: 'No.',
    alternative: 'In May.',
  });
  const screen = await reviewCaseFor(await one.desk('fire-marshal'), one.ref);
  assert.equal(screen.application.status, 'denied');
  assert.equal(screen.own?.state, 'superseded');
  assert.deepEqual(screen.reviewActions, []);
  assert(screen.requirements.every((need) => need.actions.length === 0));
});

test('the way to deny a march says what the city owes', async () => {
  const one = await aCaseInReview(db, ctx, march('2027-06-05'));
  const screen = await reviewCaseFor(one.coordinator, one.ref);
  assert.equal(screen.isSpeech, true);
  assert.deepEqual([...new Set(screen.denialDuties.map((duty) => duty.duty))].sort(), [
    'appeal-text',
    'law-check',
    'listed-reason',
    'offer-alternative',
  ]);
});

test('notes are for all staff of the case', async () => {
  const one = await aFestival();
  await addInternalNote(await one.desk('police'), { ref: one.ref, body: 'Ask traffic about the bridge.' });
  const { notes, mayNote } = await reviewCaseFor(await one.desk('traffic'), one.ref);
  assert.deepEqual(
    notes.map((note) => note.body),
    ['Ask traffic about the bridge.'],
  );
  assert.equal(mayNote, true);
  const auditor = as(ctx, await aStaffMember(db, null, ['auditor']));
  assert.equal((await reviewCaseFor(auditor, one.ref)).mayNote, false);
});
