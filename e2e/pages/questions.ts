import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, IssueCode, RowAnswers } from '#src/domain/application/field.ts';
import { findStep } from '#src/domain/application/journey.ts';
import { valueAt } from '#src/domain/application/paths.ts';
import type { QuestionKey, QuestionWords } from '#src/domain/application/question-words.ts';
import { paths } from '#src/paths.ts';

const MOST_ROUNDS = 4;

/** `19:30` as people write it: `7:30 PM`. */
function clock(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return `${hours % 12 || 12}:${String(minutes).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`;
}

/** Something that asks questions, which are found by their words as a person finds them. */
export class Questions extends Screen {
  words(key: string): QuestionWords {
    const all: Readonly<Record<string, QuestionWords>> = this.person.text.questions;
    const words = all[key];
    if (words === undefined) throw new Error(`There is no question ${key}.`);
    return words;
  }

  private async fillDate(field: Locator, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-');
    const parts = this.person.text.common.field;
    await this.person.hands.type(this.box(parts.month, field), String(Number(month)));
    await this.person.hands.type(this.box(parts.day, field), String(Number(date)));
    await this.person.hands.type(this.box(parts.year, field), year);
  }

  private async choose(field: Field, key: string, value: string, inside: Locator): Promise<void> {
    const words = this.words(key);
    const { text, city, locale } = this.person;
    const yesNo: Record<string, string> = { yes: text.common.yes, no: text.common.no };
    const place = city.register.places.find((one) => field.optionsFrom === 'places' && one.key === value);
    const label = place?.name[locale] ?? words.options?.[value] ?? yesNo[value] ?? value;
    const list = this.box(words.label, inside, 'combobox');
    if ((await list.count()) > 0) await this.person.hands.select(list, label);
    else
      await this.person.hands.check(
        this.group(words.label, inside).getByRole('radio', { name: label, exact: true }),
      );
  }

  private async fillRows(field: Field, rows: readonly RowAnswers[]): Promise<void> {
    const words = this.words(field.name);
    for (const [index, row] of rows.entries()) {
      const group = this.group(words.row?.({ number: index + 1 }) ?? '', this.group(words.label));
      if ((await group.count()) === 0) await this.press(words.add ?? '');
      for (const column of field.fields ?? [])
        await this.fill(column, `${field.name}.${column.name}`, row[column.name], group);
    }
  }

  private async fillOne(field: Field, key: string, value: unknown, inside: Locator): Promise<void> {
    const { label } = this.words(key);
    switch (field.kind) {
      case 'rows':
        return await this.fillRows(field, value as readonly RowAnswers[]);
      case 'date':
        return await this.fillDate(this.group(label, inside), String(value));
      case 'yesno':
      case 'choice':
        return await this.choose(field, key, String(value), inside);
      case 'choices':
        for (const one of value as readonly string[]) {
          const option = this.words(key).options?.[one] ?? one;
          await this.person.hands.check(
            this.group(label, inside).getByRole('checkbox', { name: option, exact: true }),
          );
        }
        return;
      case 'confirm':
        return await this.person.hands.check(this.box(label, inside, 'checkbox'));
      case 'time':
        return await this.person.hands.type(this.box(label, inside), clock(String(value)));
      case 'money':
        return await this.person.hands.type(this.box(label, inside), (Number(value) / 100).toFixed(2));
      default:
        return await this.person.hands.type(this.box(label, inside), String(value));
    }
  }

  /** Answers one question if it is asked and there is an answer. */
  async fill(field: Field, key: string, value: unknown, inside: Locator = this.main): Promise<void> {
    if (value === undefined || !(await this.isAsked(key, inside))) return;
    await this.fillOne(field, key, value, inside);
  }

  /** Whether a question stands on the page. */
  async isAsked(key: string, inside: Locator = this.main): Promise<boolean> {
    const { label } = this.words(key);
    const found = [
      this.group(label, inside),
      this.box(label, inside),
      this.box(label, inside, 'combobox'),
      this.box(label, inside, 'checkbox'),
    ];
    for (const one of found) if ((await one.count()) > 0) return true;
    return false;
  }

  /** Answers everything on a page of questions that there are answers for. */
  async answer(step: string, answers: Answers): Promise<void> {
    const { fields } = findStep(step)!; // named by the tests
    for (const field of fields) await this.fill(field, field.name, valueAt(answers, field.name));
  }
}

/** A page of questions of a draft. */
export class StepPage extends Questions {
  readonly ref: string;
  readonly step: string;

  constructor(person: Person, ref: string, step: string) {
    super(person);
    this.ref = ref;
    this.step = step;
  }

  static async open(person: Person, ref: string, step: string): Promise<StepPage> {
    await person.page.goto(paths.step(person.locale, ref, step));
    return await StepPage.arrive(person, ref, step);
  }

  static async arrive(person: Person, ref: string, step: string): Promise<StepPage> {
    const page = new StepPage(person, ref, step);
    await page.expectSound(page.title);
    return page;
  }

  get title(): string {
    const pages: Readonly<Record<string, { title: string }>> = this.person.text.steps.pages;
    return pages[this.step]?.title ?? this.step;
  }

  get continueButton(): Locator {
    return this.main.getByRole('button', { name: this.person.text.common.continue, exact: true });
  }

  /** Goes on with answers that are not fine: the page stays and says so. */
  async continueAndStay(): Promise<void> {
    await this.person.hands.press(this.continueButton);
  }

  /** The page says that these questions are not answered well, in its own words. */
  async expectIssues(
    expected: readonly { question: QuestionKey; code: IssueCode; box?: Locator }[],
  ): Promise<void> {
    const { fields } = findStep(this.step)!; // this page exists
    const messages = expected.map(({ question, code, box }) => {
      const kind = fields.find((field) => field.name === question)?.kind ?? 'text';
      const isChosen = ['yesno', 'choice', 'choices', 'confirm'].includes(kind);
      const { label, asked, example } = this.words(question);
      const words = { label, asked, example, by: isChosen ? ('choose' as const) : ('enter' as const) };
      return { message: this.person.text.errors.issue(code, words), ...(box ? { box } : {}) };
    });
    await this.expectErrors(this.title, messages);
  }

  /** Answers the page, also what an answer brings with it, and goes on to the next one. */
  async complete(answers: Answers): Promise<void> {
    const here = this.page.url();
    // The focus tells a summary of now from one that stood there before.
    const fresh = this.errorSummary.and(this.page.locator(':focus'));
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.answer(this.step, answers);
      let isLoaded = false;
      this.page.once('load', () => {
        isLoaded = true;
      });
      await this.person.hands.press(this.continueButton);
      const isAnswered = async () => isLoaded || (await fresh.count()) > 0;
      await expect.poll(isAnswered, { intervals: [50] }).toBe(true);
      await this.expectNoErrors();
      if (this.page.url() !== here) return;
    }
    throw new Error(`The page ${this.step} asks again and again.`);
  }
}
