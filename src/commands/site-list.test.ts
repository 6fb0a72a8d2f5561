import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { askForCorrections } from '#e2e/fixtures/corrections.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { cityNamed } from '#src/city/index.ts';
import { saveStep } from '#src/commands/application.ts';
import { judgeRequirement } from '#src/commands/requirement.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { formValues } from '#src/domain/application/codec.ts';
import { findStep } from '#src/domain/application/journey.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { documentsFor } from '#src/queries/document.ts';
import { reviewCaseFor } from '#src/queries/review-case.ts';
import { findApplicationByRef } from '#src/store/application.ts';
import { listRequirements } from '#src/store/requirement.ts';

let db: TestDatabase;
let ctx: Ctx;

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, {
    city: cityNamed('baltimore'),
    now: new Date('2027-04-01T14:00:00Z'),
    outside: { scanner: null } as unknown as Ctx['outside'], // the list of papers says whether files are scanned
  });
});
after(() => db.drop());

/** A festival whose plan is a list. Numbers that rules compute are left to them. */
const inWords = (): Answers => {
  const answers = festival('2027-08-07');
  const { toilets, accessibleToilets, crowdManagers, ...safety } = answers.safety ?? {};
  return {
    ...answers,
    safety,
    site: {
      plan: 'list',
      around: 'One block of Hickory Avenue, 400 feet long and 40 feet wide.',
      items: [
        { id: 'a', kind: 'emergency_lane', widthFeet: 20, place: 'In the middle, from end to end' },
        { id: 'b', kind: 'toilets', count: 8, place: 'At the south end' },
      ],
    },
  };
};
const planOf = async (one: TestCase) =>
  (await listRequirements(db.app, one.id)).find((need) => need.document_kind === 'site-plan');
const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;

test('a typed list is the site plan: nobody must upload a file, and agencies accept it', async () => {
  const one = await aCaseInReview(db, ctx, inWords());
  const plan = await planOf(one);
  assert.deepEqual(
    [plan?.state, plan?.is_released, plan?.file_count, plan?.answered_in_version],
    ['uploaded', true, 0, 1],
  );
  const screen = await documentsFor(one.owner, one.ref);
  assert.equal(screen.papers.find((paper) => paper.kind === 'site-plan')?.isAnswered, true);
  const accepting = {
    ref: one.ref,
    documentKind: 'site-plan',
    action: 'accept_document',
    reason: '',
  } as const;
  await assert.rejects(
    judgeRequirement(one.coordinator, { ...accepting, filesRevision: 0 }),
    refusedWith('stale-revision'),
  );
  await judgeRequirement(one.coordinator, { ...accepting, filesRevision: plan?.files_revision ?? 0 });
  assert.equal((await planOf(one))?.state, 'accepted');
  const { missing } = await reviewCaseFor(one.coordinator, one.ref);
  assert.ok(!missing.papers.includes('site-plan'));
});

test('a list that changes after it was accepted is looked at again, and one that stays is not', async () => {
  const one = await aCaseInReview(db, ctx, inWords());
  const accept = async () =>
    judgeRequirement(one.coordinator, {
      ref: one.ref,
      documentKind: 'site-plan',
      action: 'accept_document',
      reason: '',
      filesRevision: (await planOf(one))?.files_revision ?? 0,
    });
  const sendAgain = async (id: string, target: string, change: Answers) => {
    await askForCorrections(one.coordinator, one.ref, { target });
    const revision = (await findApplicationByRef(db.app, one.ref))?.revision ?? 0;
    const values = formValues(findStep(id)!, { ...inWords(), ...change }); // ids are written by hand
    const entries = Object.entries(values).flatMap(([name, value]) =>
      [value].flat().map((text): [string, string] => [name, text]),
    );
    const saved = await saveStep(one.owner, { ref: one.ref, revision, step: id, entries });
    await submitApplication(one.owner, {
      ref: one.ref,
      revision: saved.draft.revision,
      key: `again-${revision}`,
    });
  };
  const { event, site } = inWords();
  await accept();
  await sendAgain('event', 'question:event.description', {
    event: { ...event, description: 'Music and food on one block of Hampden.' },
  });
  assert.deepEqual([(await planOf(one))?.state, (await planOf(one))?.answered_in_version], ['accepted', 1]);
  await sendAgain('site-list', 'question:site.items', {
    site: { ...site, items: site?.items?.slice(0, 1) ?? [] },
  });
  assert.deepEqual([(await planOf(one))?.state, (await planOf(one))?.answered_in_version], ['uploaded', 3]);
  const lines = await db.owner`
    SELECT detail FROM activities WHERE application_id = ${one.id} AND action = 'renew_document' ORDER BY position`;
  assert.deepEqual(
    lines.map((line) => line.detail),
    [{ document: 'site-plan', version: 3 }],
  );
});
