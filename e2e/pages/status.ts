import { execFileSync } from 'node:child_process';
import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';
import type { ApplicationStatus } from '#src/domain/workflow/states.ts';
import { paths } from '#src/paths.ts';

/** The parts of the page in the one order that every status keeps; those with nothing to say are left out. */
const PARTS = [
  'now',
  'decision',
  'who',
  'corrections',
  'messages',
  'papers',
  'conditions',
  'fee-estimate',
  'history',
  'sent',
  'help',
];

/** A case as its owner follows it. */
export class StatusPage extends Screen {
  readonly ref: string;
  readonly eventName: string;

  constructor(person: Person, ref: string, eventName: string) {
    super(person);
    this.ref = ref;
    this.eventName = eventName;
  }

  static async open(person: Person, ref: string, eventName: string): Promise<StatusPage> {
    await person.page.goto(paths.application(person.locale, ref));
    const page = new StatusPage(person, ref, eventName);
    await page.expectSound(eventName);
    await page.expectOrder();
    return page;
  }

  /** What to do now comes first, and each part once in its place. */
  async expectOrder(): Promise<void> {
    const seen = await this.main.locator('h2[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(seen).toEqual(PARTS.filter((part) => seen.includes(part)));
    expect(seen).toEqual(expect.arrayContaining(['now', 'papers', 'history', 'sent', 'help']));
  }

  async expectStatus(status: ApplicationStatus): Promise<void> {
    const { text } = this.person;
    await expect(this.tag(text.application.status[status])).toBeVisible();
    await expect(this.main).toContainText(text.status.means[status]);
  }

  /** The row of an agency in the list of who has the case. */
  agency(key: string): Locator {
    const { city, locale } = this.person;
    const name = city.agencies.find((agency) => agency.key === key)?.name[locale] ?? key;
    return this.main
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }

  /** Answers the one question that an agency asked. */
  async answerQuestion(answer: string): Promise<void> {
    const { question } = this.person.text.status;
    await this.person.hands.type(this.box(question.label), answer);
    await this.press(question.action);
  }

  /** The permit as the paper that its holder gets: what it says, page by page. */
  async downloadPermit(): Promise<string> {
    const { get } = this.person.text.status.permit;
    const link = this.main.getByRole('link', { name: get, exact: true });
    const address = (await link.getAttribute('href')) ?? '';
    // A worker makes the paper right after the permit was issued.
    await expect.poll(async () => (await this.page.request.get(address)).status()).toBe(200);
    const downloading = this.page.waitForEvent('download');
    await this.person.hands.press(link);
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    return execFileSync('pdftotext', ['-layout', await download.path(), '-'], { encoding: 'utf8' });
  }

  /** Follows the permit to the page that everybody sees. Shape: its code. */
  async seePublicPage(): Promise<string> {
    await this.follow(this.person.text.status.permit.verify);
    return this.page.url().split('/').at(-1) ?? '';
  }

  /** Starts another application with the answers of this one. */
  async applyAgain(): Promise<TasksPage> {
    const { text } = this.person;
    await this.follow(text.status.copy);
    await this.expectSound(text.application.copy.title);
    await this.press(text.application.copy.confirm);
    return await TasksPage.arrive(this.person);
  }

  async withdraw(): Promise<void> {
    const { text } = this.person;
    await this.follow(text.status.withdraw);
    await this.expectSound(text.application.withdraw.title);
    await this.press(text.application.withdraw.confirm);
    await this.expectSound(text.application.mine.title);
  }

  async expectSaid(words: string): Promise<void> {
    await expect(this.main.getByRole('status')).toContainText(words);
  }
}
