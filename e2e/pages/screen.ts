import axe, { type RunOnly } from 'axe-core';
import { expect, type Locator, type Page } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { DESK, PHONE } from '#e2e/pages/windows.ts';

export const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Finds nothing wrong with a page by these rules of axe. */
async function expectNoViolations(person: Person, runOnly: RunOnly): Promise<void> {
  const page = person.hasScript ? person.page : await person.copyForCheckers();
  // A page that was looked at before, in another width, has it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (only) => {
    const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: only,
      resultTypes: ['violations'],
    });
    return found.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  }, runOnly);
  expect(violations, `accessibility of ${person.page.url()}`).toEqual([]);
}

/** Finds nothing wrong with a page, for people who see, hear or feel it. */
const expectAccessible = (person: Person): Promise<void> =>
  expectNoViolations(person, { type: 'tag', values: AXE_TAGS });

/** All words stand out from what is behind them, in the colors that the page is drawn in now. */
export const expectContrast = (person: Person): Promise<void> =>
  expectNoViolations(person, { type: 'rule', values: ['color-contrast'] });

/** Opens everything that is folded away, which checkers do not see otherwise. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });

/** A page is never wider than its window. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, window } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(wide, `width of ${page.url()}`).toBeLessThanOrEqual(window);
}

/** A page has one heading, a language and no more width than its window. */
export async function expectInShape({ page, locale }: Person): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
  await expectNoSidewaysScroll(page);
}

/** Everything that all pages have in common, whatever they are about. */
export async function expectWell(person: Person): Promise<void> {
  await expectInShape(person);
  await expectAccessible(person);
}

/** The same on a phone and on a desk, which one visit shows both: nothing but the sheet asks how wide a window is. */
export async function expectWellOnBoth(person: Person): Promise<void> {
  await expectWell(person);
  await person.page.setViewportSize(DESK);
  await expectWell(person);
  await person.page.setViewportSize(PHONE);
}

const CASE_OR_CODE = /(?<=\/applications\/|\/review\/|\/v\/)[^/]+/; // /es/applications/7K3QW-9XM2P-4/event

/** What page this is, whichever case it shows, and how it is drawn. */
const kindOf = ({ page, hasScript }: Person): string =>
  `${new URL(page.url()).pathname.replace(CASE_OR_CODE, '*')} ${page.viewportSize()?.width} ${hasScript}`;

/** The first stop of the keyboard leads past everything that stands on every page. */
export async function expectSkipLink({ page, text }: Person): Promise<void> {
  const skip = page.getByRole('link', { name: text.common.skipToContent, exact: true });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
}

type Role = 'textbox' | 'combobox' | 'checkbox' | 'searchbox' | 'button';

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What every page has. Subclasses say what one page is for. */
export class Screen {
  readonly person: Person;

  constructor(person: Person) {
    this.person = person;
  }

  get page(): Page {
    return this.person.page;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get errorSummary(): Locator {
    return this.page.getByRole('alert', { name: this.person.text.errors.heading });
  }

  /** The page is the one with this title, and sound in everything that all pages have in common. */
  async expectSound(title: string, { isWrong = false } = {}): Promise<void> {
    const { text, city, locale } = this.person;
    const full = text.common.pageTitle({ page: title, service: city.serviceName[locale] });
    await expect(this.page).toHaveTitle(isWrong ? text.errors.title({ title: full }) : full);
    await expectInShape(this.person);
    // One look at each page is enough in a story, save when it is wrong: e2e/everywhere looks at all of its states.
    const kind = kindOf(this.person);
    if (isWrong || !this.person.checked.has(kind)) await expectAccessible(this.person);
    this.person.checked.add(kind);
  }

  /** A box by its label, marked as optional or not. */
  box(label: string, inside: Locator = this.main, role: Role = 'textbox'): Locator {
    const optional = escaped(this.person.text.common.optional);
    return inside.getByRole(role, { name: new RegExp(`^${escaped(label)}( ${optional})?$`) });
  }

  /** Questions that belong together, by their legend. */
  group(label: string, inside: Locator = this.main): Locator {
    const optional = escaped(this.person.text.common.optional);
    return inside.getByRole('group', { name: new RegExp(`^${escaped(label)}( ${optional})?$`) });
  }

  /** A state in its word, with the sign before it. The one beside the heading is the first. */
  tag(word: string): Locator {
    return this.main.getByText(new RegExp(`^[○◐✓▲×]?${escaped(word)}$`)).first();
  }

  /** A button by all of its words, of which some may be only spoken: `Upload` and `: Site plan`. */
  button(name: string, inside: Locator = this.main): Locator {
    return inside.getByRole('button', { name: new RegExp(`^${escaped(name).replace(': ', ' ?: ')}$`) });
  }

  /** Presses a button or follows a link that leads to a page, and waits until that is there. */
  async goBy(control: Locator): Promise<void> {
    // Somebody with a keyboard may have a long way to the control first.
    const loaded = this.page.waitForEvent('load', { timeout: 120_000 });
    await this.person.hands.press(control);
    await loaded;
  }

  async press(name: string): Promise<void> {
    await this.goBy(this.button(name));
  }

  async follow(name: string): Promise<void> {
    await this.goBy(this.main.getByRole('link', { name, exact: true }));
  }

  /** Nothing went wrong on the way to the page that is here now. */
  async expectNoErrors(): Promise<void> {
    const problems = await this.errorSummary.getByRole('listitem').allInnerTexts();
    expect(problems, `problems of ${this.page.url()}`).toEqual([]);
  }

  /** The page says what is wrong: on top, with the focus, in its title, and beside each of the named boxes. */
  async expectErrors(title: string, expected: readonly { message: string; box?: Locator }[]): Promise<void> {
    await expect(this.errorSummary).toBeFocused();
    await expect(this.errorSummary.getByRole('listitem')).toHaveText(expected.map(({ message }) => message));
    for (const { message, box } of expected) {
      if (box === undefined) continue;
      const { prefix } = this.person.text.errors;
      await expect(box).toHaveAttribute('aria-invalid', 'true');
      await expect(box).toHaveAccessibleDescription(new RegExp(`${escaped(prefix)} ${escaped(message)}`));
      await expect(this.errorSummary.getByRole('link', { name: message, exact: true })).toBeVisible();
    }
    await this.expectSound(title, { isWrong: true });
  }
}
