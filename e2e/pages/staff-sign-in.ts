import { expect } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { paths } from '#src/paths.ts';

/** Proves again who somebody is, and comes back to where they were. */
export async function confirmAsStaff(person: Person, name: string, title: string): Promise<void> {
  const { page, text, hands } = person;
  const door = new Screen(person);
  await door.expectSound(text.signIn.staff.confirmTitle);
  await hands.press(door.main.getByRole('button', { name: text.signIn.staff.submit, exact: true }));
  await hands.press(page.getByRole('button', { name: new RegExp(`^${name}`) }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
}

/** Goes to where somebody begins, by way of the city's own sign-in, where people choose who they are. */
export async function enterAsStaff(
  person: Person,
  name: string,
  title: string = person.text.review.queue.title,
): Promise<void> {
  const { page, text, locale, hands } = person;
  await page.goto(paths.review(locale));
  const door = new Screen(person);
  await door.expectSound(text.signIn.staff.title);
  await hands.press(door.main.getByRole('button', { name: text.signIn.staff.submit, exact: true }));
  await hands.press(page.getByRole('button', { name: new RegExp(`^${name}`) }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}
