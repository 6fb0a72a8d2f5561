import type { Audience, Cases } from '#e2e/everywhere/screens.ts';
import { SCREENS } from '#e2e/everywhere/screens.ts';
import { test } from '#e2e/everywhere/walk.ts';
import { expect } from '#e2e/fixtures/test.ts';
import { readAloud } from '#e2e/pages/screen-reader.ts';

/** Key screens, and what is heard of them: these phrases in this order, with others between them. */
const HEARD: readonly {
  screen: keyof typeof SCREENS;
  who: Audience;
  about?: string;
  phrases: readonly string[];
}[] = [
  {
    screen: 'home',
    who: 'anyone',
    phrases: [
      'document',
      'link, Skip to main content',
      'banner',
      'link, Baltimore Baltimore event permits',
      'link, Español',
      'navigation, Main',
      'listitem, level 1, position 1, set size 5',
      'link, Apply',
      'end of navigation, Main',
      'end of banner',
      'main',
      'heading, Event permits in Baltimore, level 1',
      'link, Find out what you need',
      'region, Come back to something',
      'heading, Come back to something, level 2',
      'link, My applications',
      'link, Check a status',
      'link, Verify a permit',
      'end of main',
      'contentinfo',
      'link, Staff sign-in',
      'end of contentinfo',
      'end of document',
    ],
  },
  {
    screen: 'start',
    who: 'anyone',
    about: 'what is needed',
    phrases: [
      'link, Apply, current page',
      'main',
      'heading, What you need : Special event permit, level 1',
      'button, Start your application, start',
      'link, Change my answers',
      'region, Who will look at it',
      'heading, Must agree, level 3',
      'Department of Transportation, Traffic',
      'heading, Gets a copy, level 3',
      'region, Documents you will need',
      'Site plan',
      'region, Fees',
      'term',
      'Street closure',
      'definition',
    ],
  },
  {
    screen: 'signIn',
    who: 'anyone',
    phrases: [
      'main',
      'heading, Sign in, level 1',
      'We email you a code. You do not need a password.',
      'textbox, Email address, We use it to sign you in and to write to you about your applications.',
      'button, Email me a code, continue',
      'contentinfo',
    ],
  },
  {
    screen: 'application',
    who: 'organizer',
    about: 'a draft',
    phrases: [
      'button, Sign out',
      'main',
      'heading, Hampden Summer Fair : Your application, level 1',
      'Do the tasks in any order. Each page is saved when you press Continue.',
      'link, What you plan, Done',
      'link, Who you are, Done',
      'link, Documents, 16 documents to add',
      'link, Sign, Done',
      'link, Check your answers and send',
      'region, Your plan so far',
      'term',
      'What you need',
      'definition',
      'Special event permit',
    ],
  },
  {
    screen: 'permit',
    who: 'anyone',
    phrases: [
      'main',
      'The city issued this permit. It does not count at this moment, only on the days and times below.',
      'heading, Compare with the paper, level 2',
      'Permit number',
      'definition',
      'Event',
      'definition',
      'Keswick Road block party',
      'table, Days and times',
      'columnheader, What',
      'columnheader, Day',
      'columnheader, Time',
      'rowheader, Event',
      'cell, 12:00 PM to 8:00 PM',
      'table, Closed streets',
      'rowheader, Keswick Road',
      'cell, Whole street',
      'heading, Are you on the real page?, level 2',
      'link, The city’s public key',
    ],
  },
  {
    screen: 'review',
    who: 'reviewer',
    phrases: [
      'Ellen Kowalski, Fire Marshal',
      'button, Sign out',
      'main',
      'heading, Queue, level 1',
      'Cases of Baltimore City Fire Department, Fire Marshal',
      'navigation, Views',
      'link, Open, current page',
      'end of navigation, Views',
      'search, Search',
      'searchbox, Search, Reference, event, street or organizer',
      'button, Show',
      'table, Cases',
      'columnheader, Event',
      'columnheader, Who has it',
      'columnheader, Action',
      'link, Carroll Park spring carnival',
      'end of table, Cases',
    ],
  },
];

/** The first of the expected phrases that does not come after the one before it, with what is heard instead. */
function firstMissing(heard: readonly string[], expected: readonly string[]): string | null {
  let from = 0;
  for (const phrase of expected) {
    const at = heard.indexOf(phrase, from);
    if (at < 0)
      return `${phrase} is not heard after: ${heard.slice(Math.max(0, from - 1), from + 15).join(' | ')}`;
    from = at + 1;
  }
  return null;
}

const addressOf = ({ screen, who, about }: (typeof HEARD)[number], cases: Cases): string => {
  const found = SCREENS[screen].find(
    (one) => one.who === who && (about === undefined || one.about === about),
  );
  if (!found) throw new Error(`No screen ${screen} for ${who}.`);
  return found.at('en', cases);
};

for (const one of HEARD)
  test(`a screen reader goes through ${one.screen}${one.about ? ` ${one.about}` : ''} in its order`, async ({
    as,
    cases,
  }) => {
    const { page } = await as(one.who);
    await page.goto(addressOf(one, cases));
    expect(firstMissing(await readAloud(page), one.phrases)).toBeNull();
  });
