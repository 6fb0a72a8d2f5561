import { mixedFestival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StartPage } from '#e2e/pages/start.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';

test('a festival for a cause becomes two applications, and its march does not wait for the rest @plain', async ({
  arrange,
  coordinator,
  inbox,
  open,
}) => {
  const answers = mixedFestival(juneSaturday());
  const draft = await arrange.draft(answers);
  const organizer = await open(draft.ownerEmail);
  await (await SignInPage.open(organizer)).signIn(inbox);
  const { text } = organizer;
  const words = text.application.parts;

  const start = await StartPage.open(organizer);
  await start.findOut(answers);
  await expect(start.main).toContainText(text.application.start.speechApart);

  const mixed = await TasksPage.open(organizer, draft.ref);
  const check = await mixed.check();
  await expect(check.main.getByRole('button', { name: text.application.check.send })).toHaveCount(0);
  await expect(check.main.getByRole('link', { name: words.confirm, exact: true })).toBeVisible();

  const speech = await (await TasksPage.open(organizer, draft.ref)).makeTwo();
  expect(speech.ref).not.toBe(draft.ref);
  await expect(speech.main).toContainText(words.thisIsSpeech);
  // Everything was answered before; only the signature is of one application alone.
  expect(await speech.completeAll(answers)).toEqual(['declaration']);
  const sent = await (await speech.check()).send();
  await expect(sent.main).toContainText(words.otherIsRest({ ref: draft.ref }));
  await expect(sent.main).toContainText(words.sendBoth);

  const rest = await TasksPage.open(organizer, draft.ref);
  await expect(rest.main).toContainText(words.otherIsSpeech({ ref: speech.ref }));
  expect(await rest.completeAll(answers)).toEqual(['declaration']);

  const desk = await CasePage.open(coordinator, speech.ref, answers.event?.name ?? '');
  await expect(desk.main).toContainText(coordinator.text.review.case.restIn({ ref: draft.ref }));
});
