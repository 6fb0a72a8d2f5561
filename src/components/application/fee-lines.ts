import type { FeeBasis, FeeEstimate, FeeLine } from '#src/domain/fees.ts';
import type { FiredRule } from '#src/domain/routing/evaluate.ts';
import { type Locale, spokenIn } from '#src/domain/shared/locale.ts';
import { count, money, percent } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

interface Reader {
  text: Text;
  locale: Locale;
}

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
          percent: percent(basis.basisPoints, locale),
          amount: money(basis.ofCents, locale),
        }),
      ];
    case 'discount':
      return [words.discount({ percent: percent(basis.basisPoints, locale) })];
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

/** Why there is no amount yet. A discount says of what it is one. */
const openWays = (line: FeeLine, { text, locale }: Reader): string[] => {
  if (line.note !== null) return [spokenIn(line.note, locale)];
  return line.basis === null ? [text.application.fees.openWhy] : [];
};

function rowOf(line: FeeLine, because: readonly string[], reader: Reader): FeeRow {
  const { text, locale } = reader;
  const words = text.application.fees;
  const { lowCents: low, highCents: high } = line;
  const amount = low === null || high === null ? null : amountOf(low, high, reader);
  return {
    name: spokenIn(line.label, locale),
    amount: amount ?? words.open,
    ways: [
      ...(amount === null ? openWays(line, reader) : []),
      ...howOf(line.basis, reader),
      ...(line.paidTo === null ? [] : [words.paidTo({ who: spokenIn(line.paidTo, locale) })]),
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
    fired.filter((rule) => line.rules.includes(rule.id)).map((rule) => spokenIn(rule.because, locale));
  const rows = estimate.lines.map((line) => rowOf(line, becauseOf(line), reader));
  const deposits = estimate.depositCents;
  const sum = { amount: sumOf(estimate, reader), ways: [], isTotal: true };
  if (rows.length < 2) return rows;
  if (deposits === 0) return [...rows, { ...sum, name: words.total }];
  return [
    ...rows,
    { ...sum, name: words.totalBesideDeposits },
    { ...sum, name: words.deposits, amount: money(deposits, locale) },
  ];
}

function sumOf(estimate: FeeEstimate, reader: Reader): string {
  const words = reader.text.application.fees;
  const { lowCents: low, highCents: high, isPartial } = estimate;
  if (isPartial && high <= 0) return words.open;
  const known = amountOf(low, high, reader);
  return isPartial ? words.plus({ amount: known }) : known;
}
