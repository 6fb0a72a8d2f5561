import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { PermitPage } from '#e2e/pages/permit.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StatusPage } from '#e2e/pages/status.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';

test('a permit that is taken back says so to everybody at once', async ({
  arrange,
  coordinator,
  stranger,
}) => {
  const one = await arrange.issued(blockParty(juneSaturday()));
  await PermitPage.open(stranger, one.code, 'valid_later');
  const desk = await CasePage.open(coordinator, one.ref, one.eventName);
  await desk.sendRevocation('The street caved in.');
  // No waiting here: the page that was asked for last must know.
  await PermitPage.open(stranger, one.code, 'revoked');
  await desk.expectDone('revoke');
});

test('what is missing comes back to the organizer, who mends it and sends it again', async ({
  arrange,
  coordinator,
  open,
  inbox,
}) => {
  const one = await arrange.submitted(blockParty(juneSaturday()));
  const desk = await CasePage.open(coordinator, one.ref, one.eventName);
  const wish = 'Please tell us how neighbors were told, with the day.';
  await desk.giveBack(coordinator.city.returnReasons[0]?.words[coordinator.locale] ?? '', wish);

  const owner = await open(one.ownerEmail);
  const { moments } = owner.text.mail;
  await inbox.messageFor(owner.email, moments.returned.subject({ ref: one.ref, eventName: one.eventName }));
  await (await SignInPage.open(owner)).signIn(inbox);
  const tasks = await TasksPage.open(owner, one.ref);
  await expect(tasks.main).toContainText(wish);
  const page = await StepPage.open(owner, one.ref, 'neighbors');
  await page.complete({ neighbors: { told: 'yes', how: 'A note at every door on May 2.' } });
  await (await (await TasksPage.open(owner, one.ref)).check()).send();
  await (await StatusPage.open(owner, one.ref, one.eventName)).expectStatus('submitted');

  await CasePage.open(coordinator, one.ref, one.eventName);
  await expect(desk.main).toContainText('A note at every door on May 2.');
  await desk.accept();
});

test('an organizer withdraws, and nobody works on the case any more', async ({
  arrange,
  open,
  inbox,
  reviewer,
}) => {
  const one = await arrange.inReview(blockParty(juneSaturday()));
  const owner = await open(one.ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  const status = await StatusPage.open(owner, one.ref, one.eventName);
  await status.withdraw();
  await status.expectSaid(owner.text.application.mine.done.withdrawn);
  await (await StatusPage.open(owner, one.ref, one.eventName)).expectStatus('withdrawn');
  const agency = await CasePage.open(await reviewer('special-events'), one.ref, one.eventName);
  await expect(agency.main).toContainText(agency.person.text.review.case.task.ended);
  expect(await agency.canDecide()).toBe(false);
});

test('of two who decide at once the second is told and keeps their words', async ({ arrange, reviewer }) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const words = 'The tents stand too close to each other.';
  const first = await CasePage.open(await reviewer('fire-marshal'), one.ref, one.eventName);
  const second = await CasePage.open(await reviewer('fire-marshal', 'Sam Lowell'), one.ref, one.eventName);
  const { text, city, locale } = second.person;
  const reason =
    city.agencies.find(({ key }) => key === 'fire-marshal')?.objectionReasons[0]?.words[locale] ?? '';
  await first.approve();
  await second.sendObjection(reason, words);
  await second.expectErrors(one.eventName, [{ message: text.review.refused['already-decided'] ?? '' }]);
  await expect(second.main).toContainText(text.review.case.kept.title);
  await expect(second.main).toContainText(words);
});

test('an old window is told that answers changed, keeps what was typed, and can save it then @ways', async ({
  open,
  arrange,
  inbox,
}) => {
  const one = await arrange.draft(blockParty(juneSaturday()));
  const owner = await open(one.ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  const old = await StepPage.open(owner, one.ref, 'event');
  const other = await owner.openWindow();
  const newer = await StepPage.open(other, one.ref, 'event');
  await newer.complete({ event: { name: 'Keswick Road summer party' } });

  await old.answer('event', { event: { name: 'Keswick fair', description: 'Neighbors dance.' } });
  await old.press(owner.text.common.continue);
  const { step } = owner.text.application;
  await expect(old.main.getByRole('status').first()).toContainText(step.staleTitle);
  await old.expectSound(old.title, { isWrong: true });
  await expect(old.main.getByRole('status').first()).toContainText('Keswick Road summer party');
  await expect(old.box(old.words('event.description').label)).toHaveValue('Neighbors dance.');
  await expect(old.box(old.words('event.name').label)).toHaveValue('Keswick fair');
  await old.press(owner.text.common.continue);
  const tasks = await TasksPage.open(owner, one.ref);
  await expect(tasks.main).toContainText('Keswick fair');
});
