import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { QueuePage } from '#e2e/pages/queue.ts';

test('two of one agency see each other work in the queue, and nothing moves under a reader', async ({
  arrange,
  reviewer,
}) => {
  const name = `Live ${Date.now()}`;
  const answers = festival(juneSaturday());
  const named = { ...answers, event: { ...answers.event, name } };
  const one = await arrange.inReview(named);
  const [ellen, sam] = [await reviewer('fire-marshal'), await reviewer('fire-marshal', 'Sam Lowell')];
  const { queue: words, live } = ellen.text.review;

  const hers = await QueuePage.open(ellen);
  await hers.search(name);
  const row = hers.case(one.ref);
  await row.getByRole('link', { name, exact: true }).focus();
  // A mark of the page itself: a page that is loaded anew has it no more.
  await ellen.page.evaluate(() => document.documentElement.setAttribute('data-kept', 'yes'));

  const his = await CasePage.open(sam, one.ref, name);
  await expect(row).toContainText(live.reading({ names: 'Sam Lowell' }));
  await his.claim();
  await expect(row).toContainText(words.ourDesk({ who: 'Sam Lowell' }));
  await expect(row.getByRole('link', { name, exact: true })).toBeFocused();

  const other = await arrange.inReview(named);
  await expect(hers.main).toContainText(live.more({ count: '1' }));
  await expect(hers.case(other.ref)).toHaveCount(0);
  await expect(row.getByRole('link', { name, exact: true })).toBeFocused();
  await expect(ellen.page.locator('html[data-kept]')).toHaveCount(1);
  await hers.expectSound(words.title);

  await hers.goBy(hers.main.getByRole('link', { name: live.show, exact: true }));
  await expect(hers.case(other.ref)).toHaveCount(1);

  // Whoever leaves a case is not named any more.
  await sam.page.goto('about:blank');
  await expect(row).not.toContainText(live.reading({ names: 'Sam Lowell' }));
});

test('two readers of a case see each other, and hear that it changed', async ({ arrange, reviewer }) => {
  const answers = festival(juneSaturday());
  const one = await arrange.inReview(answers);
  const [ellen, sam] = [await reviewer('fire-marshal'), await reviewer('fire-marshal', 'Sam Lowell')];
  const { live } = ellen.text.review;
  const hers = await CasePage.open(ellen, one.ref, one.eventName);
  const his = await CasePage.open(sam, one.ref, one.eventName);
  await expect(hers.main).toContainText(live.reading({ names: 'Sam Lowell' }));
  await his.claim();
  await expect(hers.main).toContainText(live.changed);
  await hers.expectSound(one.eventName);
  await hers.goBy(hers.main.getByRole('link', { name: live.again, exact: true }));
  await expect(hers.main).not.toContainText(live.changed);
});
