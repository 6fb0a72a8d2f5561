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

  async send(email: string): Promise<void> {
    await this.person.hands.type(this.box(this.person.text.delegates.email), email);
    await this.press(this.person.text.delegates.submit);
  }

  async invite(email: string): Promise<void> {
    await this.send(email);
    await this.expectNoErrors();
  }

  /** Somebody who must prove first who they are, and whom they want to invite. */
  async expectWaiting(owner: string, invited: string): Promise<void> {
    const { delegates } = this.person.text;
    await expect(this.main).toContainText(delegates.confirm({ email: owner }));
    await expect(this.main).toContainText(delegates.confirmThen({ email: invited }));
    await expect(this.button(delegates.submit)).toHaveCount(0);
  }

  /** Types the mailed code, for the invitation that waits or for none yet. */
  async confirm(code: string, button = this.person.text.delegates.submit): Promise<void> {
    await this.person.hands.type(this.box(this.person.text.signIn.code.label), code);
    await this.press(button);
  }

  /** What was done is said on top. */
  async expectDone(sentence: string): Promise<void> {
    await expect(this.main.getByRole('status').filter({ hasText: sentence })).toBeVisible();
    await this.expectSound(this.person.text.delegates.title);
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
