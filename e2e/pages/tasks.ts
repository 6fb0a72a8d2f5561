import { expect } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { CheckPage } from '#e2e/pages/check.ts';
import { DocumentsPage } from '#e2e/pages/documents.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { paths } from '#src/paths.ts';

const MOST_STEPS = 120;
const STEP = /\/applications\/([^/]+)\/([^/?#]+)/; // /es/applications/7K3QW-9XM2P-4/event

/** A draft as a list of tasks. */
export class TasksPage extends Screen {
  readonly ref: string;

  constructor(person: Person) {
    super(person);
    this.ref = /\/applications\/([^/?#]+)/.exec(person.page.url())?.[1] ?? '';
  }

  static async open(person: Person, ref: string): Promise<TasksPage> {
    await person.page.goto(paths.application(person.locale, ref));
    return await TasksPage.arrive(person);
  }

  static async arrive(person: Person): Promise<TasksPage> {
    const page = new TasksPage(person);
    await page.expectSound(person.text.application.tasks.title);
    return page;
  }

  /** Opens the first page that is not finished. */
  async begin(): Promise<StepPage> {
    await this.follow(this.person.text.application.tasks.continueNext);
    return await this.arriveAtStep();
  }

  private async arriveAtStep(): Promise<StepPage> {
    const [, ref = '', step = ''] = STEP.exec(this.page.url()) ?? [];
    return await StepPage.arrive(this.person, ref, step);
  }

  /**
   * Answers page after page in their order until all tasks are done.
   * Shape: the pages that were asked, in order. `addPapers` is called on the page for them.
   */
  async completeAll(
    answers: Answers,
    addPapers: (page: DocumentsPage) => Promise<void> = async () => undefined,
  ): Promise<string[]> {
    const { continueNext, check } = this.person.text.application.tasks;
    const asked: string[] = [];
    const next = this.main.getByRole('link', { name: continueNext, exact: true });
    const isDone = this.main.getByRole('link', { name: check, exact: true });
    while ((await isDone.count()) === 0) {
      expect(asked.length, `pages so far: ${asked.join(', ')}`).toBeLessThan(MOST_STEPS);
      if ((await next.count()) > 0) await this.goBy(next);
      const step = STEP.exec(this.page.url())?.[2] ?? '';
      asked.push(step);
      if (step === 'documents') {
        const documents = await DocumentsPage.arrive(this.person);
        await addPapers(documents);
        await documents.backToTasks();
      } else await (await this.arriveAtStep()).complete(answers);
    }
    await this.expectSound(this.person.text.application.tasks.title);
    return asked;
  }

  /** Makes two applications of one that is speech and a festival. Shape: the tasks of the speech part. */
  async makeTwo(): Promise<TasksPage> {
    const words = this.person.text.application.parts;
    await this.follow(words.open);
    await this.expectSound(words.title);
    await this.press(words.confirm);
    return await TasksPage.arrive(this.person);
  }

  async check(): Promise<CheckPage> {
    await this.follow(this.person.text.application.tasks.check);
    return await CheckPage.arrive(this.person, this.ref);
  }
}

/** Everything that a person applied for. */
export class MyApplicationsPage extends Screen {
  static async open(person: Person): Promise<MyApplicationsPage> {
    await person.page.goto(paths.applications(person.locale));
    const page = new MyApplicationsPage(person);
    await page.expectSound(person.text.application.mine.title);
    return page;
  }

  async openDraft(ref: string): Promise<TasksPage> {
    const row = this.main.getByRole('listitem').filter({ hasText: ref });
    await this.goBy(row.getByRole('link'));
    return await TasksPage.arrive(this.person);
  }
}
