import { expect, type Locator } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import type { StaffRole } from '#src/domain/policy.ts';
import { paths } from '#src/paths.ts';

type Words = Person['text']['people'];

/** Where administrators find everybody of the staff. */
export class PeoplePage extends Screen {
  static async open(person: Person): Promise<PeoplePage> {
    await person.page.goto(paths.people(person.locale));
    const page = new PeoplePage(person);
    await page.expectSound(page.words.title);
    return page;
  }

  private get words(): Words {
    return this.person.text.people;
  }

  async search(words: string): Promise<void> {
    await this.person.hands.type(this.box(this.words.find.search, this.main, 'searchbox'), words);
    await this.press(this.words.find.apply);
    await this.expectSound(this.words.title);
  }

  row(name: string): Locator {
    return this.main.getByRole('row').filter({ hasText: name });
  }

  async openPerson(name: string): Promise<PersonPage> {
    await this.search(name);
    await this.goBy(this.main.getByRole('link', { name, exact: true }));
    return await PersonPage.arrive(this.person, name);
  }

  /** Names somebody before their first sign-in. */
  async add(who: {
    email: string;
    name: string;
    agency: string;
    roles: readonly StaffRole[];
    reason: string;
  }) {
    const { add, reason, roles } = this.words;
    const { hands } = this.person;
    await hands.press(this.main.locator('summary', { hasText: add.submit }));
    const form = this.main.getByRole('region', { name: add.heading, exact: true });
    await hands.type(this.box(add.email, form), who.email);
    await hands.type(this.box(add.name, form), who.name);
    await hands.select(this.box(add.agency, form, 'combobox'), who.agency);
    for (const role of who.roles)
      await hands.check(this.main.getByRole('checkbox', { name: roles[role], exact: true }));
    await hands.type(this.box(reason), who.reason);
    await this.goBy(this.main.getByRole('button', { name: add.submit, exact: true }));
    return await PersonPage.arrive(this.person, who.name);
  }
}

/** What one of the staff may do. */
export class PersonPage extends Screen {
  static async arrive(person: Person, name: string): Promise<PersonPage> {
    const page = new PersonPage(person);
    await page.expectSound(name);
    return page;
  }

  private get words(): Words {
    return this.person.text.people;
  }

  private form(heading: string): Locator {
    return this.main.getByRole('region', { name: heading, exact: true });
  }

  /** Sets exactly these roles. */
  async setAccess(agency: string, roles: readonly StaffRole[], reason: string): Promise<void> {
    const { set } = this.words;
    const { hands } = this.person;
    const form = this.form(set.heading);
    await hands.select(this.box(set.agency, form, 'combobox'), agency);
    for (const [role, name] of Object.entries(this.words.roles)) {
      const box = form.getByRole('checkbox', { name, exact: true });
      if ((await box.isChecked()) !== roles.includes(role as StaffRole)) await hands.press(box);
    }
    await hands.type(this.box(this.words.reason, form), reason);
    await this.goBy(form.getByRole('button', { name: set.submit, exact: true }));
  }

  /** Does what is folded away, such as taking all access. */
  async act(what: keyof Words['acts'], reason: string): Promise<void> {
    const { heading, submit } = this.words.acts[what];
    const { hands } = this.person;
    await hands.press(this.main.locator('summary', { hasText: heading }));
    const folded = this.main.locator('details[open]').filter({ hasText: heading });
    await hands.type(this.box(this.words.reason, folded), reason);
    await this.goBy(folded.getByRole('button', { name: submit, exact: true }));
  }

  async expectDone(what: keyof Words['done']): Promise<void> {
    await expect(this.main.getByRole('status')).toContainText(this.words.done[what]);
  }

  async expectHistory(...lines: readonly string[]): Promise<void> {
    const history = this.form(this.words.history.heading);
    for (const line of lines) await expect(history).toContainText(line);
  }
}
