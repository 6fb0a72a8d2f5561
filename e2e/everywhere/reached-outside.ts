import { expect } from 'playwright/test';
import type { Reached, Way } from '#e2e/everywhere/reached.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { OutsidePage } from '#e2e/pages/outside.ts';
import { paths } from '#src/paths.ts';

/** Opens the link in a browser that nobody used: a draft begun in it would keep the door shut, and a code open it. */
async function openLink(person: Person, { cases, db }: Way): Promise<OutsidePage> {
  await person.page.context().clearCookies();
  await db.owner`DELETE FROM rate_limits`;
  return await OutsidePage.open(person, paths.outsideLink(person.locale, cases.outsideLink));
}

/** Comes in by the link. */
async function enter(person: Person, way: Way): Promise<OutsidePage> {
  const page = await openLink(person, way);
  await page.askForCode();
  await page.typeCode(await way.inbox.codeFor(way.cases.outsideEmail));
  await page.expectNoErrors();
  return page;
}

/** The request is asked for anew, however often it was answered before. */
const openAgain = (way: Way) =>
  way.db.owner`UPDATE outside_requests SET answered_at = NULL, answer = NULL, answer_words = NULL`;

const outside = (
  name: string,
  page: 'index' | 'request',
  state: Reached['state'],
  go: (person: Person, way: Way) => Promise<void>,
): Reached => ({ name, who: 'anyone', page: `outside/${page}.astro`, state, go });

/** What a body outside the city sees between its link and its answer. Each walk reads its own code, so that none is left for the next. */
export const REACHED_OUTSIDE: readonly Reached[] = [
  outside('the code of a link is asked for', 'index', 'empty', async (person, way) => {
    await (await openLink(person, way)).askForCode();
    await way.inbox.codeFor(way.cases.outsideEmail);
  }),
  outside('the code of a link was wrong', 'index', 'error', async (person, way) => {
    const page = await openLink(person, way);
    await page.askForCode();
    await way.inbox.codeFor(way.cases.outsideEmail);
    await page.typeCode('00000000');
    await expect(page.errorSummary).toContainText(person.text.errors.refusal('code-wrong'));
  }),
  outside('what a body outside the city was asked', 'request', 'filled', async (person, way) => {
    await openAgain(way);
    await enter(person, way);
  }),
  outside('an answer that lacks its words', 'request', 'error', async (person, way) => {
    await openAgain(way);
    const page = await enter(person, way);
    await page.answer('refused', {});
    await expect(page.errorSummary).toBeVisible();
  }),
  outside('an answer that the city has', 'request', 'filled', async (person, way) => {
    await openAgain(way);
    const page = await enter(person, way);
    await page.answer('question', { words: 'Which rides?' });
    await page.expectNoErrors();
  }),
];
