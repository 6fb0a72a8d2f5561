import { blockParty } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { keyboardOf } from '#e2e/fixtures/hands.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StartPage } from '#e2e/pages/start.ts';
import { StatusPage } from '#e2e/pages/status.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';

const SKETCH = { name: 'sketch.pdf', mimeType: 'application/pdf', buffer: plainPdf() };

test('a block party is applied for with nothing but a keyboard', async ({ applicant, inbox }) => {
  const person = { ...applicant, hands: keyboardOf(applicant.page) };
  const party = blockParty(juneSaturday());
  const block = {
    street: 'Keswick Road',
    blocks: 1,
    intersectionsOpen: 'yes',
    end: '20:00',
    sells: 'no',
  } as const;
  const start = await StartPage.open(person);
  await start.findOut({ ...party, block });
  const first = await (await start.apply()).begin();

  // A page that is not fine moves the focus to what is wrong, and from there to the question.
  await first.continueAndStay();
  await expect(first.errorSummary).toBeFocused();
  const { label } = first.words('event.name');
  const message = person.text.errors.issue('required', { ...first.words('event.name'), by: 'enter' });
  await person.hands.press(first.errorSummary.getByRole('link', { name: message, exact: true }));
  await expect(first.box(label)).toBeFocused();
  await first.complete(party);

  await (await SignInPage.arriveToSave(person)).signIn(inbox);
  const tasks = await TasksPage.arrive(person);
  await tasks.completeAll(party, (papers) => papers.upload('sketch-plan', SKETCH));
  await (await tasks.check()).send();
  const status = await StatusPage.open(person, tasks.ref, 'Keswick Road block party');
  await status.expectStatus('submitted');
});

test('the keyboard skips to the questions, and goes through a page in its order', async ({
  open,
  arrange,
  inbox,
}) => {
  const one = await arrange.draft(blockParty(juneSaturday()));
  const owner = await open(one.ownerEmail);
  const person = { ...owner, hands: keyboardOf(owner.page) };
  await (await SignInPage.open(person)).signIn(inbox);
  const page = await StepPage.open(person, one.ref, 'event');
  await person.hands.press(page.page.getByRole('link', { name: person.text.common.skipToContent }));
  await expect(page.main).toBeFocused();
  await person.hands.type(page.box(page.words('event.name').label), 'Keswick Road party');
  await page.page.keyboard.press('Tab');
  await expect(page.box(page.words('event.description').label)).toBeFocused();
});
