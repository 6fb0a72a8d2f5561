import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { QueuePage } from '#e2e/pages/queue.ts';

test('single keys go through the queue and a case, are letters in fields, and can be turned off for good', async ({
  arrange,
  reviewer,
}) => {
  const name = `Keys ${Date.now()}`;
  const answers = festival(juneSaturday());
  const named = { ...answers, event: { ...answers.event, name } };
  const refs = [(await arrange.inReview(named)).ref, (await arrange.inReview(named)).ref];
  const person = await reviewer('fire-marshal');
  const { page, text } = person;
  const { keyboard } = page;
  const queue = await QueuePage.open(person);
  await keyboard.press('/');
  const search = queue.main.getByRole('searchbox');
  await expect(search).toBeFocused();
  // In a field they are letters.
  await keyboard.type(name);
  await expect(search).toHaveValue(name);
  await keyboard.press('Enter');
  await page.waitForURL(/search=/);
  const rows = queue.main.locator('tr[data-ref]');
  await expect(rows).toHaveCount(refs.length);
  for (const [key, at] of [
    ['j', 0],
    ['j', 1],
    ['j', 1],
    ['k', 0],
  ] as const) {
    await keyboard.press(key);
    await expect(rows.nth(at).getByRole('link')).toBeFocused();
  }
  const ref = (await rows.first().getAttribute('data-ref')) ?? '';
  await keyboard.press('Shift+?');
  await expect(queue.main.getByText(text.review.keys.on, { exact: true })).toBeVisible();
  await keyboard.press('k');
  await keyboard.press('c');
  await expect(queue.main.getByRole('status')).toContainText(text.review.queue.claimed({ ref }));
  await keyboard.press('j');
  await Promise.all([page.waitForURL(/\/review\/./), keyboard.press('o')]);
  const opened = await CasePage.arrive(person, new URL(page.url()).pathname.split('/').at(-1) ?? '', name);

  await keyboard.press('a');
  const approve = opened.main.getByRole('radio', { name: text.review.case.decision.approve, exact: true });
  await expect(approve).toBeFocused();
  // It leads there and decides nothing.
  await expect(approve).not.toBeChecked();
  await keyboard.press('n');
  await expect(opened.main.getByLabel(text.review.case.notes.label)).toBeFocused();
  await keyboard.type('arn');
  await expect(opened.main.getByLabel(text.review.case.notes.label)).toHaveValue('arn');
  await keyboard.press('Tab');
  await keyboard.press('r');
  await expect(opened.main.getByLabel(text.review.case.ask.label)).toBeFocused();

  const again = await QueuePage.open(person);
  await keyboard.press('Shift+?');
  await again.press(text.review.keys.turnOff);
  await expect(again.main.getByRole('status')).toContainText(text.review.keys.off);
  await keyboard.press('/');
  await expect(again.main.getByRole('searchbox')).not.toBeFocused();
  // Whoever turned them off finds them off on every page, and on again where they say so.
  await CasePage.open(person, ref, name);
  await keyboard.press('n');
  await expect(opened.main.getByLabel(text.review.case.notes.label)).not.toBeFocused();
  const last = await QueuePage.open(person);
  await last.main.getByText(text.review.keys.summary, { exact: true }).click();
  await last.press(text.review.keys.turnOn);
  await expect(last.main.getByRole('status')).toContainText(text.review.keys.on);
});
