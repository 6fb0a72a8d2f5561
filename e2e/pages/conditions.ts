import { expect, type Locator } from 'playwright/test';
import type { LocalFile } from '#e2e/fixtures/hands.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { ConditionState } from '#src/domain/workflow/states.ts';
import { paths } from '#src/paths.ts';

type Words = Person['text']['status']['conditions'];

/** The conditions of a case as its organizer works through them. */
export class ConditionsPage extends Screen {
  static async open(person: Person, ref: string): Promise<ConditionsPage> {
    await person.page.goto(paths.conditions(person.locale, ref));
    const page = new ConditionsPage(person);
    await page.expectSound(person.text.status.conditions.title);
    return page;
  }

  private get words(): Words {
    return this.person.text.status.conditions;
  }

  private item(condition: string): Locator {
    return this.main.getByRole('listitem').filter({ hasText: condition });
  }

  async expectState(condition: string, state: ConditionState): Promise<void> {
    await expect(this.item(condition)).toContainText(this.words.state[state]);
  }

  async expectSaid(condition: string, said: string): Promise<void> {
    await expect(this.item(condition)).toContainText(said);
  }

  private async send(condition: string): Promise<void> {
    await this.goBy(this.item(condition).getByRole('button', { name: new RegExp(`^${this.words.send}`) }));
  }

  async sendFile(condition: string, file: LocalFile): Promise<void> {
    await this.person.hands.chooseFile(this.item(condition).locator('input[type=file]'), file);
    await this.send(condition);
  }

  async sendWords(condition: string, words: string): Promise<void> {
    await this.person.hands.type(this.item(condition).getByRole('textbox'), words);
    await this.send(condition);
  }

  async expectSent(): Promise<void> {
    await this.expectNoErrors();
    await expect(this.main.getByRole('status')).toContainText(this.words.sent);
    await this.expectSound(this.words.title);
  }
}
