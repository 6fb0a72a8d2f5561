import { expect } from 'playwright/test';
import type { Person } from '#e2e/fixtures/person.ts';
import { expectWell, expectWellOnBoth, Screen } from '#e2e/pages/screen.ts';

/** What is read out with a control: its own description and those of the groups that it is in. */
function describedAs(control: Element): string {
  const words: string[] = [];
  for (let at: Element | null = control; at !== null; at = at.parentElement)
    for (const id of (at.getAttribute('aria-describedby') ?? '').split(' '))
      words.push(document.getElementById(id)?.textContent ?? '');
  return words.join(' ');
}

/**
 * A page says that something is wrong: on top and with the focus, in its title, beside each field, and each line on top
 * leads to its field.
 */
export async function expectWrong(person: Person): Promise<void> {
  const { page, text } = person;
  const { errorSummary } = new Screen(person);
  await expect(errorSummary).toBeFocused();
  expect(await page.title()).toMatch(new RegExp(`^${text.errors.prefix} `));
  const lines = await errorSummary.getByRole('listitem').count();
  expect(lines, 'problems').toBeGreaterThan(0);
  const links = await errorSummary.getByRole('link').all();
  expect(links.length, 'problems that lead to a field').toBe(lines);
  for (const link of links) {
    const message = await link.innerText();
    const field = page.locator((await link.getAttribute('href')) ?? '');
    await link.press('Enter');
    await expect(field, message).toBeFocused();
    await expect(field, message).toBeInViewport();
    const said = await field.evaluate((control) => control.closest('.field--error')?.textContent ?? '');
    expect(said, 'words beside the field').toContain(message);
    expect(await field.evaluate(describedAs), 'words that describe the field or its group').toContain(
      message,
    );
  }
  // Of the same markup, drawn by the script, the checkers see both widths.
  if (person.hasScript) await expectWellOnBoth(person);
  else await expectWell(person);
}
