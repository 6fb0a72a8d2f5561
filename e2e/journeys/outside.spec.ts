import { carnival } from '#db/seeds/events/lots.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { uploaded } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { AskOutside, OutsidePage, requestOf } from '#e2e/pages/outside.ts';
import { paths } from '#src/paths.ts';

const RIDES = 'state-rides';
const QUESTION = 'Are the three rides inspected?';

test('a body outside the city answers by a link with a code, sees its part only, and is out when it is taken back @plain @ways', async ({
  arrange,
  coordinator,
  stranger,
  inbox,
}) => {
  const one = await arrange.inReview(carnival(juneSaturday()));
  const plan = await uploaded(one.owner, one.ref, plainPdf({ pages: 1 }));
  const { text, locale, city } = coordinator;
  const title = city.outsideApprovals.find((known) => known.key === RIDES)?.name[locale] ?? '';

  const desk = await CasePage.open(coordinator, one.ref, one.eventName);
  const asking = new AskOutside(desk, title);
  await asking.send('', QUESTION);
  await expect(desk.errorSummary).toBeVisible();
  await desk.page.reload();
  const opened = await CasePage.open(coordinator, one.ref, one.eventName);
  await asking.send(stranger.email, QUESTION, [plan.file_name]);
  await opened.expectDone('asked_outside');
  await asking.expectSaid(text.outside.ask.states.sent);

  // Opening the link shows nothing of the case: programs that check mail do that too.
  const link = await OutsidePage.linkFor(inbox, stranger, { ref: one.ref, eventName: one.eventName });
  const door = await OutsidePage.open(stranger, link);
  await door.expectSound(text.outside.link.title);
  await expect(door.main).not.toContainText(one.eventName);
  await expect(door.main).not.toContainText(stranger.email);
  await stranger.page.goto(requestOf(stranger));
  await expect(stranger.page).toHaveURL(/\/sign-in/);

  await OutsidePage.open(stranger, link);
  await door.askForCode();
  const code = await inbox.codeFor(stranger.email);
  await door.typeCode(code === '00000000' ? '00000001' : '00000000');
  await expect(door.errorSummary).toContainText(text.errors.refusal('code-wrong'));
  await door.typeCode(code);
  await door.expectSound(one.eventName);
  await expect(door.main).toContainText(QUESTION);
  await expect(door.main).not.toContainText(one.ownerEmail);
  const file = await stranger.page.request.get(paths.documentFile(plan.id));
  expect(file.status()).toBe(200);
  expect(await file.body()).toEqual(Buffer.from(plainPdf({ pages: 1 })));
  for (const closed of [
    paths.application(locale, one.ref),
    paths.documents(locale, one.ref),
    paths.documentPage(plan.id, 99),
    paths.record(one.ref, 1),
  ]) {
    expect((await stranger.page.request.get(closed)).status(), closed).toBe(404);
  }

  // Too little is told, and nothing that was typed is lost.
  await door.answer('question', { words: '' });
  await expect(door.errorSummary).toBeVisible();
  await door.answer('question', { words: 'Which rides?' });
  await door.expectSound(text.outside.request.doneTitle);
  await expect(door.main).toContainText('Which rides?');

  // The city reads it as news, and sends a new link; the one before is dead.
  await CasePage.open(coordinator, one.ref, one.eventName);
  await asking.expectSaid('Which rides?');
  await asking.send(stranger.email, 'The wheel, the swings and the train.');
  await desk.expectDone('asked_outside');
  await (await OutsidePage.open(stranger, link)).expectEnded();
  await stranger.page.goto(requestOf(stranger));
  await expect(stranger.page).toHaveURL(/\/sign-in/);
});

test('an approval is recorded with its number, and a link that is taken back ends @plain', async ({
  arrange,
  coordinator,
  stranger,
  inbox,
}) => {
  const one = await arrange.inReview(carnival(juneSaturday()));
  const { text, locale, city } = coordinator;
  const title = city.outsideApprovals.find((known) => known.key === RIDES)?.name[locale] ?? '';
  const desk = await CasePage.open(coordinator, one.ref, one.eventName);
  const asking = new AskOutside(desk, title);
  await asking.send(stranger.email, QUESTION);
  const first = await OutsidePage.linkFor(inbox, stranger, { ref: one.ref, eventName: one.eventName });
  await asking.takeBack();
  await (await OutsidePage.open(stranger, first)).expectEnded();

  const { linkToken, email } = await arrange.outsideRequest(one, RIDES);
  const door = await OutsidePage.open(stranger, paths.outsideLink(stranger.locale, linkToken));
  await door.askForCode();
  await door.typeCode(await inbox.codeFor(email));
  await door.answer('granted', { reference: 'MD-RIDES 77' });
  await door.expectSound(text.outside.request.doneTitle);
  await expect(door.main).toContainText('MD-RIDES 77');
  // Going back does not answer again.
  await stranger.page.reload();
  await expect(door.button(text.outside.request.submit)).toHaveCount(0);

  await CasePage.open(coordinator, one.ref, one.eventName);
  await asking.expectSaid(text.review.case.outside.state.granted);
  await asking.expectSaid('MD-RIDES 77');
});
