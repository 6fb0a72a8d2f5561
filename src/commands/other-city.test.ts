import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { portLyraFestival } from '#e2e/fixtures/answers.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { deskOf, seenBy, type TestCase, waivePapers } from '#e2e/fixtures/cases.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { checkInvariants } from '#e2e/fixtures/invariants.ts';
import { anApplicant, aStaffMember, as } from '#e2e/fixtures/people.ts';
import { startApplication } from '#src/commands/application.ts';
import { acceptApplication } from '#src/commands/case.ts';
import { uploadDocument } from '#src/commands/document.ts';
import { issuePermit } from '#src/commands/permit.ts';
import { decideReview } from '#src/commands/review.ts';
import { submitApplication } from '#src/commands/submission.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { findApplicationByRef } from '#src/store/application.ts';
import { findPermitByCode } from '#src/store/permit.ts';
import { listRequirements } from '#src/store/requirement.ts';
import { listReviews } from '#src/store/review.ts';

let world: CaseWorld;

before(async () => {
  world = await caseWorld(new Date('2027-02-01T18:00:00Z'), 'port-lyra');
});
after(() => world[Symbol.asyncDispose]());

async function aFiledFair(): Promise<TestCase> {
  const { db, ctx } = world;
  const owner = as(ctx, await anApplicant(db));
  const { ref } = await startApplication(owner, {
    answers: portLyraFestival('2027-05-22'),
    sessionHash: null,
  });
  const pdf = plainPdf();
  const body = (async function* () {
    yield pdf;
  })();
  const file = { fileName: 'plan.pdf', declaredType: 'application/pdf', sizeBytes: pdf.length, body };
  const plan = { ref, documentKind: 'plan', label: '', replacesId: null, ...file };
  assert.equal((await uploadDocument(owner, plan)).problem, null);
  await submitApplication(owner, { ref, revision: 1, key: 'first' });
  const id = (await findApplicationByRef(db.app, ref))?.id ?? '';
  const coordinator = as(ctx, await aStaffMember(db, 'events-desk', ['coordinator']));
  return { ref, id, owner, coordinator, desk: (agency) => deskOf(db, ctx, agency) };
}

async function decide(one: TestCase, agency: string): Promise<void> {
  const seen = await seenBy(world.db, one, agency);
  const lane = { libraryKey: 'open-lane', parameters: { feet: '18' }, words: '', met: 'during' as const };
  await decideReview(await one.desk(agency), {
    ...seen,
    reason: null,
    words: '',
    ...(agency === 'fire-safety'
      ? { decision: 'approve_with_conditions', conditions: [lane] }
      : { decision: 'approve', conditions: [] }),
  });
}

test('a festival goes from a draft to a permit under the rules, agencies and papers of another city', async () => {
  const { db } = world;
  const one = await aFiledFair();
  await acceptApplication(one.coordinator, { ref: one.ref });
  const reviews = await listReviews(db.app, one.id);
  const blocking = reviews.filter((review) => review.is_blocking).map((review) => review.agency);
  assert.deepEqual(blocking.toSorted(), [
    'constables',
    'events-desk',
    'fire-safety',
    'green-spaces',
    'public-health',
    'roads',
    'treasury',
  ]);
  const papers = await listRequirements(db.app, one.id);
  assert.deepEqual(papers.map((paper) => `${paper.document_kind}: ${paper.state}`).toSorted(), [
    'food-list: required',
    'gas-list: required',
    'insurance: required',
    'plan: uploaded',
    'safety-plan: required',
    'structure-papers: required',
    'traffic-plan: required',
  ]);

  const issue = () => issuePermit(one.coordinator, { ref: one.ref, versionSeen: 1 });
  const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
  for (const agency of blocking) {
    await assert.rejects(issue(), refusedWith('wrong-state'), `before ${agency} agreed`);
    await decide(one, agency);
  }
  await assert.rejects(issue(), refusedWith('missing-documents'));
  // Who approved took the plan with it; the rest was seen on paper.
  await waivePapers(db, one);

  const { number, code } = await issue();
  assert.equal(number, 'LYR-2027-000001');
  const permit = await findPermitByCode(db.app, code);
  assert.equal(permit?.facts.city, 'port-lyra');
  assert.deepEqual(permit?.facts.places, [
    { en: 'Founders Green', es: 'Parque de los Fundadores' },
    { en: 'Anchor Street', es: 'Anchor Street' },
  ]);
  assert.deepEqual(permit?.facts.conditions, [
    {
      agency: 'fire-safety',
      words: { en: 'Keep a lane 18 feet wide free.', es: 'Deje libre un carril de 18 pies.' },
    },
  ]);
  await checkInvariants(db.owner, world.ctx.city);
});
