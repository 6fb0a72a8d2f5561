import type { Cases } from '#e2e/everywhere/cases.ts';
import { type Audience, SCREENS } from '#e2e/everywhere/screens.ts';
import { paths } from '#src/paths.ts';
import type { Locale } from '#src/text/index.ts';

type Place = readonly [name: string, address: string];

/** Of screens that look the same in several states: those with the most on them. Of the others, the first is taken. */
const RICHEST: Partial<Record<keyof typeof SCREENS, readonly string[]>> = {
  start: ['what is needed'],
  applications: ['none', 'filled'],
  application: ['a draft', 'with two questions', 'given back', 'with a permit'],
  withdraw: ['sent'],
  documents: ['under review'],
  review: ['of an agency', 'of everybody', 'none'],
  reviewCase: ['to decide', 'with its question', 'to check', 'to issue', 'with a permit'],
};

/** Pages of questions that have, together, every kind of control. */
export const STEPS = [
  'applicant',
  'public-contact',
  'event',
  'admission',
  'dates',
  'setup',
  'power',
  'food-vendors',
  'declaration',
];

const FILLED = 'filled';

/** One address for each template that somebody sees. Shape: in the order of the screens, then the pages of questions. */
export function templatesOf(
  audience: Audience,
  locale: Locale,
  cases: Cases,
  answered: Map<string, string>,
): Place[] {
  const screens = Object.entries(SCREENS).flatMap(([name, all]) => {
    const wanted = RICHEST[name as keyof typeof SCREENS];
    const chosen = wanted ? all.filter(({ about = FILLED }) => wanted.includes(about)) : all.slice(0, 1);
    return chosen
      .filter(({ who }) => who === audience)
      .map(({ about, at }): Place => [about ? `${name}, ${about}` : name, at(locale, cases)]);
  });
  if (audience !== 'organizer') return screens;
  const steps = STEPS.map((step): Place => [step, paths.step(locale, answered.get(step) ?? '', step)]);
  return [...screens, ...steps];
}
