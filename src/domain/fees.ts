import type { Answers } from '#src/domain/application/answers.ts';
import type { City, Fee, Words } from '#src/domain/city.ts';
import type { Facts } from '#src/domain/routing/conditions.ts';
import type { Evaluation } from '#src/domain/routing/evaluate.ts';
import { factsOf, type MomentFacts } from '#src/domain/routing/facts.ts';

/** How a line comes about, with the answers and amounts that went into it. Units: integer cents, hundredths of a percent. */
export type FeeBasis =
  | { by: 'days-ahead'; days: number }
  | { by: 'people'; people: number }
  | { by: 'units'; units: number; eachCents: number }
  | { by: 'share'; basisPoints: number; ofCents: number }
  | { by: 'discount'; basisPoints: number }
  | { by: 'waiver' };

export interface FeeLine {
  rules: string[];
  kind: Fee['kind'];
  label: Words;
  /** Null when the city has published no amount, or the answer it depends on is missing. */
  lowCents: number | null;
  highCents: number | null;
  /** Null for a fixed amount, and where an answer that it depends on is missing. */
  basis: FeeBasis | null;
  /** A deposit comes back. */
  isRefundable: boolean;
  /** Who takes the money, where it is not the city. */
  paidTo: Words | null;
  note: Words | null;
}

export interface FeeEstimate {
  lines: FeeLine[];
  /** Sum of what is known, deposits apart. */
  lowCents: number;
  highCents: number;
  depositCents: number;
  /** Some line has no published amount, so the sum is only a part. */
  isPartial: boolean;
}

type Range = readonly [low: number, high: number] | null;

const numberOf = (facts: Facts, key: string): number | null => {
  const value = facts[key];
  return typeof value === 'number' ? value : null;
};

const spread = (cents: readonly number[]): Range => [Math.min(...cents), Math.max(...cents)];
const exactly = (cents: number): Range => [cents, cents];

const byLeadDays = (fee: Extract<Fee, { kind: 'by-lead-days' }>, facts: Facts): Range => {
  const ahead = numberOf(facts, 'daysAhead');
  if (ahead === null) return spread(fee.bands.map((band) => band.cents));
  const bands = [...fee.bands].sort((left, right) => right.atLeastDays - left.atLeastDays);
  const band = bands.find((one) => ahead >= one.atLeastDays) ?? bands.at(-1);
  return band ? exactly(band.cents) : null;
};

const byPeople = (fee: Extract<Fee, { kind: 'by-people' }>, facts: Facts): Range => {
  const peak = numberOf(facts, 'peak');
  if (peak === null) return spread(fee.bands.map((band) => band.cents));
  const top = Number.POSITIVE_INFINITY;
  const bands = [...fee.bands].sort((left, right) => (left.upTo ?? top) - (right.upTo ?? top));
  const band = bands.find((one) => peak <= (one.upTo ?? top)) ?? bands.at(-1);
  return band ? exactly(band.cents) : null;
};

const share = (cents: number, basisPoints: number) => Math.round((cents * basisPoints) / 10_000);

/** What a fee comes to by itself, before discounts and waivers. */
const amountOf = (fee: Fee, facts: Facts): Range => {
  if (fee.kind === 'flat' || fee.kind === 'deposit') return exactly(fee.cents);
  if (fee.kind === 'by-lead-days') return byLeadDays(fee, facts);
  if (fee.kind === 'by-people') return byPeople(fee, facts);
  if (fee.kind === 'per-unit') {
    const units = numberOf(facts, fee.fact);
    return units === null ? null : exactly(units * fee.cents);
  }
  if (fee.kind === 'share') {
    const services = numberOf(facts, 'servicesEstimatedCents');
    return services === null ? null : exactly(share(services, fee.basisPoints));
  }
  return null;
};

/** What an amount was worked out from. Shape: null for a fixed one, and while an answer is missing. */
function basisOf(fee: Fee, facts: Facts): FeeBasis | null {
  switch (fee.kind) {
    case 'by-lead-days': {
      const days = numberOf(facts, 'daysAhead');
      // Of a day that is over there is nothing to say.
      return days === null || days < 0 ? null : { by: 'days-ahead', days };
    }
    case 'by-people': {
      const people = numberOf(facts, 'peak');
      return people === null ? null : { by: 'people', people };
    }
    case 'per-unit': {
      const units = numberOf(facts, fee.fact);
      return units === null ? null : { by: 'units', units, eachCents: fee.cents };
    }
    case 'share': {
      const ofCents = numberOf(facts, 'servicesEstimatedCents');
      return ofCents === null ? null : { by: 'share', basisPoints: fee.basisPoints, ofCents };
    }
    case 'discount':
      return { by: 'discount', basisPoints: fee.basisPoints };
    default:
      return null;
  }
}

const total = (priced: readonly { amount: Range }[]): [low: number, high: number] => [
  priced.reduce((sum, { amount }) => sum + (amount?.[0] ?? 0), 0),
  priced.reduce((sum, { amount }) => sum + (amount?.[1] ?? 0), 0),
];

/** Fees the city takes for applying. A discount or waiver reaches these and no others. */
const isApplicationFee = (fee: Fee): boolean =>
  fee.kind === 'by-lead-days' ||
  fee.kind === 'by-people' ||
  fee.kind === 'per-unit' ||
  (fee.kind === 'flat' && fee.paidTo === undefined) ||
  (fee.kind === 'unknown' && fee.forApplying === true);

/**
 * The fee lines of an evaluation and their sum.
 * Shape: pure; one line per fee even when several rules name it. A waiver makes application fees zero, a discount adds a
 * negative line, of no known amount while a fee that it is off has none. Deposits stand apart from the sum.
 * Units: integer cents; a discount is rounded to the cent.
 * Source: city.rules[].fees
 */
export function estimateFees(fees: Evaluation['fees'], facts: Facts): FeeEstimate {
  const grouped = new Map<string, { fee: Fee; rules: string[] }>();
  for (const { rule, fee } of fees) {
    const known = grouped.get(JSON.stringify(fee));
    if (known) known.rules.push(rule);
    else grouped.set(JSON.stringify(fee), { fee, rules: [rule] });
  }
  const entries = [...grouped.values()];
  const isWaived = entries.some(({ fee }) => fee.kind === 'waiver');
  const priced = entries
    .filter(({ fee }) => fee.kind !== 'discount')
    .map(({ fee, rules }) => {
      if (fee.kind === 'waiver') return { fee, rules, amount: exactly(0), basis: null };
      if (isWaived && isApplicationFee(fee))
        return { fee, rules, amount: exactly(0), basis: { by: 'waiver' } as const };
      return { fee, rules, amount: amountOf(fee, facts), basis: basisOf(fee, facts) };
    });
  const discounted = priced.filter(({ fee }) => isApplicationFee(fee));
  // Half of an amount that nobody knows is not nothing.
  const base = discounted.every(({ amount }) => amount !== null) ? total(discounted) : null;
  const discounts = entries.flatMap(({ fee, rules }) => {
    if (fee.kind !== 'discount') return [];
    const amount: Range = base && [0 - share(base[0], fee.basisPoints), 0 - share(base[1], fee.basisPoints)];
    return [{ fee, rules, amount, basis: basisOf(fee, facts) }];
  });
  const all = [...priced, ...discounts];
  const [lowCents, highCents] = total(all.filter(({ fee }) => fee.kind !== 'deposit'));
  const [depositCents] = total(all.filter(({ fee }) => fee.kind === 'deposit'));
  return {
    lines: all.map(({ fee, rules, amount, basis }) => ({
      rules,
      kind: fee.kind,
      label: fee.label,
      lowCents: amount?.[0] ?? null,
      highCents: amount?.[1] ?? null,
      basis,
      isRefundable: fee.kind === 'deposit',
      paidTo: (fee.kind === 'flat' ? fee.paidTo : undefined) ?? null,
      note: fee.kind === 'unknown' && amount === null ? fee.note : null,
    })),
    lowCents,
    highCents,
    depositCents,
    isPartial: all.some(({ amount }) => amount === null),
  };
}

/** The fee estimate of an application. Shape: pure. Units: integer cents. Source: city.rules[].fees */
export function feesOf(
  city: City,
  answers: Answers,
  moment: MomentFacts,
  evaluation: Evaluation,
): FeeEstimate {
  return estimateFees(evaluation.fees, factsOf(answers, city, moment));
}
