import { farmersMarket } from '#db/seeds/events/streets.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StatusPage } from '#e2e/pages/status.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { longDate } from '#src/text/format.ts';

const NAME = 'Barclay Saturday market';
const PLAN = { name: 'stalls.pdf', mimeType: 'application/pdf', buffer: plainPdf() };

test('a season of Saturday markets is one application with a day left out @once @ways', async ({
  arrange,
  inbox,
  open,
}) => {
  const firstDay = juneSaturday();
  const answers = farmersMarket(firstDay);
  const { dates: _, declaration: __, ...before } = answers;
  const draft = await arrange.draft({ ...before, dates: { firstDay } });
  const seller = await open(draft.ownerEmail);
  await (await SignInPage.open(seller)).signIn(inbox);

  const tasks = await TasksPage.open(seller, draft.ref);
  const asked = await tasks.completeAll(answers, (papers) => papers.upload('site-plan', PLAN));
  expect(asked).toContain('dates');
  const check = await tasks.check();
  const skipped = addDays(firstDay, 7 * 8);
  await expect(check.main).toContainText(longDate(skipped, seller.locale));
  await check.send();
  await (await StatusPage.open(seller, draft.ref, NAME)).expectStatus('submitted');
});
