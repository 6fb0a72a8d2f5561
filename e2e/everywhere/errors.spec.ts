import { test, walk } from '#e2e/everywhere/walk.ts';
import { continueBlank, sendWrong, WRONG_FORMS } from '#e2e/everywhere/wrong.ts';
import { expectWellOnDesk } from '#e2e/pages/screen.ts';
import { expectWrong } from '#e2e/pages/wrong.ts';

const PHONE = { width: 320, height: 800 };
const DESK = { width: 1280, height: 900 };

// Both languages and widths with script, which draws the messages, and once what the server draws.
const WALKS = [
  { language: 'en', viewport: PHONE, javaScriptEnabled: true },
  { language: 'es', viewport: PHONE, javaScriptEnabled: false },
  { language: 'es', viewport: DESK, javaScriptEnabled: true },
] as const;

for (const { language, viewport, javaScriptEnabled } of WALKS)
  test.describe(`in ${language}, ${viewport.width} wide, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
    test.use({ language, viewport, javaScriptEnabled });
    test.setTimeout(600_000);

    // A hundred pages: each is sent in either language, with script and without, and its window is made wider.
    if (viewport === PHONE)
      test('every page of questions says what is missing', async ({ as, drafts }) => {
        test.setTimeout(900_000);
        const person = await as('organizer');
        await walk([...drafts.blank], async ([step, ref]) => {
          await continueBlank(person, ref, step);
          await expectWrong(person);
          if (javaScriptEnabled) await expectWellOnDesk(person);
        });
      });

    for (const audience of ['anyone', 'organizer', 'reviewer', 'coordinator'] as const)
      test(`every form for ${audience} says what is missing`, async ({ as, cases }) => {
        const person = await as(audience);
        const forms = WRONG_FORMS.filter(({ who }) => who === audience).map(
          (form) => [form.name, form] as const,
        );
        await walk(forms, async ([, form]) => {
          await sendWrong(person, form, cases);
          await expectWrong(person);
        });
      });
  });
