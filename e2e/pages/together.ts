import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { paths } from '#src/paths.ts';

type Words = Person['text']['review']['together'];

/** Where a reviewer approves several plain cases at once. */
export class TogetherPage extends Screen {
  static async open(person: Person): Promise<TogetherPage> {
    await person.page.goto(paths.reviewTogether(person.locale));
    return await TogetherPage.arrive(person);
  }

  static async arrive(person: Person): Promise<TogetherPage> {
    const page = new TogetherPage(person);
    await page.expectSound(page.words.title);
    return page;
  }

  private get words(): Words {
    return this.person.text.review.together;
  }

  private case(eventName: string): Locator {
    return this.main.getByRole('region', { name: eventName, exact: true });
  }

  async choose(...eventNames: string[]): Promise<void> {
    for (const name of eventNames)
      await this.person.hands.check(this.main.getByRole('checkbox', { name, exact: true }));
  }

  async look(): Promise<void> {
    await this.press(this.words.look);
  }

  async expectNothingChosen(): Promise<void> {
    const { choose, asked, title } = this.words;
    const message = this.person.text.errors.issue('required', { label: choose, asked, by: 'choose' });
    await this.expectErrors(title, [{ message }]);
  }

  /** What the applicant of a case will read stands there before anything is sent. */
  async expectToRead(eventName: string, words: string): Promise<void> {
    await expect(this.case(eventName).locator('[lang]')).toContainText(words);
  }

  async expectLooked(count: number): Promise<void> {
    await this.expectSound(this.words.confirmTitle({ count }));
  }

  async approve(count: number): Promise<void> {
    await this.press(this.words.approve({ count }));
  }

  async expectApproved(...refs: string[]): Promise<void> {
    await this.expectSound(this.words.doneTitle({ count: refs.length }));
    for (const ref of refs)
      await expect(this.main.getByRole('link', { name: ref, exact: true })).toBeVisible();
  }

  async expectNotApproved(ref: string, why: string): Promise<void> {
    const refused = this.main.getByRole('region', { name: this.words.notApproved });
    await expect(refused.getByRole('listitem').filter({ hasText: ref })).toContainText(why);
  }
}
