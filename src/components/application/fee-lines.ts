import type { FeeBasis, FeeEstimate, FeeLine } from '#src/domain/fees.ts';
import type { FiredRule } from '#src/domain/routing/evaluate.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { count, money } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

interface Reader {
  text: Text;
  locale: Locale;
}

const percentOf = (basisPoints: number, locale: Locale) =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);

function howOf(basis: FeeBasis | null, { text, locale }: Reader): string[] {
  const words = text.application.fees.how;
  switch (basis?.by) {
    case 'days-ahead':
      return [words.daysAhead({ days: basis.days })];
    case 'people':
      return [words.people({ people: count(basis.people, locale) })];
    case 'units':
      return [words.units({ units: count(basis.units, locale), each: money(basis.eachCents, locale) })];
    case 'share':
      return [
        words.share({
          percent: percentOf(basis.basisPoints, locale),
          amount: money(basis.ofCents, locale),
        }),
      ];
    case 'discount':
      return [words.discount({ percent: percentOf(basis.basisPoints, locale) })];
    case 'waiver':
      return [words.waiver];
    default:
      return [];
  }
}

function amountOf(line: FeeLine, { text, locale }: Reader): string {
  const words = text.application.fees;
  if (line.lowCents === null || line.highCents === null) return line.note?.[locale] ?? words.unknown;
  const [low, high] = [money(line.lowCents, locale), money(line.highCents, locale)];
  return low === high ? low : words.range({ low, high });
}

/**
 * The lines of a fee estimate in words: the amount, how it comes about, and why it is asked.
 * Shape: pure; a line without a published amount says so. The last one is the sum of what is known, where there is more than one.
 */
export function feeRows(
  estimate: FeeEstimate,
  fired: readonly FiredRule[],
  reader: Reader,
): { key: string; value: string[] }[] {
  const { text, locale } = reader;
  const words = text.application.fees;
  const rows = estimate.lines.map((line) => ({
    key: line.label[locale],
    value: [
      amountOf(line, reader),
      ...howOf(line.basis, reader),
      ...(line.isRefundable ? [words.refundable] : []),
      ...fired.filter((rule) => line.rules.includes(rule.id)).map((rule) => rule.because[locale]),
    ],
  }));
  if (rows.length < 2) return rows;
  const [low, high] = [money(estimate.lowCents, locale), money(estimate.highCents, locale)];
  const amount = low === high ? low : words.range({ low, high });
  return [...rows, { key: words.total, value: [estimate.isPartial ? words.plus({ amount }) : amount] }];
}
