import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival, mixedFestival } from '#e2e/fixtures/answers.ts';
import { anApplication } from '#e2e/fixtures/applications.ts';
import type { TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { saveStep, withdrawApplication } from '#src/commands/application.ts';
import { submitApplication } from '#src/commands/submission.ts';
import { splitApplication } from '#src/commands/two-parts.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { partsOf } from '#src/queries/application.ts';
import { type Application, findApplicationByRef } from '#src/store/application.ts';

let db: TestDatabase;
let ctx: Ctx;
const NOW = new Date('2027-04-01T14:00:00Z');
const DAY = '2027-08-07';

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: NOW });
});
after(() => db.drop());

const aMixedDraft = () => anApplication(db, ctx, { status: 'draft', answers: mixedFestival(DAY) });

async function stored(ref: string): Promise<Application> {
  const application = await findApplicationByRef(db.app, ref);
  assert.ok(application);
  return application;
}

async function answerPartly({ owner, ref }: TestCase): Promise<void> {
  const { revision } = await stored(ref);
  const entries = [
    ['event.kind', 'festival'],
    ['event.speech', 'partly'],
  ] as const;
  await saveStep(owner, { ref, revision, step: 'start', entries });
}

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const send = async (who: Ctx, ref: string) =>
  submitApplication(who, { ref, revision: (await stored(ref)).revision, key: 'once' });

test('a mixed draft becomes two linked drafts of one person, and the second press gives the same', async () => {
  const one = await aMixedDraft();
  const speech = await splitApplication(one.owner, { ref: one.ref });
  const [first, second] = [await stored(one.ref), await stored(speech.ref)];
  assert.equal(first.answers.event?.speech, 'apart');
  assert.equal(second.answers.event?.speech, 'yes');
  assert.equal(second.split_from, first.id);
  assert.equal(second.owner_id, first.owner_id);
  assert.deepEqual(await splitApplication(one.owner, { ref: one.ref }), speech);
  assert.equal((await stored(one.ref)).revision, first.revision);
  const seenFrom = async (application: Application) => {
    const { isMixed, other, isSpeech } = await partsOf(one.owner, application);
    return [isMixed, other?.ref, isSpeech];
  };
  assert.deepEqual(await seenFrom(first), [false, speech.ref, false]);
  assert.deepEqual(await seenFrom(second), [false, one.ref, true]);
});

test('a mixed draft is not sent before it is two, and the speech part goes while the rest waits', async () => {
  const one = await aMixedDraft();
  await assert.rejects(send(one.owner, one.ref), refusedWith('two-parts'));
  const { ref } = await splitApplication(one.owner, { ref: one.ref });
  const draft = await stored(ref);
  const entries = [
    ['declaration.truthful', 'yes'],
    ['declaration.signature', 'Ana Rivera'],
  ] as const;
  await saveStep(one.owner, { ref, revision: draft.revision, step: 'declaration', entries });
  const sent = await send(one.owner, ref);
  assert.equal(sent.status, 'in_agency_review');
  assert.equal((await stored(ref)).track, 'speech');
  assert.equal((await stored(one.ref)).status, 'draft');
});

test('a draft that is answered "partly" again keeps its other part', async () => {
  const one = await aMixedDraft();
  const { ref } = await splitApplication(one.owner, { ref: one.ref });
  await answerPartly(one);
  assert.deepEqual(await splitApplication(one.owner, { ref: one.ref }), { ref });
  assert.equal((await stored(one.ref)).answers.event?.speech, 'apart');
});

test('a speech part that was given up can be made again', async () => {
  const one = await aMixedDraft();
  const first = await splitApplication(one.owner, { ref: one.ref });
  await withdrawApplication(one.owner, { ref: first.ref });
  assert.equal((await partsOf(one.owner, await stored(one.ref))).other, null);
  await assert.rejects(splitApplication(one.owner, { ref: one.ref }), refusedWith('wrong-state'));
  await answerPartly(one);
  const second = await splitApplication(one.owner, { ref: one.ref });
  assert.notEqual(second.ref, first.ref);
  assert.equal((await partsOf(one.owner, await stored(one.ref))).other?.ref, second.ref);
});

test('only the owner splits a draft, and only one that is mixed and was never sent', async () => {
  const one = await aMixedDraft();
  const stranger = as(ctx, await anApplicant(db, 'stranger@example.org'));
  await assert.rejects(splitApplication(stranger, { ref: one.ref }), refusedWith('not-found'));
  const plain = await anApplication(db, ctx, { status: 'draft', answers: festival(DAY) });
  await assert.rejects(splitApplication(plain.owner, { ref: plain.ref }), refusedWith('wrong-state'));
  const sent = await anApplication(db, ctx, { status: 'submitted', answers: festival(DAY) });
  await assert.rejects(
    splitApplication(sent.owner, { ref: sent.ref }),
    (error) => error instanceof Refused && ['wrong-state', 'forbidden'].includes(error.code),
  );
});
