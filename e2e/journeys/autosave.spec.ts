import { blockParty } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';

test('whoever goes on while answers are being saved goes on, and nothing typed is lost @once', async ({
  open,
  arrange,
  inbox,
}) => {
  const one = await arrange.draft(blockParty(juneSaturday()));
  const owner = await open(one.ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  const page = await StepPage.open(owner, one.ref, 'event');
  const here = owner.page.url();
  const { promise: pressed, resolve: press } = Promise.withResolvers<void>();
  let isSaved = false;
  await owner.page.route(here, async (route) => {
    if (!route.request().postData()?.includes('intent=autosave')) return await route.continue();
    const response = await route.fetch();
    isSaved = true;
    await pressed; // the answer is slow to come back
    await route.fulfill({ response });
  });
  await page.answer('event', { event: { description: 'Neighbors dance in the street.' } });
  await expect.poll(() => isSaved).toBe(true);
  await page.continueAndStay();
  press();
  await owner.page.waitForURL((address) => address.href !== here);
  const again = await StepPage.open(owner, one.ref, 'event');
  const { label } = again.words('event.description');
  await expect(again.box(label)).toHaveValue('Neighbors dance in the street.');
});
