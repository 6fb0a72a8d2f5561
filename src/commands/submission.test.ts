import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, festival, march } from '#e2e/fixtures/answers.ts';
import { aSubmittedCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { saveStep, startApplication, withdrawApplication } from '#src/commands/application.ts';
import { returnApplication } from '#src/commands/case.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { findStep } from '#src/domain/application/journey.ts';
import { marksOf } from '#src/domain/application/merge.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

let db: TestDatabase;
let ctx: Ctx;
const NOW = new Date('2027-04-01T14:00:00Z');

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: NOW });
});
after(() => db.drop());

const aDraft = async (answers: Answers = blockParty('2027-06-05')) => {
  const owner = as(ctx, await anApplicant(db));
  const { ref } = await startApplication(owner, { answers, sessionHash: null });
  return { owner, ref };
};
const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;

test('a draft that is sent becomes version one with a receipt and two lines of history', async () => {
  const { owner, ref } = await aDraft();
  const sent = await submitApplication(owner, { ref, revision: 1, key: 'k1' });
  assert.equal(sent.version, 1);
  assert.equal(sent.status, 'submitted');
  const [row] = await db.owner`
    SELECT a.status, a.track, a.starts_on, a.place_summary, a.next_due_on IS NOT NULL AS has_due, v.sha256,
      (SELECT count(*)::int FROM notices n WHERE n.application_id = a.id AND n.moment = 'receipt') AS receipts,
      (SELECT array_agg(action ORDER BY position) FROM activities h WHERE h.application_id = a.id) AS actions
    FROM applications a JOIN application_versions v ON v.application_id = a.id WHERE a.ref = ${ref}`;
  assert.deepEqual(
    { ...row },
    {
      status: 'submitted',
      track: 'block_party',
      starts_on: '2027-06-05',
      place_summary: 'Keswick Road',
      has_due: true,
      sha256: sent.sha256,
      receipts: 1,
      actions: ['start', 'submit'],
    },
  );
});

test('fifty parallel posts of the same form make one version and get the same answer', async () => {
  const { owner, ref } = await aDraft();
  const all = await Promise.all(
    Array.from({ length: 50 }, () => submitApplication(owner, { ref, revision: 1, key: 'same' })),
  );
  for (const one of all) assert.deepEqual(one, all[0]);
  const [row] = await db.owner`
    SELECT count(*)::int AS versions, (SELECT count(*)::int FROM notices n WHERE n.application_id = a.id) AS notices
    FROM applications a JOIN application_versions v ON v.application_id = a.id WHERE a.ref = ${ref} GROUP BY a.id`;
  assert.deepEqual({ ...row }, { versions: 1, notices: 1 });
});

test('answers sent again because nobody said that they were kept are kept once, and other ones are not kept unseen', async () => {
  const { owner, ref } = await aDraft();
  const save = (name: string) =>
    saveStep(owner, { ref, revision: 1, step: 'applicant', entries: [['applicant.name', name]] });
  const first = await save('Ana Ruiz');
  const second = await save('Ana Ruiz');
  assert.deepEqual([first.draft.revision, second.draft.revision], [2, 2]);
  await assert.rejects(save('Ana María Ruiz'), refusedWith('stale-revision'));
  const other = [['applicant.phone', '410 555 0100']] as const;
  const seen = marksOf(findStep('applicant')!, first.before); // a page of the journey
  const joined = await saveStep(owner, { ref, revision: 1, seen, step: 'applicant', entries: other });
  assert.equal(joined.draft.answers.applicant?.name, 'Ana Ruiz');
  assert.equal(joined.draft.answers.applicant?.phone, '+14105550100');
  const lines = await db.owner`
    SELECT FROM activities h JOIN applications a ON a.id = h.application_id WHERE a.ref = ${ref} AND h.action = 'save'`;
  assert.equal(lines.length, 2);
});

test('a correction is judged by the day the application was first filed', async () => {
  const one = await aSubmittedCase(db, ctx, festival('2027-08-07'));
  const late = new Date('2027-07-20T14:00:00Z');
  await returnApplication(
    { ...one.coordinator, now: late },
    { ref: one.ref, reasons: ['plan-unreadable'], words: 'Please take the photo again.' },
  );
  const [row] = await db.owner`SELECT revision FROM applications WHERE id = ${one.id}`;
  const again = { ref: one.ref, revision: Number(row?.revision), key: 'again' };
  await submitApplication({ ...one.owner, now: late }, again);
  const versions = await db.owner`
    SELECT (evaluation->'required'->>'late')::boolean AS late FROM application_versions
    WHERE application_id = ${one.id} ORDER BY number`;
  assert.deepEqual(
    versions.map((version) => version.late),
    [false, false],
  );
});

test('no agency has time until after the event', async () => {
  const one = await aSubmittedCase(db, ctx, march('2027-04-05'));
  const rows = await db.owner`
    SELECT DISTINCT due_on FROM reviews WHERE application_id = ${one.id}
    UNION SELECT next_due_on FROM applications WHERE id = ${one.id}`;
  assert.deepEqual(
    rows.map((row) => row.due_on),
    ['2027-04-02'],
  );
});

test('the same key with another form is refused', async () => {
  const { owner, ref } = await aDraft();
  await submitApplication(owner, { ref, revision: 1, key: 'k' });
  await assert.rejects(
    submitApplication(owner, { ref, revision: 2, key: 'k' }),
    refusedWith('same-key-other-body'),
  );
});

test('answers that changed since they were checked are not sent', async () => {
  const { owner, ref } = await aDraft();
  await assert.rejects(
    submitApplication(owner, { ref, revision: 7, key: 'k' }),
    refusedWith('stale-revision'),
  );
});

test('an unfinished draft is refused and stays a draft', async () => {
  const answers = blockParty('2027-06-05');
  const { owner, ref } = await aDraft({ ...answers, declaration: {} });
  await assert.rejects(submitApplication(owner, { ref, revision: 1, key: 'k' }), refusedWith('incomplete'));
  const [row] = await db.owner`SELECT status, version_number FROM applications WHERE ref = ${ref}`;
  assert.deepEqual({ ...row }, { status: 'draft', version_number: 0 });
});

test('a stranger learns nothing about somebody else’s draft', async () => {
  const { ref } = await aDraft();
  const stranger = as(ctx, await anApplicant(db));
  await assert.rejects(submitApplication(stranger, { ref, revision: 1, key: 'k' }), refusedWith('not-found'));
  await assert.rejects(withdrawApplication(stranger, { ref }), refusedWith('not-found'));
  await assert.rejects(
    submitApplication(stranger, { ref: 'NONE', revision: 1, key: 'k' }),
    refusedWith('not-found'),
  );
});

test('what was submitted cannot be changed by anybody', async () => {
  const { owner, ref } = await aDraft();
  await submitApplication(owner, { ref, revision: 1, key: 'k' });
  await assert.rejects(db.owner`UPDATE application_versions SET answers = '{}'`, /append-only/);
  await assert.rejects(db.owner`DELETE FROM application_versions`, /append-only/);
  await assert.rejects(db.app`UPDATE application_versions SET answers = '{}'`, /permission denied/);
});

test('a status cannot change without its line in the history', async () => {
  const { ref } = await aDraft();
  await assert.rejects(
    db.app.begin((tx) => tx`UPDATE applications SET status = 'permit_issued' WHERE ref = ${ref}`),
    /without an activity/,
  );
});
