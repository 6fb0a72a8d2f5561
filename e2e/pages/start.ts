import { expect } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Questions } from '#e2e/pages/questions.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { paths } from '#src/paths.ts';

const MOST_PAGES = 4;

/** Finding out what an event needs, before anything personal is asked. */
export class StartPage extends Questions {
  static async open(person: Person): Promise<StartPage> {
    await person.page.goto(paths.start(person.locale));
    const page = new StartPage(person);
    await page.expectSound(person.text.application.start.title);
    return page;
  }

  /** Answers what is asked, and what that brings up, until the service says what is needed. */
  async findOut(answers: Answers): Promise<void> {
    const { start } = this.person.text.application;
    const result = this.main.getByRole('button', { name: start.apply, exact: true });
    // With script the result is there before the button is pressed; pressing it must work all the same.
    for (let page = 0; page === 0 || (page < MOST_PAGES && (await result.count()) === 0); page += 1) {
      for (const step of ['start', 'block']) await this.answer(step, answers);
      await this.press(start.show);
    }
    await this.expectSound(start.resultTitle);
  }

  /** The result names this kind of permit. */
  async expectTrack(track: keyof Person['text']['application']['start']['track']): Promise<void> {
    await expect(this.heading).toContainText(this.person.text.application.start.track[track]);
  }

  /** Begins a draft with what was said so far. */
  async apply(): Promise<TasksPage> {
    await this.press(this.person.text.application.start.apply);
    return await TasksPage.arrive(this.person);
  }
}
