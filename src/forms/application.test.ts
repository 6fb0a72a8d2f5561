import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import { anApplication } from '#e2e/fixtures/applications.ts';
import type { TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { type Fields, posting } from '#e2e/fixtures/form-page.ts';
import { cityNamed } from '#src/city/index.ts';
import type { Ctx } from '#src/context.ts';
import { drawnOf } from '#src/domain/application/codec.ts';
import { findStep } from '#src/domain/application/journey.ts';
import { drawnFrom, postStart, postStep, postSubmit, shownStep } from '#src/forms/application.ts';
import { findDraftByRef } from '#src/store/application.ts';

let db: TestDatabase;
let ctx: Ctx;
const NOW = new Date('2027-04-01T14:00:00Z');

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: NOW });
});
after(() => db.drop());

/** What became of one post to a page of questions: another page, or what keeps people on this one. */
async function post(one: TestCase, step: string, fields: Fields) {
  const draft = await findDraftByRef(db.app, one.ref);
  const page = posting(one.owner, `/applications/${one.ref}/${step}`, {
    revision: String(draft?.revision ?? 0),
    ...fields,
  });
  const result = await postStep(page, one.ref, step);
  if (result instanceof Response) return { status: result.status, notice: null };
  return { status: page.response.status, notice: result?.view?.notice ?? null };
}

test('a question that a save between brought up keeps people on the page that never showed it', async () => {
  const answers = festival('2027-08-07');
  const one = await anApplication(db, ctx, {
    status: 'draft',
    answers: { ...answers, onsite: { isApplicant: 'yes', alternateName: 'Sam Reyes', sameEveryDay: 'yes' } },
  });
  const onsite = findStep('onsite');
  assert.ok(onsite);
  const drawn = drawnOf(onsite, { ...answers, onsite: { isApplicant: 'yes' } });
  const somebodyElse = { 'onsite.isApplicant': 'no', drawn };
  assert.equal((await post(one, 'onsite', { ...somebodyElse, intent: 'autosave' })).status, 200);
  const sent = await post(one, 'onsite', somebodyElse);
  assert.equal(sent.notice, 'new-questions');
});

test('sent pages are counted by question and code, and nothing that somebody typed is counted', async () => {
  const one = await anApplication(db, ctx, { status: 'draft', answers: festival('2027-08-07') });
  const typed = { 'event.name': 'Zz', 'event.website': 'Canary Lane' };
  const counted = async () => {
    const text = await ctx.metrics.text();
    return text.split('\n').filter((line) => /^permits_(pages|questions)_/.test(line));
  };
  const before = new Set(await counted());
  await post(one, 'event', { ...typed, intent: 'autosave' });
  assert.deepEqual(await counted(), [...before]);
  await post(one, 'event', typed);
  await post(one, 'event', { ...typed, intent: 'save-exit' });
  const lines = (await counted()).filter((line) => !before.has(line));
  assert.ok(lines.includes('permits_pages_sent_total{step="event",outcome="refused"} 1'));
  assert.ok(lines.includes('permits_pages_sent_total{step="event",outcome="left"} 1'));
  const refused = 'permits_questions_refused_total{step="event",question';
  assert.ok(lines.includes(`${refused}="event.name",code="too-short"} 1`));
  assert.ok(lines.includes(`${refused}="event.website",code="wrong-format"} 1`));
  assert.doesNotMatch(lines.join(), /Zz|Canary/);
  assert.doesNotMatch(lines.join(), new RegExp(one.ref));
});

test('words that come again after another sign-in do not write over what was saved meanwhile', async () => {
  const answers = festival('2027-08-07');
  const one = await anApplication(db, ctx, { status: 'draft', answers });
  const step = findStep('applicant');
  assert.ok(step);
  const read = async () => {
    const draft = await findDraftByRef(db.app, one.ref);
    assert.ok(draft);
    return draft;
  };
  const drawn = drawnFrom(step, await read(), null);
  const path = `/applications/${one.ref}/applicant`;
  const fields = { 'applicant.name': answers.applicant?.name ?? '', 'applicant.phone': '410-555-0199' };
  const form = { ...fields, seen: drawn.seen, revision: String(drawn.revision) };
  const saved = { ...form, 'applicant.name': 'Bo Lee', 'applicant.phone': answers.applicant?.phone ?? '' };
  await postStep(posting(one.owner, path, { ...saved, intent: 'autosave' }), one.ref, step.id);

  const refused = await postStep(posting(one.owner, path, form, 'of another session'), one.ref, step.id);
  assert.ok(!(refused instanceof Response) && refused.refusal === 'bad-token');
  const shown = drawnFrom(step, await read(), refused);
  const { values } = shownStep(step, (await read()).answers, refused);
  const again = {
    'applicant.name': String(values['applicant.name']),
    'applicant.phone': String(values['applicant.phone']),
    seen: shown.seen,
    revision: String(shown.revision),
  };
  await postStep(posting(one.owner, path, { ...again, intent: 'autosave' }), one.ref, step.id);
  const { applicant } = (await read()).answers;
  assert.equal(applicant?.name, 'Bo Lee');
  assert.equal(applicant?.phone, '+14105550199');
});

test('a draft that was begun and an application that was sent or refused are counted, and nothing of the case', async () => {
  const lines = async () =>
    (await ctx.metrics.text()).split('\n').filter((line) => /step="(pre-screen|submit)"/.test(line));
  assert.deepEqual(await lines(), []);
  const one = await anApplication(db, ctx, { status: 'draft', answers: blockParty('2027-08-07') });
  const submit = async (revision: number) => {
    const fields = { revision: String(revision), key: `k${revision}` };
    return postSubmit(posting(one.owner, `/applications/${one.ref}/check`, fields), one.ref);
  };
  const draft = await findDraftByRef(db.app, one.ref);
  assert.ok(draft);
  assert.ok(!((await submit(draft.revision + 1)) instanceof Response));
  assert.ok((await submit(draft.revision)) instanceof Response);
  const start = posting(one.owner, '/start', { 'event.kind': 'parade' });
  // Somebody signed in, so that no cookie is set.
  const locals: App.Locals = { ...start.locals, sessionHash: () => Buffer.alloc(32) };
  const begun = await postStart({ ...start, locals, cookies: { set: () => assert.fail('a cookie') } });
  assert.ok(begun instanceof Response);
  assert.deepEqual((await lines()).toSorted(), [
    'permits_pages_sent_total{step="pre-screen",outcome="saved"} 1',
    'permits_pages_sent_total{step="submit",outcome="refused"} 1',
    'permits_pages_sent_total{step="submit",outcome="sent"} 1',
  ]);
});
