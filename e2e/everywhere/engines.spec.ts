import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_NAMES, ENGINES, type Engine } from '#e2e/everywhere/engines.ts';
import { PLANTED } from '#e2e/everywhere/planted-faults.ts';
import { templatesOf } from '#e2e/everywhere/templates.ts';
import { test, walk } from '#e2e/everywhere/walk.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect } from '#e2e/fixtures/test.ts';
import { unfold } from '#e2e/pages/screen.ts';

/** Rules that are wrong about us, each with the reason. */
const EXCEPT: Readonly<Record<string, string>> = {
  'ibm aria_form_label_unique:fail_label_not_unique': 'A form without a name is no landmark.',
  'ibm aria_landmark_name_unique:fail_label_not_unique': 'A form without a name is no landmark.',
  'ibm fieldset_label_valid:Fail_2':
    'The same questions are asked of each row, within a group that names the row.',
  'alfa sia-r60': 'What opens a box names it; the box needs no second name.',
  'validator form-dup-name': 'The rows of a list are sent in their order under one name.',
  'alfa sia-r111': 'It measures the words of a link, not the row around them that is pressed as well.',
};

/** What the engines call a fault. What they ask a person about is not counted. */
async function faultsOf({ page }: Person, html: string, engines: readonly Engine[]): Promise<string[]> {
  await unfold(page);
  const faults: string[] = [];
  for (const engine of engines)
    for (const { rule, outcome, at } of await ENGINES[engine](page, html))
      if (outcome === 'failed' && EXCEPT[`${engine} ${rule}`] === undefined)
        faults.push(`${engine} ${rule}: ${at.replaceAll(/\s+/g, ' ').slice(0, 200)}`);
  return faults;
}

// axe looks at every state of every screen elsewhere.
const OTHERS = ENGINE_NAMES.filter((name) => name !== 'axe');

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

test.describe('by four more engines', () => {
  test.use({ viewport: { width: 1280, height: 900 } });
  test.setTimeout(600_000);

  for (const audience of ['anyone'] as const)
    test(`no template for ${audience} has a fault`, async ({ as, cases, drafts }) => {
      const person = await as(audience);
      await walk(templatesOf(audience, 'en', cases, drafts.answered), async ([, address]) => {
        const response = await person.page.goto(address);
        const html = (await response?.text()) ?? '';
        expect(await faultsOf(person, html, OTHERS)).toEqual([]);
      });
    });
});
