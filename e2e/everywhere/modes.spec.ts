import { templatesOf } from '#e2e/everywhere/templates.ts';
import { test, walk } from '#e2e/everywhere/walk.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect } from '#e2e/fixtures/test.ts';
import {
  cutFaults,
  focusFaults,
  forcedColorFaults,
  motionFaults,
  paperFaults,
  spaceWords,
  unspaceWords,
} from '#e2e/pages/modes.ts';
import { expectContrast, unfold } from '#e2e/pages/screen.ts';
import { DESK } from '#e2e/pages/windows.ts';

/** 1280 px wide and 1024 px high, at 400 %. */
const ENLARGED = { width: 320, height: 256 };
/** A4 without its margins. */
const PAPER = { width: 672, height: 900 };
/** Templates that people print. */
const PRINTED = [
  'start, what is needed',
  'checkAnswers',
  'sent',
  'application, with a permit',
  'permit',
  'reviewCase, to decide',
  'meeting, to come',
];

type Look = (person: Person, name: string) => Promise<string[]>;

/** Every way to look at a page, each of which leaves it as it was. */
const LOOKS: Readonly<Record<string, Look>> = {
  'with the keyboard': ({ page }) => focusFaults(page),
  'in forced colors': async (person) => {
    await person.page.emulateMedia({ forcedColors: 'active' });
    const faults = [...(await forcedColorFaults(person.page)), ...(await focusFaults(person.page))];
    await expectContrast(person);
    await person.page.emulateMedia({ forcedColors: 'none' });
    return faults;
  },
  'without motion': async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const faults = await motionFaults(page);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    return faults;
  },
  'with words apart': async ({ page }) => {
    await spaceWords(page);
    const faults = await cutFaults(page);
    await unspaceWords(page);
    return faults;
  },
  'at 400 %': async ({ page }) => {
    await page.setViewportSize(ENLARGED);
    return [...(await cutFaults(page)), ...(await focusFaults(page))];
  },
  'at 400 % with words apart': async ({ page }) => {
    await spaceWords(page);
    const faults = await cutFaults(page);
    await unspaceWords(page);
    await page.setViewportSize(DESK);
    return faults;
  },
  'on paper': async (person, name) => {
    if (!PRINTED.includes(name)) return [];
    await person.page.emulateMedia({ media: 'print' });
    await person.page.setViewportSize(PAPER);
    const faults = [...(await paperFaults(person.page)), ...(await cutFaults(person.page))];
    await expectContrast(person);
    await person.page.emulateMedia({ media: 'screen' });
    await person.page.setViewportSize(DESK);
    return faults;
  },
};

test.use({ viewport: DESK });
test.setTimeout(600_000);

for (const audience of ['anyone', 'organizer', 'reviewer', 'coordinator', 'administrator'] as const)
  test(`every template for ${audience} holds in colors, sizes and on paper`, async ({
    as,
    cases,
    drafts,
  }) => {
    const person = await as(audience);
    const seen = new Set<string>();
    await walk(templatesOf(audience, 'es', cases, drafts.answered), async ([name, address]) => {
      seen.add(name);
      await person.page.goto(address);
      await unfold(person.page);
      const faults: string[] = [];
      for (const [how, look] of Object.entries(LOOKS))
        faults.push(...(await look(person, name)).map((fault) => `${how}: ${fault}`));
      expect([...new Set(faults)]).toEqual([]);
    });
  });
