import type { Locale } from '#src/domain/shared/locale.ts';
import type { PlainReviews } from '#src/queries/plain-reviews.ts';
import { shortDate } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

type PlainReview = PlainReviews['reviews'][number];

/** The value of a case in the form: the case as it is on the page. Shape: pure. */
export const choiceOfReview = (one: PlainReview): string =>
  `${one.ref}~${one.version_number}~${one.revision}`;

/** What somebody must know of a case to say yes without opening it. Shape: pure. */
export function togetherFacts(one: PlainReview, text: Text, locale: Locale): string {
  const words = text.review.together;
  const facts = words.facts({
    day: one.starts_on === null ? '' : shortDate(one.starts_on, locale),
    place: one.place_summary ?? '',
    people: one.peak_people_count === null ? '' : words.people({ count: one.peak_people_count }),
    organizer: one.organizer_name ?? '',
  });
  return `${facts}. ${words.due({ day: shortDate(one.due_on, locale) })}.`;
}
