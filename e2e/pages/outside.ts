import { expect } from 'playwright/test';
import type { Inbox } from '#e2e/fixtures/inbox.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import type { CasePage } from '#e2e/pages/case.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { OutsideAnswer } from '#src/domain/outside-request.ts';
import { paths } from '#src/paths.ts';

const LINK = /\/outside\?token=[\w-]+/; // https://permits.example/es/outside?token=k3Jv

/** Asking a body outside the city for one approval, on the page of the case. */
export class AskOutside {
  private readonly desk: CasePage;
  private readonly title: string;

  constructor(desk: CasePage, title: string) {
    this.desk = desk;
    this.title = title;
  }

  private get item() {
    const { heading } = this.desk.person.text.review.case.outside;
    const list = this.desk.main.getByRole('region', { name: heading, exact: true });
    return list.getByRole('listitem').filter({ hasText: this.title });
  }

  async send(email: string, words: string, files: readonly string[] = []): Promise<void> {
    const { person } = this.desk;
    const { ask } = person.text.outside;
    const isAgain = (await this.item.getByText(ask.again, { exact: true }).count()) > 0;
    const form = await this.desk.unfold(isAgain ? ask.again : ask.open, this.item);
    await person.hands.type(this.desk.box(ask.email, form), email);
    await person.hands.type(this.desk.box(ask.words, form), words);
    for (const name of files)
      await person.hands.press(form.getByRole('checkbox', { name: new RegExp(`^${name}`) }));
    await this.desk.goBy(this.desk.button(`${ask.submit}: ${this.title}`, form));
  }

  async takeBack(): Promise<void> {
    const { takeBack } = this.desk.person.text.outside.ask;
    await this.desk.press(`${takeBack}: ${this.title}`);
    await this.desk.expectDone('took_back_outside');
  }

  async expectSaid(sentence: string): Promise<void> {
    await expect(this.item).toContainText(sentence);
  }
}

/** The three pages of a body outside the city: its link, what it was asked, what it said. */
export class OutsidePage extends Screen {
  /** The address in the newest mail, in the language of whoever asked. */
  static async linkFor(
    inbox: Inbox,
    person: Person,
    about: { ref: string; eventName: string },
  ): Promise<string> {
    const city = person.city.name[person.locale];
    const subject = person.text.mail.moments['outside-request'].subject({ ...about, city });
    const message = await inbox.messageFor(person.email, subject);
    return (person.locale === 'en' ? '' : `/${person.locale}`) + (LINK.exec(message.text)?.[0] ?? '');
  }

  static async open(person: Person, link: string): Promise<OutsidePage> {
    await person.page.goto(link);
    return new OutsidePage(person);
  }

  private get words() {
    return this.person.text.outside;
  }

  async askForCode(): Promise<void> {
    await this.expectSound(this.words.link.title);
    await this.press(this.words.link.send);
    await this.expectSound(this.words.link.title);
  }

  async typeCode(code: string): Promise<void> {
    await this.person.hands.type(this.box(this.words.link.code), code);
    await this.press(this.words.link.open);
  }

  async answer(answer: OutsideAnswer, { reference = '', words = '' }): Promise<void> {
    const { request } = this.words;
    const choice = this.group(request.answer).getByRole('radio', {
      name: request.answers[answer],
      exact: true,
    });
    await this.person.hands.press(choice);
    if (reference) await this.person.hands.type(this.box(request.reference), reference);
    if (words) await this.person.hands.type(this.box(request.say), words);
    await this.press(request.submit);
  }

  async expectEnded(): Promise<void> {
    await this.expectSound(this.words.link.endedTitle);
  }
}

/** The page of the request, for whoever came in before. */
export const requestOf = ({ locale }: Person): string => paths.outsideRequest(locale);
