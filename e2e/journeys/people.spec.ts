import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { PeoplePage } from '#e2e/pages/people.ts';
import { QueuePage } from '#e2e/pages/queue.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { enterAsStaff } from '#e2e/pages/staff-sign-in.ts';
import { paths } from '#src/paths.ts';

const police = ({ city, locale }: Person): string =>
  city.agencies.find(({ key }) => key === 'police')?.name[locale] ?? '';

/** What the next request for a page is told. */
const statusOf = async ({ page }: Person, path: string): Promise<number> =>
  (await page.request.get(path, { maxRedirects: 0 })).status();

test('an administrator gives a role and takes it away, and the open page is refused within a second @plain', async ({
  arrange,
  open,
  staff,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const nora = await open('nora.lind@city.example');
  const { people, ...words } = nora.text;
  // A researcher begins on a page of their own, with no way to a case.
  await enterAsStaff(nora, 'Nora Lind', people.home.title);
  await new Screen(nora).expectSound(people.home.title);
  await expect(new Screen(nora).main).toContainText(people.home.researcher);
  await expect(nora.page.getByRole('link', { name: words.common.nav.queue, exact: true })).toHaveCount(0);
  expect(await statusOf(nora, paths.review(nora.locale))).toBe(403);

  const ada = await staff('administrator', null);
  const list = await PeoplePage.open(ada);
  const hers = await list.openPerson('Nora Lind');
  await hers.setAccess(police(ada), ['reviewer'], 'She helps the police in June.');
  await hers.expectDone('set');
  await hers.expectHistory('Ada Morgan', 'She helps the police in June.', ada.text.people.roles.reviewer);

  // Without a new sign-in.
  const queue = await QueuePage.open(nora);
  await queue.openCase(one.ref, one.eventName);
  const desk = await CasePage.open(nora, one.ref, one.eventName);

  await hers.act('block', 'June is over.');
  const removed = performance.now();
  await hers.expectDone('block');
  expect(await statusOf(nora, paths.reviewCase(nora.locale, one.ref))).toBe(303);
  expect(await statusOf(nora, paths.live(one.ref))).not.toBe(200);
  expect(performance.now() - removed).toBeLessThan(1000);
  await desk.page.reload();
  await desk.expectSound(words.signIn.staff.title);
  // The provider still knows her, and lets her no further than to our door.
  await desk.press(words.signIn.staff.submit);
  await nora.hands.press(nora.page.getByRole('button', { name: /^Nora Lind/ }));
  await desk.expectSound(words.signIn.staff.noRoleTitle);

  await hers.act('unblock', 'She is back.');
  await hers.expectDone('unblock');
  await enterAsStaff(nora, 'Nora Lind', people.home.title);
});

test('somebody who was named by an e-mail works from their first sign-in on', async ({ open, staff }) => {
  const ada = await staff('administrator', null);
  const list = await PeoplePage.open(ada);
  const email = 'wanda.imani@city.example';
  const who = { email, name: 'W. Imani', agency: police(ada), roles: ['reviewer'] as const };
  const page = await list.add({ ...who, reason: 'She begins on Monday.' });
  await page.expectDone('add');
  const wanda = await open(email);
  await enterAsStaff(wanda, 'Wanda Imani');
  const found = await (await PeoplePage.open(ada)).openPerson('Wanda Imani');
  await found.expectHistory(ada.text.people.history.changed.match, email);
});
