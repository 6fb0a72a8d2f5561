import { blockParty } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { LookUpPage } from '#e2e/pages/look-up.ts';
import { PermitPage } from '#e2e/pages/permit.ts';
import { QueuePage } from '#e2e/pages/queue.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StartPage } from '#e2e/pages/start.ts';
import { StatusPage } from '#e2e/pages/status.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';

const NAME = 'Keswick Road block party';
const SKETCH = { name: 'sketch.pdf', mimeType: 'application/pdf', buffer: plainPdf() };

test('a block party goes from the first question to a permit that anybody can verify @plain @ways', async ({
  applicant,
  stranger,
  coordinator,
  reviewer,
  inbox,
}) => {
  const party = blockParty(juneSaturday());
  const block = {
    street: 'Keswick Road',
    blocks: 1,
    intersectionsOpen: 'yes',
    end: '20:00',
    sells: 'no',
  } as const;

  const start = await StartPage.open(applicant);
  await start.findOut({ ...party, block });
  await start.expectTrack('block_party');
  const draft = await start.apply();

  // The first page that is saved asks for an address to come back by.
  await (await draft.begin()).complete(party);
  await (await SignInPage.arriveToSave(applicant)).signIn(inbox);

  const tasks = await TasksPage.arrive(applicant);
  expect(tasks.ref).toBe(draft.ref);
  const asked = await tasks.completeAll(party, (papers) => papers.upload('sketch-plan', SKETCH));
  expect(asked).toEqual(['dates', 'applicant', 'closures', 'food', 'neighbors', 'documents', 'declaration']);
  const check = await tasks.check();
  await expect(check.main).toContainText(SKETCH.name);
  await check.send();
  const { text } = applicant;
  const { ref } = tasks;
  await inbox.messageFor(applicant.email, text.mail.moments.receipt.subject({ ref, eventName: NAME }));
  await (await StatusPage.open(applicant, ref, NAME)).expectStatus('submitted');

  const desk = await (await QueuePage.open(coordinator)).openCase(ref, NAME);
  await desk.accept();
  const agency = await reviewer('special-events');
  await (await (await QueuePage.open(agency)).openCase(ref, NAME)).approve();
  await CasePage.open(coordinator, ref, NAME);
  await desk.expectStatus('ready_to_issue');
  await desk.waivePaper('neighbor-notice', 'The letters are described in the application.');
  await desk.issue();

  const status = await StatusPage.open(applicant, ref, NAME);
  await status.expectStatus('permit_issued');
  const paper = await status.downloadPermit();
  expect(paper).toContain(NAME);
  expect(paper).toContain('Keswick Road');
  const code = await status.seePublicPage();
  await new PermitPage(applicant).expectStanding('valid_later');

  const permit = await PermitPage.verify(stranger, code.toLowerCase(), 'valid_later');
  await expect(permit.main).toContainText(NAME);
  await expect(permit.main).not.toContainText('Ana Rivera');
  const lookUp = await LookUpPage.open(stranger);
  await lookUp.lookUp(ref.toLowerCase(), applicant.email.toUpperCase());
  await lookUp.expectStatus('permit_issued');
});
