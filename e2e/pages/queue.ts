import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { paths } from '#src/paths.ts';

/** The queue that all agencies share. */
export class QueuePage extends Screen {
  static async open(person: Person): Promise<QueuePage> {
    await person.page.goto(paths.review(person.locale));
    const page = new QueuePage(person);
    await page.expectSound(person.text.review.queue.title);
    return page;
  }

  async search(words: string): Promise<void> {
    const { queue } = this.person.text.review;
    await this.person.hands.type(this.box(queue.search, this.main, 'searchbox'), words);
    await this.press(queue.apply);
    await this.expectSound(queue.title);
  }

  case(ref: string): Locator {
    return this.main.getByRole('row').filter({ hasText: ref });
  }

  /** Opens a case that waits here. */
  async openCase(ref: string, eventName: string): Promise<CasePage> {
    await this.search(ref);
    await expect(this.case(ref)).toHaveCount(1);
    await this.goBy(this.case(ref).getByRole('link', { name: eventName, exact: true }));
    return await CasePage.arrive(this.person, ref, eventName);
  }
}
