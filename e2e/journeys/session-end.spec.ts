import { blockParty } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';

test('a sign-in that ends in the middle of a page takes no word: sign in beside it, and send the page again @plain @once', async ({
  arrange,
  inbox,
  open,
}) => {
  const draft = await arrange.draft(blockParty(juneSaturday()));
  const organizer = await open(draft.ownerEmail);
  const { page, text } = organizer;
  await (await SignInPage.open(organizer)).signIn(inbox);
  const step = await StepPage.open(organizer, draft.ref, 'applicant');
  const name = step.box(step.words('applicant.name').label);
  await organizer.hands.type(name, 'Ana Rivera Soto');
  await page.context().clearCookies();
  await step.goBy(step.continueButton);

  const ended = new Screen(organizer);
  await expect(ended.heading).toHaveText(text.failures.signInFirst.title);
  const opened = page.context().waitForEvent('page');
  await organizer.hands.press(
    ended.main.getByRole('link', { name: text.failures.signInBeside, exact: true }),
  );
  const beside = { ...organizer, page: await opened };
  await expect(beside.page).toHaveURL(/\/sign-in/);
  await (await SignInPage.open(beside)).signIn(inbox);

  await ended.press(text.failures.tryAgain);
  await expect(name).toHaveValue('Ana Rivera Soto');
  await step.press(text.common.continue);
  await StepPage.open(organizer, draft.ref, 'applicant');
  await expect(name).toHaveValue('Ana Rivera Soto');
});
