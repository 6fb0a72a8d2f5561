import { expect, type Locator } from 'playwright/test';
import type { LocalFile } from '#e2e/fixtures/hands.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { paths } from '#src/paths.ts';

/** The papers of a case. */
export class DocumentsPage extends Screen {
  static async open(person: Person, ref: string): Promise<DocumentsPage> {
    await person.page.goto(paths.documents(person.locale, ref));
    return await DocumentsPage.arrive(person);
  }

  static async arrive(person: Person): Promise<DocumentsPage> {
    const page = new DocumentsPage(person);
    await page.expectSound(person.text.documents.title);
    return page;
  }

  private paper(kind: string): string {
    const { city, locale } = this.person;
    return city.documentKinds.find(({ key }) => key === kind)?.name[locale] ?? kind;
  }

  private section(kind: string): Locator {
    return this.main.getByRole('region', { name: this.paper(kind), exact: true });
  }

  private chooser(kind: string): Locator {
    const name = this.person.text.documents.choose({ paper: this.paper(kind) });
    return this.box(name, this.section(kind), 'button');
  }

  /** Chooses files without sending them. */
  async choose(kind: string, files: string | LocalFile[]): Promise<void> {
    await this.chooser(kind).setInputFiles(files);
  }

  /** Sends what was chosen. */
  async sendChosen(kind: string): Promise<void> {
    const name = this.person.text.documents.uploadFor({ paper: this.paper(kind) });
    await this.person.hands.press(this.button(name, this.section(kind)));
  }

  /** A file on its way. */
  row(name: string): Locator {
    return this.main.locator('.upload-row').filter({ hasText: name });
  }

  /** What may be done with a file on its way. */
  act(word: string, name: string): Locator {
    return this.button(`${word}: ${name}`, this.row(name));
  }

  /** A file that is there. */
  file(kind: string, name: string): Locator {
    return this.section(kind).getByRole('link', { name, exact: true });
  }

  /** A sentence of the page. */
  text(sentence: string): Locator {
    return this.main.getByText(sentence, { exact: true });
  }

  /** Chooses a file and sends it, without waiting for what comes of it. */
  async send(kind: string, file: LocalFile): Promise<void> {
    const { documents } = this.person.text;
    const section = this.section(kind);
    const { hands } = this.person;
    const paper = this.paper(kind);
    await hands.chooseFile(this.box(documents.choose({ paper }), section, 'button'), file);
    await hands.press(this.button(documents.uploadFor({ paper }), section));
  }

  /** Adds a file, which then stands in the list of its paper. */
  async upload(kind: string, file: LocalFile): Promise<void> {
    await this.send(kind, file);
    const files = this.section(kind).getByRole('list', {
      name: this.person.text.documents.filesFor({ paper: this.paper(kind) }),
    });
    await expect(files.getByRole('link', { name: file.name, exact: true })).toBeVisible();
  }

  /** A file was not taken: the reason stands at the box where it was chosen. */
  async expectRefused(kind: string, message: string): Promise<void> {
    const { documents } = this.person.text;
    const box = this.box(documents.choose({ paper: this.paper(kind) }), this.section(kind), 'button');
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    await expect(box).toHaveAccessibleDescription(new RegExp(message.slice(0, 40)));
  }

  async backToTasks(): Promise<void> {
    const documents = this.page.url();
    const link = this.main.getByRole('link', { name: this.person.text.documents.toTasks, exact: true });
    await this.person.hands.press(link);
    // The page may still be drawing its list anew, so that another load than the one of the tasks could be taken for it.
    await this.page.waitForURL((url) => url.href !== documents);
  }
}
