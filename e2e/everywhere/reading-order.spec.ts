import type { Cases } from '#e2e/everywhere/cases.ts';
import { HEARD, type Heard } from '#e2e/everywhere/heard.ts';
import { SCREENS } from '#e2e/everywhere/screens.ts';
import { test } from '#e2e/everywhere/walk.ts';
import { sendWrong, WRONG_FORMS } from '#e2e/everywhere/wrong.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect } from '#e2e/fixtures/test.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { readAloud } from '#e2e/pages/screen-reader.ts';

/** Whether a phrase is the expected one, in which `…` stands for words that depend on the day. */
function isHeard(phrase: string, expected: string): boolean {
  const [start = '', end] = expected.split('…');
  return end === undefined ? phrase === expected : phrase.startsWith(start) && phrase.endsWith(end);
}

/** The first of the expected phrases that does not come after the one before it, with what is heard instead. */
function firstMissing(heard: readonly string[], expected: readonly string[]): string | null {
  let from = 0;
  for (const phrase of expected) {
    const at = heard.findIndex((one, i) => i >= from && isHeard(one, phrase));
    if (at < 0)
      return `${phrase} is not heard after: ${heard.slice(Math.max(0, from - 1), from + 15).join(' | ')}`;
    from = at + 1;
  }
  return null;
}

/** Brings somebody to a screen. */
async function open(person: Person, { screen, who, about, wrong }: Heard, cases: Cases): Promise<void> {
  if (wrong !== undefined) {
    const form = WRONG_FORMS.find(({ name }) => name === wrong);
    if (!form) throw new Error(`No form ${wrong}.`);
    await sendWrong(person, form, cases);
    return await expect(new Screen(person).errorSummary).toBeFocused();
  }
  const found = SCREENS[screen].find(
    (one) => one.who === who && (about === undefined || one.about === about),
  );
  if (!found) throw new Error(`No screen ${screen} for ${who}.`);
  await person.page.goto(found.at('en', cases));
}

for (const one of HEARD)
  test(`a screen reader goes through ${one.screen} ${one.about ?? one.wrong ?? ''} in its order`, async ({
    as,
    cases,
  }) => {
    const person = await as(one.who);
    await open(person, one, cases);
    expect(firstMissing(await readAloud(person.page), one.phrases)).toBeNull();
  });
