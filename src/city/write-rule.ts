import type { Condition, RuleInput, Words } from '#src/domain/city.ts';
import type { FACTS, FactKey } from '#src/domain/routing/facts.ts';
import { inEveryLanguage, type Spoken } from '#src/domain/shared/locale.ts';

// The short words in which a city's rules are written. They only build data; a misspelled fact does not compile.

type KeyOf<K extends string> = {
  [F in FactKey]: (typeof FACTS)[F]['kind'] extends K ? F : never;
}[FactKey];

/** One sentence in the languages of the city; others that it has stand behind, and those it has not say it in English. Shape: pure. */
export const words = (en: string, es: string, others: Omit<Spoken, 'en' | 'es'> = {}): Words =>
  inEveryLanguage({ ...others, en, es });

/** A yes/no fact is true. Shape: pure. */
export const yes = (fact: KeyOf<'boolean'>): Condition => ({ fact, is: true });
/** A word is this one, or one of these. Shape: pure. */
export const is = (fact: KeyOf<'text'>, ...values: [string, ...string[]]): Condition =>
  values.length === 1 ? { fact, is: values[0] } : { fact, oneOf: values };
/** A list has this word. Shape: pure. */
export const has = (fact: KeyOf<'list'>, value: string): Condition => ({ fact, includes: value });
/** A measure is this or more. Shape: pure. */
export const atLeast = (fact: KeyOf<'number'>, value: number): Condition => ({ fact, atLeast: value });
/** A measure is more than this. Shape: pure. */
export const over = (fact: KeyOf<'number'>, value: number): Condition => ({ fact, moreThan: value });
/** A measure is less than this. Shape: pure. */
export const under = (fact: KeyOf<'number'>, value: number): Condition => ({ fact, lessThan: value });
/** Every part holds. Shape: pure. */
export const all = (...parts: Condition[]): Condition => ({ all: parts });
/** One part holds. Shape: pure. */
export const any = (...parts: Condition[]): Condition => ({ any: parts });
/** A part does not hold; what is not known counts as not holding. Shape: pure. */
export const not = (part: Condition): Condition => ({ not: part });
/** It always holds. Shape: pure. */
export const always: Condition = { always: true };

type Agencies = NonNullable<RuleInput['agencies']>;
/** Agencies that must decide before a permit. Shape: pure. */
export const decides = (...agencies: string[]): Agencies =>
  agencies.map((agency) => ({ agency, part: 'blocking' }));
/** Agencies that get a copy. Shape: pure. */
export const informs = (...agencies: string[]): Agencies =>
  agencies.map((agency) => ({ agency, part: 'informed' }));

type Document = NonNullable<RuleInput['documents']>[number];
type Due = Document['due'];
const due = (when: number | 'submit' | 'review' | 'issue' | 'event'): Due =>
  typeof when === 'number' ? { daysBefore: when } : { at: when };
/** A paper without which no permit is issued. A number is days before the event. Shape: pure. */
export const must = (kind: string, when: number | 'submit' | 'review' | 'issue' | 'event'): Document => ({
  kind,
  hard: true,
  due: due(when),
});
/** A paper the city asks for but does not hold the permit for. Shape: pure. */
export const asks = (kind: string, when: number | 'submit' | 'review' | 'issue' | 'event'): Document => ({
  kind,
  hard: false,
  due: due(when),
});
/** A report that follows the event. Shape: pure. */
export const later = (kind: string, daysAfter: number): Document => ({
  kind,
  hard: false,
  due: { daysAfter },
});

type Lead = NonNullable<RuleInput['lead']>;
/** File so many calendar days before the first event day. Shape: pure. */
export const days = (count: number, anchor: Lead['anchor'] = 'first_event_day'): Lead => ({
  days: count,
  kind: 'calendar',
  anchor,
  force: 'required',
});
/** File so many business days before the first event day. Shape: pure. */
export const businessDays = (count: number, anchor: Lead['anchor'] = 'first_event_day'): Lead => ({
  days: count,
  kind: 'business',
  anchor,
  force: 'required',
});
/** Only said: better so many days ahead. Shape: pure. */
export const advised = (count: number): Lead => ({
  days: count,
  kind: 'calendar',
  anchor: 'first_event_day',
  force: 'advice',
});
/** A duty after filing, so many days before. Shape: pure. */
export const posted = (count: number, anchor: Lead['anchor'] = 'first_event_day'): Lead => ({
  days: count,
  kind: 'calendar',
  anchor,
  force: 'notice',
});

/** The moments in which answers are looked at. */
export const WHEN_ANSWERED: RuleInput['moments'] = ['triage', 'submit', 'review', 'change'];
/** The moments in which other cases and the review are known. */
export const WHEN_REVIEWED: RuleInput['moments'] = ['submit', 'review', 'change'];
