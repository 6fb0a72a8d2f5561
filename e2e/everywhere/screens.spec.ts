import { REACHED } from '#e2e/everywhere/reached.ts';
import { AUDIENCES, placesOf, SCREENS } from '#e2e/everywhere/screens.ts';
import { test, walk } from '#e2e/everywhere/walk.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect } from '#e2e/fixtures/test.ts';
import { expectInShape, expectSkipLink, expectWell, expectWellOnBoth, unfold } from '#e2e/pages/screen.ts';
import { PHONE } from '#e2e/pages/windows.ts';
import { localized, paths, unlocalized } from '#src/paths.ts';
import { locales, textFor } from '#src/text/index.ts';

const ADDRESSES = Object.entries(SCREENS).flatMap(([name, screens]) =>
  screens.map((screen) => ({ name, ...screen })),
);

async function look(person: Person, address: string): Promise<void> {
  const { page, locale } = person;
  const response = await page.goto(address);
  expect(response?.status(), 'status').toBe(200);
  await unfold(page);
  for (const other of locales.filter((one) => one !== locale)) {
    const there = page.getByRole('link', { name: textFor(other).common.languageName, exact: true });
    await expect(there).toHaveAttribute('href', localized(other, unlocalized(address)));
  }
}

/** The script that takes over a page of questions leaves every answer as the server drew it. */
async function expectAnswersAsDrawn({ page }: Person): Promise<void> {
  const form = page.locator('form[data-enhanced]');
  await expect(form).toBeVisible();
  const changed = await form.evaluate((element) =>
    [...element.querySelectorAll<HTMLInputElement>('input, textarea')]
      .filter((box) => box.value !== box.defaultValue || box.checked !== box.defaultChecked)
      .map((box) => `${box.name} ${box.value}`),
  );
  expect(changed, 'answers that the script changed').toEqual([]);
}

for (const locale of locales)
  test.describe(`in ${locale}`, () => {
    test.use({ language: locale, viewport: PHONE });
    test.setTimeout(900_000);

    for (const audience of AUDIENCES) {
      test(`every screen for ${audience} is well`, async ({ as, cases }) => {
        const person = await as(audience);
        await walk(placesOf(audience, locale, cases), async ([, address]) => {
          await look(person, address);
          await expectWellOnBoth(person);
        });
      });

      test(`every screen that ${audience} reaches by doing something is well`, async ({
        as,
        cases,
        inbox,
        service,
      }) => {
        const person = await as(audience);
        const screens = REACHED.filter(({ who }) => who === audience).map((one) => [one.name, one] as const);
        await walk(screens, async ([, { go }]) => {
          await go(person, { cases, inbox, db: service.db });
          await unfold(person.page);
          await expectWellOnBoth(person);
        });
      });
    }

    test('every page of questions is well', async ({ as, drafts }) => {
      const person = await as('organizer');
      await walk(
        [...drafts.answered].map(([step, ref]) => [step, paths.step(locale, ref, step)] as const),
        async ([, address]) => {
          await look(person, address);
          await expectWellOnBoth(person);
          await expectAnswersAsDrawn(person);
        },
      );
    });
  });

for (const locale of locales)
  test.describe(`in ${locale}, without script`, () => {
    test.use({ language: locale, viewport: PHONE, javaScriptEnabled: false });
    test.setTimeout(900_000);

    for (const audience of ['anyone', 'organizer'] as const)
      test(`every screen for ${audience} is there and its skip link works`, async ({ as, cases }) => {
        const person = await as(audience);
        await walk(placesOf(audience, locale, cases), async ([, address]) => {
          await look(person, address);
          await expectInShape(person);
          // A page without a script is the one that the checkers saw.
          if ((await person.page.locator('script, noscript').count()) > 0) await expectWell(person);
          await expectSkipLink(person);
        });
      });
  });

for (const locale of locales)
  test(`no two screens have the same title in ${locale}`, async ({ as, cases }) => {
    const people = { anyone: await as('anyone'), organizer: await as('organizer') };
    const staff = {
      reviewer: await as('reviewer'),
      coordinator: await as('coordinator'),
      administrator: await as('administrator'),
      auditor: await as('auditor'),
      researcher: await as('researcher'),
    };
    const everybody = { ...people, ...staff };
    const titles = new Map<string, string[]>();
    for (const { name, who, at } of ADDRESSES) {
      const response = await everybody[who].page.request.get(at(locale, cases));
      const title = /<title>([^<]*)<\/title>/.exec(await response.text())?.[1] ?? '';
      const side = who in staff ? 'staff' : 'public';
      titles.set(`${side}: ${title}`, [...(titles.get(`${side}: ${title}`) ?? []), name]);
    }
    const shared = [...titles].filter(([, names]) => new Set(names).size > 1);
    expect(shared).toEqual([]);
  });
