import { type Expected, FEWEST_CASES } from '#src/domain/expected.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { longDate, shortDate } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

/** When a permit is likely, as a fact with the cases it comes from. Shape: pure. */
export function expectedWords(
  expected: Expected,
  text: Text,
  locale: Locale,
): { key: string; value: string; note: string } {
  const words = text.status.expected;
  const { count } = expected;
  if (expected.kind === 'few') {
    return { key: words.label, value: words.few, note: words.fewNote({ count, least: FEWEST_CASES }) };
  }
  const { from, until } = expected;
  const value =
    expected.kind === 'likely'
      ? words.about({ day: longDate(expected.about, locale) })
      : expected.kind === 'soon'
        ? words.soon({ day: longDate(until, locale) })
        : words.longer;
  const note = words.range({ from: shortDate(from, locale), until: shortDate(until, locale), count });
  return { key: words.label, value, note };
}
