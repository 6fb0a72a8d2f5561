import type { Lead } from '#src/domain/city.ts';
import {
  addDays,
  type CalendarDate,
  dayNumberOf,
  weekdayOf,
  weekdayOfNumber,
} from '#src/domain/shared/calendar-date.ts';

/** Which days a city works. Only the dates of holidays matter here. */
export interface BusinessCalendar {
  weekend: readonly number[];
  holidays: readonly { on: CalendarDate }[];
}

/** The days a lead may count back from; null while the applicant has not said. */
export type Anchors = Readonly<Record<Lead['anchor'], CalendarDate | null>>;

/**
 * Whether the city works on a day.
 * Shape: pure.
 * Source: city.businessCalendar
 */
export function isBusinessDay(day: CalendarDate, calendar: BusinessCalendar): boolean {
  return (
    !calendar.weekend.includes(weekdayOf(day)) && !calendar.holidays.some((holiday) => holiday.on === day)
  );
}

/**
 * The business day that lies a number of business days after a day, or before it when negative.
 * Shape: pure; zero gives the day itself, even on a weekend.
 * Units: business days; the starting day is not counted.
 */
export function addBusinessDays(day: CalendarDate, days: number, calendar: BusinessCalendar): CalendarDate {
  const step = days < 0 ? -1 : 1;
  let current = day;
  for (let left = Math.abs(days); left > 0; ) {
    current = addDays(current, step);
    if (isBusinessDay(current, calendar)) left -= 1;
  }
  return current;
}

/**
 * The day by which somebody in the city must act: a decision after the event has begun is none.
 * Shape: pure; never before `from`. No first event day sets no limit.
 * Units: business days after `from`, at most up to the last one before the first event day.
 */
export function actionDueOn(
  from: CalendarDate,
  days: number,
  firstEventDay: CalendarDate | null,
  calendar: BusinessCalendar,
): CalendarDate {
  const due = addBusinessDays(from, days, calendar);
  if (firstEventDay === null) return due;
  const last = addBusinessDays(firstEventDay, -1, calendar);
  if (due <= last) return due;
  return last < from ? from : last;
}

const holidayNumbers = new WeakMap<BusinessCalendar, ReadonlySet<number>>();

function holidayNumbersOf(calendar: BusinessCalendar): ReadonlySet<number> {
  const known = holidayNumbers.get(calendar);
  if (known) return known;
  const numbers = new Set(calendar.holidays.map(({ on }) => dayNumberOf(on)));
  holidayNumbers.set(calendar, numbers);
  return numbers;
}

/**
 * How many business days lie after `from` up to and including `to`, negative when `to` is earlier.
 * Shape: pure.
 * Units: business days.
 */
export function businessDaysBetween(
  from: CalendarDate,
  to: CalendarDate,
  calendar: BusinessCalendar,
): number {
  const first = dayNumberOf(from);
  const last = dayNumberOf(to);
  if (last < first) return -businessDaysBetween(to, from, calendar);
  // A list asks for each of its rows, so days are counted as numbers and not as texts.
  const holidays = holidayNumbersOf(calendar);
  let count = 0;
  for (let day = first + 1; day <= last; day += 1)
    if (!calendar.weekend.includes(weekdayOfNumber(day)) && !holidays.has(day)) count += 1;
  return count;
}

/**
 * The last day on which an application still meets a lead.
 * Shape: pure; null while the anchor's day is unknown. A past day may come back.
 * Units: the lead's own kind of days, counted backwards; the anchor's day is not counted.
 */
export function latestFilingDay(
  lead: Lead,
  anchors: Anchors,
  calendar: BusinessCalendar,
): CalendarDate | null {
  const anchor = anchors[lead.anchor];
  if (anchor === null) return null;
  return lead.kind === 'business'
    ? addBusinessDays(anchor, -lead.days, calendar)
    : addDays(anchor, -lead.days);
}

/**
 * The first day an anchor may fall on when the application is filed on a given day.
 * Shape: pure; the inverse of `latestFilingDay`.
 * Units: the lead's own kind of days; a filing day that is a business day counts as the first of them.
 */
export function earliestAnchorDay(
  lead: Lead,
  filedOn: CalendarDate,
  calendar: BusinessCalendar,
): CalendarDate {
  if (lead.kind === 'calendar') return addDays(filedOn, lead.days);
  if (lead.days === 0) return filedOn;
  return addDays(addBusinessDays(addDays(filedOn, -1), lead.days, calendar), 1);
}

/**
 * A lead as calendar days when no date is known yet.
 * Shape: pure; rounds up.
 * Units: calendar days; five business days make a week.
 */
export function asCalendarDays(lead: Lead): number {
  return lead.kind === 'calendar' ? lead.days : Math.ceil((lead.days * 7) / 5);
}
