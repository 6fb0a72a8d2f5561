import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_NAMES, ENGINES } from '#e2e/everywhere/engines.ts';
import { EXCEPT } from '#e2e/everywhere/exceptions.ts';
import { PLANTED } from '#e2e/everywhere/planted-faults.ts';
import { REACHED } from '#e2e/everywhere/reached.ts';
import { lastSentTo } from '#e2e/everywhere/sent.ts';
import { STEPS, templatesOf } from '#e2e/everywhere/templates.ts';
import { test, walk } from '#e2e/everywhere/walk.ts';
import { continueBlank, openBlank, sendWrong, WRONG_FORMS } from '#e2e/everywhere/wrong.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect } from '#e2e/fixtures/test.ts';
import { Screen, unfold } from '#e2e/pages/screen.ts';
import { DESK } from '#e2e/pages/windows.ts';

// axe looks at every state of every screen elsewhere.
const OTHERS = ENGINE_NAMES.filter((name) => name !== 'axe');

/** What the engines call a fault. What they ask a person about is not counted. */
async function faultsOf({ page }: Person, html: string): Promise<string[]> {
  await unfold(page);
  const faults: string[] = [];
  for (const engine of OTHERS)
    for (const { rule, outcome, at } of await ENGINES[engine](page, html))
      if (outcome === 'failed' && EXCEPT[`${engine} ${rule}`] === undefined)
        faults.push(`${engine} ${rule}: ${at.replaceAll(/\s+/g, ' ').slice(0, 200)}`);
  return faults;
}

test('every engine still finds the faults that it once found', async ({ page }) => {
  const html = readFileSync(join(import.meta.dirname, 'planted-faults.html'), 'utf8');
  await page.route('**', (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
  await page.goto('http://localhost/planted-faults');
  const found = new Set<string>();
  for (const engine of ENGINE_NAMES)
    for (const { rule } of await ENGINES[engine](page, html)) found.add(`${engine} ${rule}`);
  const expected = Object.entries(PLANTED).flatMap(([fault, engines]) =>
    Object.entries(engines).map(([engine, rule]) => ({ fault, rule: `${engine} ${rule}` })),
  );
  expect(expected.filter(({ rule }) => !found.has(rule))).toEqual([]);
});

/** Pages that say what is wrong, one for each template. */
const WRONG = [
  'finding out what is needed',
  'looking up a status',
  'signing in with a wrong code',
  'answering one of two questions',
  'uploading nothing',
  'objecting to nothing',
  'giving back for no reason',
  'denying for no reason',
];

test.describe('by four more engines', () => {
  test.use({ viewport: DESK });
  test.setTimeout(600_000);

  for (const audience of ['anyone', 'organizer', 'reviewer', 'coordinator', 'administrator'] as const) {
    test(`no template for ${audience} has a fault`, async ({ as, cases, drafts, inbox, service }) => {
      const person = await as(audience);
      const sent = lastSentTo(person);
      await walk(templatesOf(audience, 'en', cases, drafts.answered), async ([, address]) => {
        expect((await person.page.goto(address))?.status(), 'status').toBe(200);
        expect(await faultsOf(person, await sent())).toEqual([]);
      });
      const reached = REACHED.filter(({ who, state }) => who === audience && state !== 'error');
      await walk(
        reached.map((one) => [one.name, one] as const),
        async ([, { go }]) => {
          await go(person, { cases, inbox, db: service.db });
          expect(await faultsOf(person, await sent())).toEqual([]);
        },
      );
    });

    test(`no template for ${audience} that says what is wrong has a fault`, async ({ as, cases, drafts }) => {
      const person = await as(audience);
      const sent = lastSentTo(person);
      const expectFaultless = async () => {
        await expect(new Screen(person).errorSummary).toBeFocused();
        expect(await faultsOf(person, await sent())).toEqual([]);
      };
      const forms = WRONG_FORMS.filter(({ who, name }) => who === audience && WRONG.includes(name));
      await walk(
        forms.map((form) => [form.name, form] as const),
        async ([, form]) => {
          await sendWrong(person, form, cases);
          await expectFaultless();
        },
      );
      if (audience !== 'organizer') return;
      await walk(
        [...drafts.blank].filter(([step]) => STEPS.includes(step) && drafts.demanding.has(step)),
        async ([step, ref]) => {
          await openBlank(person, ref, step);
          await continueBlank(person);
          await expectFaultless();
        },
      );
    });
  }
});
