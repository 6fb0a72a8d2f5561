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

/** A fee in words. */
export interface FeeRow {
  name: string;
  amount: string;
  /** How the amount comes about, and why it is asked. */
  ways: string[];
  isTotal: boolean;
}

const amountOf = (lowCents: number, highCents: number, { text, locale }: Reader): string => {
  const [low, high] = [money(lowCents, locale), money(highCents, locale)];
  return low === high ? low : text.application.fees.range({ low, high });
};

function rowOf(line: FeeLine, because: readonly string[], reader: Reader): FeeRow {
  const { text, locale } = reader;
  const words = text.application.fees;
  const { lowCents: low, highCents: high } = line;
  const amount = low === null || high === null ? null : amountOf(low, high, reader);
  return {
    name: line.label[locale],
    amount: amount ?? words.open,
    ways: [
      ...(amount === null ? [line.note?.[locale] ?? words.openWhy] : []),
      ...howOf(line.basis, reader),
      ...(line.isRefundable ? [words.refundable] : []),
      ...because,
    ],
    isTotal: false,
  };
}

/**
 * The lines of a fee estimate in words: the amount, how it comes about, and why it is asked.
 * Shape: pure; a line without a published amount says so. The last one is the sum of what is known, where there is more than one.
 */
export function feeRows(estimate: FeeEstimate, fired: readonly FiredRule[], reader: Reader): FeeRow[] {
  const { text, locale } = reader;
  const words = text.application.fees;
  const becauseOf = (line: FeeLine) =>
    fired.filter((rule) => line.rules.includes(rule.id)).map((rule) => rule.because[locale]);
  const rows = estimate.lines.map((line) => rowOf(line, becauseOf(line), reader));
  if (rows.length < 2) return rows;
  const known = amountOf(estimate.lowCents, estimate.highCents, reader);
  const amount = estimate.isPartial ? words.plus({ amount: known }) : known;
  const isOpen = estimate.isPartial && estimate.highCents === 0;
  return [...rows, { name: words.total, amount: isOpen ? words.open : amount, ways: [], isTotal: true }];
}
