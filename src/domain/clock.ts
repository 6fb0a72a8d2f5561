import { type BusinessCalendar, businessDaysBetween } from '#src/domain/deadlines.ts';
import { type CalendarDate, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import type { ReviewState } from '#src/domain/workflow/states.ts';

/** Why an agency's clock stands still: the applicant answers its question, or changes the application. */
export type StopReason = 'question' | 'changes';

/** How far an agency has come in its time, as the queue, the case and the applicant's page all say it. */
export interface WorkedDays {
  /** Business days the agency has had the case, and has in all. Days on which the clock stood still count in neither. */
  day: number;
  ofDays: number;
  /** Since when the clock stands still, and why; null while it runs. */
  stopped: { on: CalendarDate; why: StopReason } | null;
}

/** What the count of an agency's days looks at. */
export interface CountedReview {
  state: ReviewState;
  arrived_at: Date;
  due_on: CalendarDate;
  paused_at: Date | null;
  paused_days_count: number;
  decided_at: Date | null;
}

/**
 * The days of an agency's clock: `Day 6 of 10`.
 * Shape: pure; the day of arrival is day 0. It stops with the decision, and stands still during a pause.
 * Units: business days of the city.
 */
export function workedDays(
  review: CountedReview,
  today: CalendarDate,
  city: { timeZone: string; businessCalendar: BusinessCalendar },
): WorkedDays {
  const dayOf = (at: Date) => calendarDateAt(at, city.timeZone);
  const { paused_at, decided_at, paused_days_count } = review;
  const arrived = dayOf(review.arrived_at);
  const end = decided_at ?? paused_at;
  const worked = (until: CalendarDate) =>
    Math.max(0, businessDaysBetween(arrived, until, city.businessCalendar) - paused_days_count);
  return {
    day: worked(end === null ? today : dayOf(end)),
    ofDays: worked(review.due_on),
    stopped:
      paused_at === null || decided_at !== null
        ? null
        : { on: dayOf(paused_at), why: review.state === 'info_requested' ? 'question' : 'changes' },
  };
}
