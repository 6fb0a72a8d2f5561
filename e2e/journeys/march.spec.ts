import { march } from '#e2e/fixtures/answers.ts';
import { daysFromNow, juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StartPage } from '#e2e/pages/start.ts';
import { StatusPage } from '#e2e/pages/status.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';
import type { Answers } from '#src/domain/application/answers.ts';

const NAME = 'March for the harbor';

/** Three days in a row from tomorrow: no weekday leaves the two business days that the city asks for. */
function threeDayMarch(): Answers {
  const days = [1, 2, 3].map((ahead) => ({
    id: `d${ahead}`,
    date: daysFromNow(ahead),
    start: '12:00',
    end: '16:00',
  }));
  return { ...march(daysFromNow(1)), dates: { firstDay: daysFromNow(1), days } };
}

test('a three-day protest march takes the short form and goes straight to review, also when it is late', async ({
  applicant,
  inbox,
}) => {
  const { text } = applicant;
  const answers = threeDayMarch();
  const start = await StartPage.open(applicant);
  await start.findOut(answers);
  await start.expectTrack('speech');
  await expect(start.main).toContainText(text.application.start.lateSpeech);
  await expect(start.main).toContainText(text.application.start.noPapers);
  // A last day that has passed is not held against speech, so that none is named; nor is nothing to add a gap.
  await expect(start.main).not.toContainText(text.application.start.plan.file);
  const draft = await start.apply();
  await expect(draft.main).toContainText(text.application.start.lateSpeech);
  await expect(draft.main).toContainText(text.application.start.noPapers);
  await (await draft.begin()).complete(answers);
  await (await SignInPage.arriveToSave(applicant)).signIn(inbox);

  const tasks = await TasksPage.arrive(applicant);
  const asked = await tasks.completeAll(answers);
  // No insurance, no neighbors to ask for their signatures, nothing about the message.
  expect(asked).toEqual([
    'speech',
    'dates',
    'applicant',
    'onsite',
    'site',
    'park',
    'route',
    'documents',
    'declaration',
  ]);
  const event = await StepPage.open(applicant, tasks.ref, 'event');
  expect(await event.isAsked('event.name')).toBe(true);
  for (const never of ['event.description', 'event.publicSummary', 'event.fundraising'])
    expect(await event.isAsked(never), never).toBe(false);

  const check = await (await TasksPage.open(applicant, tasks.ref)).check();
  await expect(check.main).not.toContainText(text.application.check.lateTitle);
  // The one place that may name such a question says that it was not asked.
  const said = await check.textButNotAsked();
  for (const never of [text.questions['insurance.hardship'].label, text.questions['neighbors.told'].label])
    expect(said).not.toContain(never);
  await check.send();

  const status = await StatusPage.open(applicant, tasks.ref, NAME);
  await status.expectStatus('in_agency_review');
  await expect(status.agency('traffic')).toContainText(text.status.review.waiting);
  await expect(status.agency('risk')).toHaveCount(0);
});

test('a march is denied only when a lawyer has looked, and the organizer reads what is offered instead', async ({
  arrange,
  coordinator,
  open,
  inbox,
}) => {
  const one = await arrange.inReview(march(juneSaturday()));
  const offer = 'The same streets work from 4 p.m. on.';
  const why = 'A race has Light Street until 3 p.m.';
  const desk = await CasePage.open(coordinator, one.ref, one.eventName);
  await desk.sendDenial({
    reason: 'Somebody who applied earlier has this place at this time.',
    words: why,
    alternative: offer,
    lawCheckedBy: '',
  });
  await desk.expectLawCheckAsked();
  await desk.sendDenialChecked('Naomi Feld, today');

  const owner = await open(one.ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  const status = await StatusPage.open(owner, one.ref, one.eventName);
  await status.expectStatus('denied');
  for (const words of [why, offer, owner.city.appeal.speechWords.en])
    await expect(status.main).toContainText(words);
  await expect(status.main).not.toContainText('Naomi Feld');
});
