import { fieldId } from '#src/components/form/field-view.ts';
import { nameOf, refusalWords } from '#src/components/review/desk.ts';
import type { City } from '#src/domain/city.ts';
import { STAFF_ROLES } from '#src/domain/policy.ts';
import type { FormIssue } from '#src/domain/review.ts';
import { type FormEntries, fieldOf, fieldsOf } from '#src/domain/shared/form-data.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import { PERSON_LIMITS } from '#src/domain/staff.ts';
import type { Person, StaffChangeLine } from '#src/queries/people.ts';
import { dateTime } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

/** A form of these pages that did not go through. */
export interface PostedPerson {
  form: FormEntries;
  refusal: RefusalCode | null;
  view: { issues: readonly FormIssue[] } | null;
}

/** What every part of these pages needs. */
export interface PeopleDesk {
  text: Text;
  locale: Locale;
  city: City;
  token: string;
  posted: PostedPerson | null;
}

/** The form that came back, by the value of its button. Shape: pure; null for none. */
export const kindBack = ({ posted }: PeopleDesk): string | null =>
  posted === null ? null : fieldOf(posted.form, 'intent');

/** What was typed into a field of a form that came back, and otherwise what holds now. Shape: pure. */
export const typedOr = (desk: PeopleDesk, name: string, before = ''): string =>
  desk.posted !== null && kindBack(desk) === name.split('.')[0] ? fieldOf(desk.posted.form, name) : before;

/** Everything checked in a form that came back, and otherwise what holds now. Shape: pure. */
export const checkedOr = (desk: PeopleDesk, name: string, before: readonly string[] = []): string[] =>
  desk.posted !== null && kindBack(desk) === name.split('.')[0]
    ? fieldsOf(desk.posted.form, name)
    : [...before];

/** What is wrong with a field of a form that came back, in sentences. Shape: pure. */
export function issuesAt({ posted, text }: PeopleDesk, path: string): string[] {
  const [, field = ''] = path.split('.');
  const { asked } = text.people;
  const words = {
    label: path,
    max: field === 'name' ? PERSON_LIMITS.name : PERSON_LIMITS.reason,
    asked: asked[field as keyof typeof asked] ?? path,
    by: field === 'roles' ? ('choose' as const) : ('enter' as const),
  };
  return (posted?.view?.issues ?? [])
    .filter((issue) => issue.path === path)
    .map((issue) => text.errors.issue(issue.code, words));
}

/** Everything wrong with the form that came back, for the summary on top. Shape: pure. */
export function problemsIn(desk: PeopleDesk): { message: string; href?: string | undefined }[] {
  const { posted, text } = desk;
  if (posted === null) return [];
  if (posted.refusal !== null)
    return [{ message: text.people.refused[posted.refusal] ?? refusalWords(text, posted.refusal) }];
  return (posted.view?.issues ?? []).flatMap(({ path }) =>
    issuesAt(desk, path).map((message) => ({ message, href: `#${fieldId(path)}` })),
  );
}

/** The agencies of the city, with none first. Shape: pure. */
export const agencyOptions = ({ city, text, locale }: PeopleDesk) => [
  { value: '', label: text.people.noAgency },
  ...city.agencies.map((one) => ({ value: one.key, label: one.name[locale] })),
];

/** The roles that somebody can have. Shape: pure. */
export const roleOptions = ({ text }: PeopleDesk) =>
  STAFF_ROLES.map((role) => ({
    value: role,
    label: text.people.roles[role],
    hint: text.people.roleHints[role],
  }));

/** Roles in words. Shape: pure; a role that we know no more stays as it is. */
export function roleWords({ people }: Text, roles: readonly string[]): string {
  const words: Readonly<Record<string, string>> = people.roles;
  return roles.map((role) => words[role] ?? role).join(', ') || people.noRoles;
}

/** An agency in words. Shape: pure. */
export const agencyWords = ({ city, text, locale }: PeopleDesk, key: string | null) =>
  nameOf(city.agencies, key, locale) || text.people.noAgency;

/** Whether somebody gets in. Shape: pure. */
export function stateOf(person: Person): 'active' | 'awaited' | 'idle' | 'removed' {
  if (person.disabled_at !== null) return 'removed';
  if (person.is_awaited) return 'awaited';
  return person.roles.length === 0 ? 'idle' : 'active';
}

/** A line of the history of somebody's access, as an entry of a list of steps. Shape: pure. */
export function changeEntry(line: StaffChangeLine, desk: PeopleDesk) {
  const { text, city, locale } = desk;
  const words = text.people.history;
  const { before, after, kind, reason } = line;
  const agencies = { before: agencyWords(desk, before.agency), after: agencyWords(desk, after.agency) };
  const roles = { before: roleWords(text, before.roles), after: roleWords(text, after.roles) };
  const said = kind === 'match' || kind === 'first-administrator';
  const note = [
    ...(agencies.before === agencies.after ? [] : [words.agency(agencies)]),
    ...(roles.before === roles.after ? [] : [words.roles(roles)]),
    ...(kind === 'provider' ? [] : [said ? words.email({ email: reason }) : words.why({ reason })]),
  ];
  return {
    title: words.changed[kind],
    when: dateTime(line.made_at, city.timeZone, locale),
    dateTime: line.made_at.toISOString(),
    who: line.made_by ?? words.nobody,
    note: note.join('\n'),
  };
}
