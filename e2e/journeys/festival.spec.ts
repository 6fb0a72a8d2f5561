import { festival } from '#e2e/fixtures/answers.ts';
import { applyFor } from '#e2e/fixtures/apply.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { DocumentsPage } from '#e2e/pages/documents.ts';
import { PermitPage } from '#e2e/pages/permit.ts';
import { QueuePage } from '#e2e/pages/queue.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StatusPage } from '#e2e/pages/status.ts';

const NAME = 'Hampden Summer Fair';
const PLAN = { name: 'site plan.pdf', mimeType: 'application/pdf', buffer: plainPdf({ pages: 2 }) };
const QUESTION = 'Where do buses turn while Hickory Avenue is closed?';
const ANSWER = 'They turn into Elm Avenue. We agreed on that with the transit agency.';
const CONDITION = 'Keep the gate on W 36th Street open for fire engines.';

test('a festival goes with its site plan through three agencies to a verified permit @plain @ways', async ({
  applicant,
  stranger,
  coordinator,
  reviewer,
  inbox,
  arrange,
}) => {
  // Six people at seventy pages, on two cores that serve, draw and check.
  test.setTimeout(900_000);
  const answers = festival(juneSaturday());
  const ref = await applyFor({ person: applicant, inbox, answers }, 'special_event', (papers) =>
    papers.upload('site-plan', PLAN),
  );

  await (await (await QueuePage.open(coordinator)).openCase(ref, NAME)).accept();
  const one = await arrange.existing(ref, answers);
  expect((await arrange.openAgencies(one)).toSorted()).toEqual([
    'fire-marshal',
    'food-control',
    'police',
    'public-works',
    'risk',
    'special-events',
    'traffic',
  ]);

  // Traffic asks before it decides, and its clock stands still meanwhile.
  const traffic = await (await QueuePage.open(await reviewer('traffic'))).openCase(ref, NAME);
  await traffic.claim();
  await traffic.ask(QUESTION);
  const status = await StatusPage.open(applicant, ref, NAME);
  await expect(status.main).toContainText(QUESTION);
  const { review } = applicant.text.status;
  await expect(status.agency('traffic')).toContainText(review.info_requested);
  await status.answerQuestion(ANSWER);
  await expect(status.agency('traffic')).toContainText(review.assigned);
  await CasePage.open(traffic.person, ref, NAME);
  await expect(traffic.main).toContainText(ANSWER);
  await traffic.approve();

  const fire = await (await QueuePage.open(await reviewer('fire-marshal'))).openCase(ref, NAME);
  await expect(fire.main).toContainText(PLAN.name);
  await fire.approveWith(CONDITION, 'June 1');
  const police = await (await QueuePage.open(await reviewer('police'))).openCase(ref, NAME);
  await police.approve();
  for (const agency of await arrange.openAgencies(one)) await arrange.approve(one, agency);
  await arrange.waivePapers(one);

  const desk = await CasePage.open(coordinator, ref, NAME);
  await desk.expectStatus('ready_to_issue');
  await desk.issue();

  await StatusPage.open(applicant, ref, NAME);
  await status.expectStatus('permit_issued');
  const paper = await status.downloadPermit();
  expect(paper).toContain(NAME);
  expect(paper.replaceAll(/\s+/g, ' ')).toContain(CONDITION);
  const code = await status.seePublicPage();
  const permit = await PermitPage.verify(stranger, code, 'valid_later');
  await expect(permit.main).toContainText('Hickory Avenue');
  await expect(permit.main).not.toContainText('Ana Rivera');
});

test('a plan as a phone keeps it is not taken, and the organizer is told why', async ({
  open,
  arrange,
  inbox,
}) => {
  const draft = await arrange.draft(festival(juneSaturday()));
  const owner = await open(draft.ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  const papers = await DocumentsPage.open(owner, draft.ref);
  const photo = { name: 'plan.heic', mimeType: 'image/heic', buffer: Buffer.from('a photo') };
  await papers.send('site-plan', photo);
  await papers.expectRefused('site-plan', owner.text.documents.problem('phone-photo', { file: photo.name }));
  await papers.upload('site-plan', PLAN);
});
