import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';

/** Who was invited to which task, and who changed what. */
export class DelegatesPage extends Screen {
  static async arrive(person: Person): Promise<DelegatesPage> {
    const page = new DelegatesPage(person);
    await page.expectSound(person.text.delegates.title);
    return page;
  }

  /** The task that stands chosen, because its page led here. */
  async expectTask(title: string): Promise<void> {
    const list = this.box(this.person.text.delegates.task, this.main, 'combobox');
    await expect(list.getByRole('option', { name: title, exact: true })).toHaveJSProperty('selected', true);
  }

  async invite(email: string): Promise<void> {
    await this.person.hands.type(this.box(this.person.text.delegates.email), email);
    await this.press(this.person.text.delegates.submit);
    await this.expectNoErrors();
  }

  private row(email: string): Locator {
    return this.main
      .getByRole('table', { name: this.person.text.delegates.listTitle })
      .getByRole('row')
      .filter({ hasText: email });
  }

  async expectState(email: string, state: string): Promise<void> {
    await expect(this.row(email)).toContainText(state);
  }

  async takeBack(email: string): Promise<void> {
    await this.goBy(this.row(email).getByRole('button'));
  }
}
