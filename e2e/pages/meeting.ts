import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { HistoryParams } from '#src/domain/history.ts';
import { paths } from '#src/paths.ts';
import { weekdayDate } from '#src/text/format.ts';

type Words = Person['text']['review']['meetings'];

/** The agenda of a meeting of the agencies. */
export class MeetingPage extends Screen {
  /** Plans a meeting, and is on its agenda. */
  static async plan(
    person: Person,
    plan: { day: string; time: string; place: string },
  ): Promise<MeetingPage> {
    await person.page.goto(paths.meetings(person.locale));
    const page = new MeetingPage(person);
    const { plan: words } = page.words;
    await page.expectSound(page.words.title);
    const summary = page.main.locator('summary').filter({ hasText: words.summary });
    if (!(await page.box(words.place).isVisible())) await person.hands.press(summary);
    await page.typeDay(words.day, plan.day, page.main);
    await person.hands.type(page.box(words.time), plan.time);
    await person.hands.type(page.box(words.place), plan.place);
    await page.press(words.send);
    await page.expectSound(page.words.agenda.title({ day: weekdayDate(plan.day, person.locale) }));
    return page;
  }

  static async open(person: Person, address: string): Promise<MeetingPage> {
    await person.page.goto(address);
    const page = new MeetingPage(person);
    await page.expectNoErrors();
    return page;
  }

  get words(): Words {
    return this.person.text.review.meetings;
  }

  /** Where the agenda is. */
  address(): string {
    return new URL(this.person.page.url()).pathname;
  }

  /** A case on the agenda, by its reference: several may have one name. */
  item(ref: string): Locator {
    return this.main.getByRole('region', { name: ref });
  }

  async expectDone(what: keyof Words['agenda']['done']): Promise<void> {
    await expect(this.main.getByRole('status')).toContainText(this.words.agenda.done[what]);
    await this.expectNoErrors();
  }

  /** Puts a case on the agenda by its reference. */
  async put(ref: string): Promise<void> {
    const { add } = this.words.agenda;
    await this.person.hands.press(this.main.locator('summary').filter({ hasText: add.summary }));
    await this.person.hands.type(this.box(add.ref), ref);
    await this.press(add.send);
    await this.expectDone('add');
    await expect(this.item(ref)).toBeVisible();
  }

  private async typeDay(label: string, day: string, inside: Locator): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-');
    const { field } = this.person.text.common;
    const boxes = this.group(label, inside);
    await this.person.hands.type(this.box(field.month, boxes), String(Number(month)));
    await this.person.hands.type(this.box(field.day, boxes), String(Number(date)));
    await this.person.hands.type(this.box(field.year, boxes), year);
  }

  /** Writes down what came out about a case. */
  async record(ref: string, outcome: { words: string; agency: string; day: string }): Promise<void> {
    const { record } = this.words.agenda;
    const item = this.item(ref);
    await this.person.hands.press(item.locator('summary').filter({ hasText: record.summary }));
    await this.person.hands.type(this.box(record.words, item), outcome.words);
    await this.person.hands.select(this.box(record.agency, item, 'combobox'), outcome.agency);
    await this.typeDay(record.due, outcome.day, item);
    await this.goBy(this.button(record.send, item));
    await this.expectDone('record');
  }

  /** How the agenda says that somebody added a note for the city: the line needs nothing to be filled in. */
  newsOfNote(): string {
    return this.person.text.history.lines.note({} as HistoryParams);
  }

  async finish(outcome: string): Promise<void> {
    await this.press(`${this.words.agenda.finish}: ${outcome}`);
    await this.expectDone('finish');
  }

  async close(): Promise<void> {
    await this.press(this.words.agenda.close);
    await this.expectDone('close');
  }
}
