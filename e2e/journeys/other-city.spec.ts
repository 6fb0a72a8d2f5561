import { portLyraFestival } from '#e2e/fixtures/answers.ts';
import { applyFor } from '#e2e/fixtures/apply.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { PermitPage } from '#e2e/pages/permit.ts';
import { QueuePage } from '#e2e/pages/queue.ts';
import { StatusPage } from '#e2e/pages/status.ts';

const NAME = 'Hampden Summer Fair';
const PLAN = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: plainPdf() };
const CONDITION = 'Keep the gate at the pond open.';

// Nothing but this word makes it another city.
test.use({ cityName: 'port-lyra' });

test('a festival goes through the agencies of another city to a verified permit @once', async ({
  applicant,
  stranger,
  coordinator,
  reviewer,
  inbox,
  arrange,
}) => {
  // As long a story as the festival in the first city.
  test.setTimeout(900_000);
  const answers = portLyraFestival(juneSaturday());
  const ref = await applyFor({ person: applicant, inbox, answers }, 'special_event', (papers) =>
    papers.upload('plan', PLAN),
  );

  await (await (await QueuePage.open(coordinator)).openCase(ref, NAME)).accept();
  const roads = await (await QueuePage.open(await reviewer('roads'))).openCase(ref, NAME);
  await expect(roads.main).toContainText(PLAN.name);
  await roads.approve();
  const fire = await (await QueuePage.open(await reviewer('fire-safety'))).openCase(ref, NAME);
  await fire.approveWithOwn(CONDITION);
  const green = await (await QueuePage.open(await reviewer('green-spaces'))).openCase(ref, NAME);
  await green.approve();
  const one = await arrange.existing(ref, answers);
  for (const agency of await arrange.openAgencies(one)) await arrange.approve(one, agency);
  await arrange.waivePapers(one);
  await (await CasePage.open(coordinator, ref, NAME)).issue();

  const status = await StatusPage.open(applicant, ref, NAME);
  await status.expectStatus('permit_issued');
  const paper = await status.downloadPermit();
  expect(paper).toContain('LYR-');
  expect(paper.replaceAll(/\s+/g, ' ')).toContain(CONDITION);
  const permit = await PermitPage.verify(stranger, await status.seePublicPage(), 'valid_later');
  await expect(permit.main).toContainText('Founders Green');
});
