import { festival } from '#e2e/fixtures/answers.ts';
import { noteCorrection } from '#e2e/fixtures/corrections.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { CheckPage } from '#e2e/pages/check.ts';
import { CorrectionsPage } from '#e2e/pages/corrections.ts';
import { DocumentsPage } from '#e2e/pages/documents.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StatusPage } from '#e2e/pages/status.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { listReviews } from '#src/store/review.ts';
import { mail } from '#src/text/en/mail.ts';

const TOILETS = 'Two thousand people need more toilets.';
const STAFF = 'Does this hold the guards as well?';
const PLAN = 'Show the hydrant on the plan.';
const EXPLAINED = 'Only our own people. The guards come on top.';
const pdf = (name: string, pages: number) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(plainPdf({ pages })),
});

test('three agencies ask in one list: one answer is changed, one explained, one document sent @plain @ways', async ({
  arrange,
  service,
  coordinator,
  reviewer,
  open,
  inbox,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const reviews = async () =>
    new Map(
      (await listReviews(service.db.app, one.id))
        .filter((review) => review.is_current)
        .map((review) => [review.agency, review]),
    );
  for (const agency of ['traffic', 'public-works', 'fire-marshal', 'health']) {
    if ((await arrange.openAgencies(one)).includes(agency)) await arrange.approve(one, agency);
  }
  const signed = await reviews();
  await noteCorrection(await one.desk('police'), one.ref, {
    target: 'question:people.staff',
    kind: 'unclear',
    words: STAFF,
  });
  await noteCorrection(await one.desk('fire-marshal'), one.ref, {
    target: 'document:site-plan',
    kind: 'missing',
    words: PLAN,
  });
  const works = await CasePage.open(await reviewer('public-works'), one.ref, one.eventName);
  const { text, city } = works.person;
  const dueOn = addDays(calendarDateAt(one.owner.now, city.timeZone), 6);
  await works.askForCorrection(text.questions['safety.toilets'].label, 'contradicts', TOILETS, dueOn);
  await works.expectCorrection(TOILETS, 'drafted');

  const desk = await CasePage.open(coordinator, one.ref, one.eventName);
  await desk.sendCorrections(3);
  await desk.expectStatus('changes_requested');
  await desk.expectCorrection(STAFF, 'sent');

  const owner = await open(one.ownerEmail);
  const { status, questions, errors } = owner.text;
  // In the language in which it was sent.
  await inbox.messageFor(
    one.ownerEmail,
    mail.moments['changes-requested'].subject({
      ref: one.ref,
      eventName: one.eventName,
      count: 3,
    }),
  );
  await (await SignInPage.open(owner)).signIn(inbox);
  await (await StatusPage.open(owner, one.ref, one.eventName)).follow(status.corrections.open);
  let list = await CorrectionsPage.arrive(owner);
  for (const words of [TOILETS, STAFF, PLAN]) await list.expectProgress(words, 'open');

  // One answer is changed, on a page that draws nothing else to change.
  await list.change(TOILETS);
  await expect(list.main).toContainText(TOILETS);
  await expect(list.main.getByRole('textbox')).toHaveCount(1);
  await owner.hands.type(list.box(questions['safety.toilets'].label), '14');
  await list.press(owner.text.common.continue);
  list = await CorrectionsPage.arrive(owner);
  await list.expectSaved();
  await list.expectProgress(TOILETS, 'changed');
  await list.expectSaid(TOILETS, '14');

  // Nothing goes back before everything is done.
  const early = await CheckPage.open(owner, one.ref);
  await expect(early.main).toContainText(errors.refusal('corrections-open'));
  await expect(early.button(owner.text.application.check.send)).toHaveCount(0);

  list = await CorrectionsPage.open(owner, one.ref);
  await list.explain(STAFF, EXPLAINED);
  await list.expectSaved();
  await list.expectProgress(STAFF, 'explained');

  await list.goToDocument(PLAN);
  const papers = await DocumentsPage.arrive(owner);
  await papers.upload('site-plan', pdf('plan-with-hydrant.pdf', 2));
  list = await CorrectionsPage.open(owner, one.ref);
  await list.expectProgress(PLAN, 'changed');
  await list.follow(status.corrections.next);
  await (await CheckPage.arrive(owner, one.ref)).send();

  // Only agencies whose inputs changed look again.
  const now = await reviews();
  const again = [...now].filter(([, review]) => review.round === 2).map(([agency]) => agency);
  expect(again).toContain('public-works');
  expect(again).toContain('fire-marshal');
  expect(again).not.toContain('police');
  for (const [agency, review] of signed)
    if (!again.includes(agency)) expect([agency, now.get(agency)?.state]).toEqual([agency, review.state]);
  expect(now.get('police')?.paused_at).toBeNull();

  // Each answer came back beside its request, for the agency that asked.
  const police = await CasePage.open(await reviewer('police'), one.ref, one.eventName);
  await police.expectCorrection(STAFF, 'answered', EXPLAINED);
  await police.settleCorrection(STAFF);
  const back = await CasePage.open(works.person, one.ref, one.eventName);
  await back.expectCorrection(TOILETS, 'answered', '14');
  await back.compare(1, 2, '14', 'plan-with-hydrant.pdf');

  const seen = await StatusPage.open(owner, one.ref, one.eventName);
  await seen.follow(status.corrections.seeAll);
  await (await CorrectionsPage.arrive(owner)).expectSaid(STAFF, EXPLAINED);
});
