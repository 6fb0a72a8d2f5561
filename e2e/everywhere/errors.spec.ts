import type { Audience } from '#e2e/everywhere/screens.ts';
import { test, walk } from '#e2e/everywhere/walk.ts';
import { continueBlank, openBlank, sendWrong, WRONG_FORMS } from '#e2e/everywhere/wrong.ts';
import { expectWellOnBoth } from '#e2e/pages/screen.ts';
import { PHONE } from '#e2e/pages/windows.ts';
import { expectWrong } from '#e2e/pages/wrong.ts';
import { locales } from '#src/text/index.ts';

const formsOf = (audience: Audience) =>
  WRONG_FORMS.filter(({ who }) => who === audience).map((form) => [form.name, form] as const);

for (const language of locales)
  test.describe(`in ${language}`, () => {
    test.use({ language, viewport: PHONE });
    test.setTimeout(900_000);

    test('every page of questions is well when it is empty, and says what is missing', async ({
      as,
      drafts,
    }) => {
      const person = await as('organizer');
      await walk([...drafts.blank], async ([step, ref]) => {
        await openBlank(person, ref, step);
        await expectWellOnBoth(person);
        if (!drafts.demanding.has(step)) return;
        await continueBlank(person);
        await expectWrong(person);
      });
    });

    for (const audience of ['anyone', 'organizer', 'reviewer', 'coordinator', 'administrator'] as const)
      test(`every form for ${audience} says what is missing`, async ({ as, cases }) => {
        const person = await as(audience);
        await walk(formsOf(audience), async ([, form]) => {
          await sendWrong(person, form, cases);
          await expectWrong(person);
        });
      });
  });

// Pages that a script draws messages on draw them without it too; of the others there is nothing else to see.
test.describe('in es, without script', () => {
  test.use({ language: 'es', viewport: PHONE, javaScriptEnabled: false });
  test.setTimeout(900_000);

  test('every page of questions says what is missing', async ({ as, drafts }) => {
    const person = await as('organizer');
    const demanding = [...drafts.blank].filter(([step]) => drafts.demanding.has(step));
    await walk(demanding, async ([step, ref]) => {
      await openBlank(person, ref, step);
      await continueBlank(person);
      await expectWrong(person);
    });
  });

  test('every form for organizer says what is missing', async ({ as, cases }) => {
    const person = await as('organizer');
    await walk(formsOf('organizer'), async ([, form]) => {
      await sendWrong(person, form, cases);
      await expectWrong(person);
    });
  });
});
