import type { City } from '#src/domain/city.ts';
import { type CountedReview, workedDays } from '#src/domain/clock.ts';
import { addBusinessDays, isBusinessDay } from '#src/domain/deadlines.ts';
import type { Evaluation } from '#src/domain/routing/evaluate.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import { type ApplicationStatus, isInReview, isOpenReview } from '#src/domain/workflow/states.ts';

/** What an agency is told of its clock: it runs out soon, it ran out, its silence counted as no objection. */
export const CLOCK_STEPS = ['soon', 'late', 'deemed'] as const;
export type ClockStep = (typeof CLOCK_STEPS)[number];

/** A rule by which an agency that says nothing has no objection. Units: business days that the agency had. */
export interface SilenceRule {
  rule: string;
  days: number;
}

type RuledCity = Pick<City, 'agencies' | 'timeZone' | 'businessCalendar' | 'reminders'>;

/**
 * The rule under which an agency's silence counts as no objection.
 * Shape: pure; null where the city waits for the answer. One rule that waits is stronger than any other, and fire and
 * structures are always waited for, whatever the rules of the day said.
 */
export function silenceRuleOf(
  agency: string,
  silences: Evaluation['silences'],
  city: Pick<City, 'agencies'>,
): SilenceRule | null {
  const role = city.agencies.find((one) => one.key === agency)?.role;
  if (role === undefined || role === 'fire' || role === 'buildings') return null;
  const own = silences.filter((one) => one.agencies.includes(agency));
  const isFree = own.every(
    ({ silence }) => silence.outcome === 'no-objection' && silence.dayKind === 'business',
  );
  const [longest] = own.toSorted((one, other) => other.silence.days - one.silence.days);
  return isFree && longest ? { rule: longest.rule, days: longest.silence.days } : null;
}

export interface SilentReview {
  review: CountedReview;
  status: ApplicationStatus;
  silence: SilenceRule | null;
  /** The agency was told on an earlier day that its time runs out or ran out. */
  isTold: boolean;
  /** The agency took an earlier answer back, so that it is not silent. */
  isReconsidered: boolean;
}

/**
 * What is due today for an agency that has not answered: a reminder, a word to who leads it, or the city's silence rule.
 * Shape: pure; null on days off, while the clock stands still, and while nothing is due. Silence counts only after all the
 * agency's days, after its due day, and after somebody told it.
 */
export function clockStep(silent: SilentReview, today: CalendarDate, city: RuledCity): ClockStep | null {
  const { review, status, silence } = silent;
  const isRunning = isInReview(status) && isOpenReview(review.state) && review.paused_at === null;
  if (!isRunning || !isBusinessDay(today, city.businessCalendar)) return null;
  if (today <= review.due_on) return today >= remindOn(review.due_on, city) ? 'soon' : null;
  const isOver = silence !== null && workedDays(review, today, city).day > silence.days;
  return isOver && silent.isTold && !silent.isReconsidered ? 'deemed' : 'late';
}

const remindOn = (dueOn: CalendarDate, { reminders, businessCalendar }: RuledCity): CalendarDate =>
  addBusinessDays(dueOn, -reminders.beforeDueDays, businessCalendar);

/** The last due day of the reviews that a day has to look at. Shape: pure. */
export const lastDueOn = (today: CalendarDate, { reminders, businessCalendar }: RuledCity): CalendarDate =>
  addBusinessDays(today, reminders.beforeDueDays + 1, businessCalendar);
