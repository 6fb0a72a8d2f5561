import type { Answers } from '#src/domain/application/answers.ts';
import type { City } from '#src/domain/city.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** Activities that may hurt somebody, for lists of them. */
export const HAZARDS = [
  'food',
  'alcohol',
  'structures',
  'power',
  'fire',
  'rides',
  'animals',
  'weapons',
  'aircraft',
  'hydrant',
] as const;
export type Hazard = (typeof HAZARDS)[number];

/** First and last day on which people are there. Shape: pure; null while no day is given. */
export function eventDays(answers: Answers): { first: CalendarDate; last: CalendarDate } | null {
  const days = (answers.dates?.days ?? []).flatMap((row) => (row.date ? [row.date] : []));
  if (days.length === 0 && answers.dates?.firstDay) days.push(answers.dates.firstDay);
  if (days.length === 0) return null;
  const sorted = [...days].sort();
  const first = sorted[0]!; // days has at least one element here
  const until = answers.dates?.seriesUntil;
  const last = sorted.at(-1)!; // the same
  return { first, last: until && until > last ? until : last };
}

/** Where it happens, in one line for lists. Shape: pure; empty while unknown. Names come as the applicant or the register gave them. */
export function placeSummary(answers: Answers, city: City): string {
  const register = city.register.places.find((place) => place.key === answers.places?.park);
  const streets = [...(answers.closures ?? []), ...(answers.route?.legs ?? [])].flatMap((row) =>
    row.street ? [row.street] : [],
  );
  const parts = [
    register?.name.en ?? answers.places?.otherPark ?? '',
    [...new Set(streets)].slice(0, 3).join(', '),
    answers.places?.address ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** The district a case counts for: of its place in the register, else of its first known street. Shape: pure; null when neither is known. */
export function districtOf(answers: Answers, city: City): string | null {
  const place = city.register.places.find((candidate) => candidate.key === answers.places?.park);
  if (place) return place.district;
  for (const row of [...(answers.closures ?? []), ...(answers.route?.legs ?? [])]) {
    const typed = row.street?.toLowerCase();
    const street = city.register.streets.find((candidate) =>
      [candidate.name, ...candidate.otherNames].some((name) => name.toLowerCase() === typed),
    );
    if (street) return street.district;
  }
  return null;
}

/** Hazards of a kind that agencies look for, as the event's activities name them. Shape: pure; in the order of the list. */
export const hazardsOf = (answers: Answers): Hazard[] =>
  HAZARDS.filter((hazard) => answers.activities?.list?.includes(hazard));

/** What the queue's search looks through. Shape: pure, lower case. */
export function searchText(answers: Answers, ref: string, city: City): string {
  const streets = [...(answers.closures ?? []), ...(answers.route?.legs ?? [])].flatMap(
    (row) => row.street ?? [],
  );
  return [
    ref,
    ref.replaceAll('-', ''),
    answers.event?.name,
    answers.applicant?.name,
    answers.organization?.name,
    placeSummary(answers, city),
    ...new Set(streets),
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(' ')
    .toLowerCase();
}
