import { blockParty } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { paths } from '#src/paths.ts';

test('back-button: whoever comes to the computer after a sign-out sees nothing by going back @once', async ({
  open,
  arrange,
  inbox,
}) => {
  const answers = blockParty(juneSaturday());
  const { ref, ownerEmail } = await arrange.draft(answers);
  const person = await open(ownerEmail);
  const { page, text, locale } = person;
  await (await SignInPage.open(person)).signIn(inbox);
  const secret = answers.applicant?.address ?? '';
  await page.goto(paths.step(locale, ref, 'applicant'));
  await expect(page.locator(`input[value="${secret}"]`)).toHaveCount(1);
  await page.goto(paths.application(locale, ref));
  await page.getByRole('button', { name: text.common.nav.signOut, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.signIn.out.doneTitle);

  // Back through everything that was open, and forward again.
  for (const way of ['back', 'back', 'back', 'forward', 'forward'] as const) {
    await (way === 'back' ? page.goBack() : page.goForward());
    const shown = await page.content();
    for (const words of [secret, ownerEmail, answers.event?.name ?? ''])
      expect(shown, `${way} to ${page.url()}`).not.toContain(words);
  }
  const stored = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).length,
    cookie: document.cookie,
  }));
  expect(stored).toEqual({ local: 0, session: 0, caches: 0, databases: 0, cookie: '' });
});
