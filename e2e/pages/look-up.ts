import { expect } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { ApplicationStatus } from '#src/domain/workflow/states.ts';
import { paths } from '#src/paths.ts';

/** Looking up a status by reference and e-mail address, without signing in. */
export class LookUpPage extends Screen {
  static async open(person: Person): Promise<LookUpPage> {
    await person.page.goto(paths.status(person.locale));
    const page = new LookUpPage(person);
    await page.expectSound(person.text.status.lookUp.title);
    return page;
  }

  async lookUp(ref: string, email: string): Promise<void> {
    const words = this.person.text.status.lookUp;
    await this.person.hands.type(this.box(words.ref), ref);
    await this.person.hands.type(this.box(words.email), email);
    await this.press(words.action);
  }

  async expectStatus(status: ApplicationStatus): Promise<void> {
    const { text } = this.person;
    await expect(this.heading).toContainText(text.status.means[status]);
    await this.expectSound(text.status.lookUp.title);
  }

  async expectNoMatch(): Promise<void> {
    const words = this.person.text.status.lookUp;
    await this.expectErrors(words.title, [{ message: words.noMatch }]);
  }
}
