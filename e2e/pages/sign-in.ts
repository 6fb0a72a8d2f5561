import { expect } from 'playwright/test';
import type { Inbox } from '#e2e/fixtures/inbox.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { paths } from '#src/paths.ts';

/** Signing in with a code from a mail. */
export class SignInPage extends Screen {
  static async open(person: Person): Promise<SignInPage> {
    await person.page.goto(paths.signIn(person.locale));
    return await SignInPage.arrive(person, person.text.signIn.title);
  }

  /** The page that the first save of a draft leads to. */
  static async arriveToSave(person: Person): Promise<SignInPage> {
    return await SignInPage.arrive(person, person.text.signIn.saveTitle);
  }

  private static async arrive(person: Person, title: string): Promise<SignInPage> {
    const page = new SignInPage(person);
    await page.expectSound(title);
    return page;
  }

  async askForCode(email: string): Promise<void> {
    const { text } = this.person;
    await this.person.hands.type(this.box(text.signIn.email), email);
    await this.press(text.signIn.send);
    await this.expectSound(text.signIn.code.title);
    await expect(this.main).toContainText(text.signIn.code.lead({ email }));
  }

  async typeCode(code: string): Promise<void> {
    await this.person.hands.type(this.box(this.person.text.signIn.code.label), code);
    await this.press(this.person.text.signIn.code.submit);
  }

  /** All of it: the address, the mail, the code. */
  async signIn(inbox: Inbox, email: string = this.person.email): Promise<void> {
    await this.askForCode(email);
    await this.typeCode(await inbox.codeFor(email));
  }
}
