import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import type { Inbox } from '#e2e/fixtures/inbox.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { DelegatesPage } from '#e2e/pages/delegates.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';
import { paths } from '#src/paths.ts';

const LINK = /\/invitation\?token=[\w-]+/; // https://permits.example/es/invitation?token=k3Jv

/** The address in the mail of an invitation, in the language of whoever invited. */
async function linkFor(inbox: Inbox, person: Person, eventName: string): Promise<string> {
  const subject = person.text.mail.moments.invitation.subject({ ref: '', eventName });
  const message = await inbox.messageFor(person.email, subject);
  return (person.locale === 'en' ? '' : `/${person.locale}`) + (LINK.exec(message.text)?.[0] ?? '');
}

test('somebody who was invited to one task answers that, sees nothing else, and is out when it is taken back @plain @ways', async ({
  open,
  stranger,
  arrange,
  inbox,
}) => {
  const answers = festival(juneSaturday());
  const eventName = answers.event?.name ?? '';
  const one = await arrange.draft(answers);
  const owner = await open(one.ownerEmail);
  const { text } = owner;
  await (await SignInPage.open(owner)).signIn(inbox);

  // The way to it begins on a page of the task.
  const step = await StepPage.open(owner, one.ref, 'event');
  await step.follow(text.delegates.invitePage);
  const delegates = await DelegatesPage.arrive(owner);
  await delegates.expectTask(text.steps.tasks.event.title);
  await delegates.invite(stranger.email);
  await delegates.expectDone(text.delegates.done.invited);
  await delegates.expectState(stranger.email, text.delegates.states.invited);

  // Opening the link is not yet coming in: programs that check mail do that too.
  const link = await linkFor(inbox, stranger, eventName);
  await stranger.page.goto(link);
  await stranger.page.goto(paths.delegatedTask(stranger.locale, one.ref));
  await expect(stranger.page).toHaveURL(/\/sign-in/);

  await stranger.page.goto(link);
  const door = new DelegatesPage(stranger);
  await door.expectSound(text.delegates.link.title);
  await door.press(text.delegates.link.submit);
  await door.expectSound(text.steps.tasks.event.title);
  await expect(door.main).not.toContainText(one.ownerEmail);

  const page = await StepPage.open(stranger, one.ref, 'event');
  await page.answer('event', { event: { description: 'Songs by the water.' } });
  await page.press(text.common.saveAndExit);
  await door.expectSound(text.steps.tasks.event.title);
  for (const closed of [
    paths.application(stranger.locale, one.ref),
    paths.step(stranger.locale, one.ref, 'applicant'),
    paths.checkAnswers(stranger.locale, one.ref),
    paths.documents(stranger.locale, one.ref),
    paths.delegates(stranger.locale, one.ref),
  ]) {
    const response = await stranger.page.request.get(closed);
    expect(response.status(), closed).toBe(404);
  }

  const tasks = await TasksPage.open(owner, one.ref);
  await expect(tasks.main).toContainText(text.delegates.changedBy({ email: stranger.email }));
  await tasks.follow(text.delegates.inviteFromTasks);
  await delegates.expectState(stranger.email, text.delegates.states.opened);
  await delegates.takeBack(stranger.email);
  await delegates.expectDone(text.delegates.done['taken-back']);
  await delegates.expectState(stranger.email, text.delegates.states.taken_back);

  await stranger.page.goto(paths.step(stranger.locale, one.ref, 'event'));
  await expect(stranger.page).toHaveURL(/\/sign-in/);
  await stranger.page.goto(link);
  await door.expectSound(text.delegates.link.endedTitle);

  // What they saved stays.
  const again = await StepPage.open(owner, one.ref, 'event');
  await expect(again.box(again.words('event.description').label)).toHaveValue('Songs by the water.');
});

test('what somebody who was invited types is saved while they type, and the owner finds it under their name @once', async ({
  open,
  stranger,
  arrange,
  inbox,
}) => {
  const by = await arrange.applicant();
  const { ref, ownerEmail } = await arrange.draft(festival(juneSaturday()), by);
  const { linkToken, email } = await arrange.invitation(ref, by, 'event');
  await stranger.page.goto(paths.invitation(stranger.locale, linkToken));
  const { text } = stranger;
  await new DelegatesPage(stranger).press(text.delegates.link.submit);

  const page = await StepPage.open(stranger, ref, 'event');
  // Nothing of other tasks reaches their browser.
  await expect(stranger.page.locator('#step-state')).not.toHaveAttribute('data-state');
  const status = stranger.page.locator('#autosave-status');
  await expect(status).toHaveRole('status');
  await expect(status).toBeEmpty();
  const description = page.box(page.words('event.description').label);
  await stranger.hands.type(description, 'Songs by the wat');
  // Draft saved 3:42 PM
  const saved = new RegExp(`^${text.application.step.autosaved({ time: '\\d{1,2}:\\d{2}\\s[AP]M' })}$`);
  await expect(status).toHaveText(saved);
  await stranger.page.reload();
  await expect(description).toHaveValue('Songs by the wat');

  const owner = await open(ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  const tasks = await TasksPage.open(owner, ref);
  await expect(tasks.main).toContainText(owner.text.delegates.changedBy({ email }));
});

test('whoever signed in a while ago proves who they are by a mailed code, and whom they invite waits meanwhile @plain', async ({
  open,
  stranger,
  arrange,
  inbox,
  service,
}) => {
  const { ref, ownerEmail } = await arrange.draft(festival(juneSaturday()));
  const owner = await open(ownerEmail);
  const { text, locale } = owner;
  await (await SignInPage.open(owner)).signIn(inbox);
  const growOld = () => service.db.owner`
    UPDATE sessions s SET authenticated_at = authenticated_at - interval '15 minutes'
    FROM applicants a WHERE a.id = s.applicant_id AND a.email = ${ownerEmail}`;

  const step = await StepPage.open(owner, ref, 'event');
  await step.follow(text.delegates.invitePage);
  const delegates = await DelegatesPage.arrive(owner);
  // The time runs out while they type.
  await growOld();
  await delegates.send(stranger.email);
  await expect(delegates.errorSummary).toContainText(text.errors.refusal('sign-in-again'));
  await delegates.expectWaiting(ownerEmail, stranger.email);
  await delegates.press(text.signIn.send);
  await delegates.expectSound(text.delegates.title);
  await expect(delegates.main).toContainText(text.delegates.confirmThen({ email: stranger.email }));
  await delegates.confirm('00000000');
  await expect(delegates.errorSummary).toContainText(text.errors.refusal('code-wrong'));
  await delegates.confirm(await inbox.codeFor(ownerEmail));
  await delegates.expectDone(text.delegates.done.invited);
  await delegates.expectState(stranger.email, text.delegates.states.invited);
  await expect(owner.page).toHaveURL(new RegExp(`${paths.delegates(locale, ref)}\\?done=invited$`));

  // Whoever comes too late to say whom they invite says it then, with the task still chosen.
  await growOld();
  await (await StepPage.open(owner, ref, 'event')).follow(text.delegates.invitePage);
  await expect(delegates.button(text.delegates.submit)).toHaveCount(0);
  await delegates.press(text.signIn.send);
  await delegates.expectSound(text.delegates.title);
  await delegates.confirm(await inbox.codeFor(ownerEmail), text.common.continue);
  await delegates.expectSound(text.delegates.title);
  await delegates.expectTask(text.steps.tasks.event.title);
});
