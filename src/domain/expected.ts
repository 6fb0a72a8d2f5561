import { addDays, type CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** Fewer cases say nothing. */
export const FEWEST_CASES = 20;
/** Only the newest count: an office works differently after some years, and reading them costs the same for ever. */
export const MOST_CASES = 200;

/** How long cases of a kind took, from sending to the permit. Units: calendar days. */
export type Durations =
  | { kind: 'few'; count: number }
  | { kind: 'known'; count: number; median: number; low: number; high: number };

/** When a permit is likely, by the cases before it. */
export type Expected =
  | { kind: 'few'; count: number }
  | { kind: 'likely'; count: number; about: CalendarDate; from: CalendarDate; until: CalendarDate }
  /** The middle of the others is over, most of them not yet. */
  | { kind: 'soon'; count: number; from: CalendarDate; until: CalendarDate }
  /** Nearly all others were done by now. */
  | { kind: 'longer'; count: number; from: CalendarDate; until: CalendarDate };

/** The smallest value that a share of all values does not exceed. */
const quantile = (sorted: readonly number[], percent: number): number =>
  sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;

/**
 * The median of how long cases took, and the range from the 10th to the 90th percentile, which holds 8 of 10.
 * Shape: pure; the order of the cases makes no difference. Every number is one that a case took.
 */
export function durationsOf(days: readonly number[]): Durations {
  if (days.length < FEWEST_CASES) return { kind: 'few', count: days.length };
  const sorted = days.toSorted((one, other) => one - other);
  return {
    kind: 'known',
    count: sorted.length,
    median: quantile(sorted, 50),
    low: quantile(sorted, 10),
    high: quantile(sorted, 90),
  };
}

/** When the permit of a case is likely that was sent on a day. Shape: pure. */
export function expectedOf(durations: Durations, sentOn: CalendarDate, today: CalendarDate): Expected {
  if (durations.kind === 'few') return durations;
  const { count, median, low, high } = durations;
  const days = { count, from: addDays(sentOn, low), until: addDays(sentOn, high) };
  if (today > days.until) return { kind: 'longer', ...days };
  const about = addDays(sentOn, median);
  return today > about ? { kind: 'soon', ...days } : { kind: 'likely', ...days, about };
}
