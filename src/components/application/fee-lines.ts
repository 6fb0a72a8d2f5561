import type { FeeEstimate } from '#src/domain/fees.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { money } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

/** The lines of a fee estimate in words. Shape: pure; a line without a published amount says so. */
export function feeLines(
  estimate: FeeEstimate,
  text: Text,
  locale: Locale,
): { key: string; value: string }[] {
  const words = text.application.start;
  return estimate.lines.map((line) => {
    const key = line.label[locale];
    if (line.lowCents === null || line.highCents === null) {
      return { key, value: line.note?.[locale] ?? words.feesUnknown };
    }
    const low = money(line.lowCents, locale);
    const high = money(line.highCents, locale);
    return { key, value: low === high ? low : words.feeRange({ low, high }) };
  });
}
