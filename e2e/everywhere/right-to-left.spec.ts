import { answersByQuestion } from '#e2e/everywhere/cases.ts';
import { REACHED } from '#e2e/everywhere/reached.ts';
import { AUDIENCES, placesOf } from '#e2e/everywhere/screens.ts';
import { STEPS } from '#e2e/everywhere/templates.ts';
import { test, walk } from '#e2e/everywhere/walk.ts';
import { continueBlank, openBlank, sendWrong, WRONG_FORMS } from '#e2e/everywhere/wrong.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect } from '#e2e/fixtures/test.ts';
import { rightToLeftFaults } from '#e2e/pages/pseudo-locale.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { PHONE } from '#e2e/pages/windows.ts';
import { paths } from '#src/paths.ts';
import { locales } from '#src/text/index.ts';

type Place = readonly [name: string, open: (person: Person) => Promise<void>];

const at = (name: string, address: string): Place => [
  name,
  async ({ page }) => {
    expect((await page.goto(address))?.status(), 'status').toBe(200);
  },
];

/** A page that must say what is wrong when it is looked at. */
const wrong = (name: string, send: Place[1]): Place => [
  name,
  async (person) => {
    await send(person);
    await expect(new Screen(person).errorSummary).toBeVisible();
  },
];

/** Looks at one place after the other as a language shows it that is longer and read from right to left. */
const walkTurned = (person: Person, places: readonly Place[]): Promise<void> =>
  walk(places, async ([, open]) => {
    await open(person);
    expect(await rightToLeftFaults(person.page)).toEqual([]);
  });

/** Each page is looked at once, by turns made from English and from Spanish, which is longer before a third is added. */
for (const [turn, language] of locales.entries()) {
  const share = (places: readonly Place[]) => places.filter((_, index) => index % locales.length === turn);

  test.describe(`made from ${language}, longer and from right to left`, () => {
    test.use({ language, viewport: PHONE });
    test.setTimeout(600_000);

    for (const audience of AUDIENCES)
      test(`every page for ${audience} can be read`, async ({ as, cases, inbox, service }) => {
        const way = { cases, inbox, db: service.db };
        const places = [
          ...placesOf(audience, language, cases).map((place) => at(...place)),
          ...WRONG_FORMS.filter(({ who }) => who === audience).map((form) =>
            wrong(form.name, (person) => sendWrong(person, form, cases)),
          ),
          ...REACHED.filter(({ who }) => who === audience).map(
            ({ name, go }): Place => [name, (person) => go(person, way)],
          ),
        ];
        await walkTurned(await as(audience), share(places));
      });

    test('every question can be read, and of each kind also what is wrong with its answer', async ({
      as,
      arrange,
      cases,
      drafts,
    }) => {
      const answered: Place[] = [];
      for (const [answers, steps] of answersByQuestion()) {
        const { ref } = await arrange.draft(answers, cases.owner);
        answered.push(...steps.map((step) => at(step, paths.step(language, ref, step))));
      }
      const blank = STEPS.filter((step) => drafts.demanding.has(step)).map((step) =>
        wrong(`${step} without an answer`, async (person) => {
          await openBlank(person, drafts.blank.get(step) ?? '', step);
          await continueBlank(person);
        }),
      );
      await walkTurned(await as('organizer'), share([...answered, ...blank]));
    });
  });
}

/** What somebody may write into a sheet by mistake, and what is found of it. */
const PLANTED: Readonly<Record<string, [css: string, found: RegExp]>> = {
  'a margin on one side': ['main h1 { margin-left: 40px }', /320 px, mirrored: not mirrored by 40 px: h1/],
  'a space on one side': [
    'main h1 { padding-left: 40px }',
    /320 px, mirrored: not mirrored inside by 40 px: h1/,
  ],
  'a box that stays at its side': [
    'main { position: relative } main h1 { position: absolute; left: 0; width: 60% }',
    /not mirrored by \d+ px: h1/,
  ],
  'words at the left': ['main p { text-align: left }', /turned: to the left: p/],
  'words that begin elsewhere': [
    'main :is(h1, h2, p) { text-align-last: end }',
    /turned: begins \d+ px from the right edge: (h1|h2|p)/,
  ],
  'a page wider than its window': [
    'main h1 { min-width: 400px }',
    /320 px, turned: the page is \d+ px too wide/,
  ],
  'words that are cut off': ['main p { overflow: hidden; max-height: 1em }', /turned: cut: p/],
  'a button that does not grow': [
    '.usa-button { width: 40px; padding: 0; white-space: nowrap }',
    /turned: too narrow for its words: \w+\.usa-button/,
  ],
};

test('a sheet that forgets the other direction, or longer words, is found', async ({ stranger }) => {
  const { page, locale } = stranger;
  await walk(Object.entries(PLANTED), async ([, [css, found]]) => {
    await page.goto(paths.home(locale));
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, css);
    expect((await rightToLeftFaults(page)).filter((fault) => found.test(fault))).not.toEqual([]);
  });
});
