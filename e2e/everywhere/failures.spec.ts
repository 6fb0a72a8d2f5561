import { test, walk } from '#e2e/everywhere/walk.ts';
import { expect } from '#e2e/fixtures/test.ts';
import { expectWellOnBoth } from '#e2e/pages/screen.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { PHONE } from '#e2e/pages/windows.ts';
import { drawFailure } from '#src/http/failure.ts';
import { localized, paths } from '#src/paths.ts';
import { locales } from '#src/text/index.ts';

const STATUSES = [400, 401, 403, 404, 405, 408, 409, 413, 415, 421, 429, 500, 503] as const;
const KEPT = {
  action: '/applications/AAAAA-AAAAA-A/event',
  fields: [['event.name', 'Keswick Road party']],
  hadFiles: true,
} as const;

for (const language of locales)
  test.describe(`in ${language}`, () => {
    test.use({ language, viewport: PHONE });

    test('every page of a failure is well', async ({ open }) => {
      const person = await open('anyone@example.org');
      let asked = 0;
      // The same bytes and headers that the service sends, so that its policy holds in the browser too.
      await person.page.route('**', (route) => {
        const failure = { status: asked, locale: language, requestId: 'r-1' };
        return route.fulfill(drawFailure(asked < 500 ? failure : { ...failure, kept: KEPT }, 'text/html'));
      });
      const pages = STATUSES.map((status) => [String(status), status] as const);
      await walk(pages, async ([, status]) => {
        asked = status;
        const response = await person.page.goto(paths.start(language));
        expect(response?.status()).toBe(status);
        await expectWellOnBoth(person);
      });
    });

    test('a page that is not there says so, well, to everybody', async ({ as }) => {
      const everybody = (['anyone', 'organizer', 'reviewer'] as const).map((who) => [who, who] as const);
      await walk(everybody, async ([who]) => {
        const person = await as(who);
        const response = await person.page.goto(localized(language, '/nothing-is-here'));
        expect(response?.status()).toBe(404);
        await expectWellOnBoth(person);
      });
    });

    test('somebody who signed in and has nothing yet is told so, well', async ({ enter, inbox }) => {
      const email = 'newcomer@example.org';
      const person = await enter(email, async (one) => (await SignInPage.open(one)).signIn(inbox, email));
      await person.page.goto(paths.applications(language));
      await expect(person.page.getByText(person.text.application.mine.none)).toBeVisible();
      await expectWellOnBoth(person);
    });
  });
