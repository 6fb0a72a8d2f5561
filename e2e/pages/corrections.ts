import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { paths } from '#src/paths.ts';

type Words = Person['text']['status']['corrections'];

/** The list of corrections as its organizer works through it. */
export class CorrectionsPage extends Screen {
  static async open(person: Person, ref: string): Promise<CorrectionsPage> {
    await person.page.goto(paths.corrections(person.locale, ref));
    return await CorrectionsPage.arrive(person);
  }

  static async arrive(person: Person): Promise<CorrectionsPage> {
    const page = new CorrectionsPage(person);
    await page.expectSound(person.text.status.corrections.title);
    return page;
  }

  private get words(): Words {
    return this.person.text.status.corrections;
  }

  private item(correction: string): Locator {
    return this.main.getByRole('listitem').filter({ hasText: correction });
  }

  async expectProgress(correction: string, progress: keyof Words['progress']): Promise<void> {
    await expect(this.item(correction)).toContainText(this.words.progress[progress]);
  }

  async expectSaid(correction: string, said: string): Promise<void> {
    await expect(this.item(correction)).toContainText(said);
  }

  /** Goes to the one page where the named answer can be changed. */
  async change(correction: string): Promise<void> {
    await this.goBy(this.item(correction).getByRole('link', { name: new RegExp(`^${this.words.change}`) }));
  }

  async goToDocument(correction: string): Promise<void> {
    await this.goBy(this.item(correction).getByRole('link', { name: new RegExp(`^${this.words.upload}`) }));
  }

  async explain(correction: string, words: string): Promise<void> {
    const item = this.item(correction);
    await this.person.hands.press(item.getByText(this.words.explain, { exact: true }));
    await this.person.hands.type(item.getByRole('textbox'), words);
    await this.goBy(item.getByRole('button', { name: new RegExp(`^${this.words.send}`) }));
  }

  async expectSaved(): Promise<void> {
    await this.expectNoErrors();
    await expect(this.main.getByRole('status')).toContainText(this.words.saved);
    await this.expectSound(this.words.title);
  }
}
