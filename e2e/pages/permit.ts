import { expect } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { paths } from '#src/paths.ts';

type Standing = keyof Person['text']['permit']['page']['standing'];

/** What anybody sees who scans a permit. */
export class PermitPage extends Screen {
  static async open(person: Person, code: string, standing: Standing): Promise<PermitPage> {
    await person.page.goto(paths.permit(person.locale, code));
    const page = new PermitPage(person);
    await page.expectStanding(standing);
    return page;
  }

  /** Types the code from the paper into the page for that. */
  static async verify(person: Person, code: string, standing: Standing): Promise<PermitPage> {
    const { verify } = person.text.permit;
    await person.page.goto(paths.verifyPermit(person.locale));
    const page = new PermitPage(person);
    await page.expectSound(verify.title);
    await page.person.hands.type(page.box(verify.code), code);
    await page.press(verify.action);
    await page.expectStanding(standing);
    return page;
  }

  async expectStanding(standing: Standing): Promise<void> {
    const words = this.person.text.permit.page.standing[standing];
    await expect(this.heading).toContainText(words);
    const title = await this.page.title();
    expect(title.startsWith(words)).toBe(true);
    await this.expectSound(title.slice(0, title.indexOf(' - ')));
  }
}
