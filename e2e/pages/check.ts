import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { paths } from '#src/paths.ts';

/** All answers before they are sent. */
export class CheckPage extends Screen {
  readonly ref: string;

  constructor(person: Person, ref: string) {
    super(person);
    this.ref = ref;
  }

  static async open(person: Person, ref: string): Promise<CheckPage> {
    await person.page.goto(paths.checkAnswers(person.locale, ref));
    return await CheckPage.arrive(person, ref);
  }

  static async arrive(person: Person, ref: string): Promise<CheckPage> {
    const page = new CheckPage(person, ref);
    await page.expectSound(person.text.application.check.title);
    return page;
  }

  /** The answer beside a question. */
  answerTo(label: string): Locator {
    return this.main.getByRole('definition').filter({ hasText: label });
  }

  /** Every word of the page, folded away or not, but the list of what was not asked. */
  async textButNotAsked(): Promise<string> {
    await expect(this.main.locator('.always-printed')).toHaveCount(1);
    return await this.main.evaluate((main) => {
      const copy = main.cloneNode(true) as HTMLElement;
      copy.querySelector('.always-printed')?.remove();
      return copy.textContent ?? '';
    });
  }

  async send(): Promise<SentPage> {
    await this.press(this.person.text.application.check.send);
    return await SentPage.arrive(this.person, this.ref);
  }
}

/** The confirmation. */
export class SentPage extends Screen {
  static async arrive(person: Person, ref: string): Promise<SentPage> {
    const page = new SentPage(person);
    await page.expectSound(person.text.application.sent.title);
    await expect(page.main).toContainText(ref);
    return page;
  }
}
