import { blockParty } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StatusPage } from '#e2e/pages/status.ts';
import { MyApplicationsPage, TasksPage } from '#e2e/pages/tasks.ts';
import { DESK } from '#e2e/pages/windows.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

const NAME = 'Keswick Road block party';
const SKETCH = { name: 'sketch.pdf', mimeType: 'application/pdf', buffer: plainPdf() };

test('a draft that was begun on one device goes on at another by a mailed code @once @ways', async ({
  arrange,
  inbox,
  open,
}) => {
  const party = blockParty(juneSaturday());
  const { declaration: _, ...begun } = party;
  const draft = await arrange.draft(begun);
  const phone = await open(draft.ownerEmail);
  await (await SignInPage.open(phone)).signIn(inbox);
  const applicant = await StepPage.open(phone, draft.ref, 'applicant');
  await applicant.complete({ applicant: { ...party.applicant, name: 'Ana Rivera Soto' } });

  const desk = await open(draft.ownerEmail, { viewport: DESK });
  await (await SignInPage.open(desk)).signIn(inbox);
  const tasks = await (await MyApplicationsPage.open(desk)).openDraft(draft.ref);
  const there = await StepPage.open(desk, draft.ref, 'applicant');
  await expect(there.box(there.words('applicant.name').label)).toHaveValue('Ana Rivera Soto');
  await TasksPage.open(desk, draft.ref);
  await tasks.completeAll(party, (papers) => papers.upload('sketch-plan', SKETCH));
  await (await tasks.check()).send();
  await (await StatusPage.open(phone, draft.ref, NAME)).expectStatus('submitted');
});

test("next year's application begins with the answers of this year's, without what changes each time @once @ways", async ({
  arrange,
  inbox,
  open,
}) => {
  const firstDay = juneSaturday();
  const one = await arrange.issued(blockParty(firstDay));
  const organizer = await open(one.ownerEmail);
  const { text } = organizer;
  await (await SignInPage.open(organizer)).signIn(inbox);
  const tasks = await (await StatusPage.open(organizer, one.ref, NAME)).applyAgain();
  expect(tasks.ref).not.toBe(one.ref);
  await expect(tasks.main).toContainText(text.application.tasks.copiedTitle);
  const next = blockParty(addDays(firstDay, 364));
  const applicant = await StepPage.open(organizer, tasks.ref, 'applicant');
  await expect(applicant.box(applicant.words('applicant.name').label)).toHaveValue('Ana Rivera');
  await TasksPage.open(organizer, tasks.ref);
  const asked = await tasks.completeAll(next, (papers) => papers.upload('sketch-plan', SKETCH));
  // What stays the same from year to year is not asked again.
  expect(asked).not.toContain('event');
  await (await tasks.check()).send();
  await (await StatusPage.open(organizer, tasks.ref, NAME)).expectStatus('submitted');
});
