import type { Issue, RowAnswers } from '#src/domain/application/field.ts';
import { dayOf, timeOf } from '#src/domain/application/schema.ts';
import {
  addDays,
  type CalendarDate,
  daysBetween,
  type LocalTime,
  minutesOf,
} from '#src/domain/shared/calendar-date.ts';

/**
 * An event may run past midnight: an end before its start lies on the next day, but no later than 6:00 AM and no more
 * than 18 hours after the start. Anything else, such as 5:00 PM to 4:00 PM, is a mistake. Source: our own default.
 */
const LATEST_END_NEXT_DAY: LocalTime = '06:00';
const LONGEST_OVER_MIDNIGHT_MINUTES = 18 * 60;

/** Nobody plans further ahead; a later year is a slip of the keyboard. Units: calendar days. */
const FURTHEST_DAYS = 1100;

/** From one moment to another on the city's clock, in minutes since 1970. Clock changes are left to `instantAt`. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

const clockMinutes = (day: CalendarDate, time: LocalTime) =>
  daysBetween('1970-01-01', day) * 1440 + minutesOf(time);

/** Whether a time range ends on the day after it starts. Shape: pure; false for a range that is a mistake. */
export function endsNextDay(start: LocalTime, end: LocalTime): boolean {
  const minutes = minutesOf(end) + 1440 - minutesOf(start);
  return end < start && end <= LATEST_END_NEXT_DAY && minutes <= LONGEST_OVER_MIDNIGHT_MINUTES;
}

/** Whether an end can belong to a start: after it, or on the next day in the small hours. Shape: pure. */
export function isTimeRange(start: LocalTime, end: LocalTime): boolean {
  return end > start || endsNextDay(start, end);
}

/** The calendar day on which a range that starts on a day ends. Shape: pure. */
export function endDay(day: CalendarDate, start: LocalTime, end: LocalTime): CalendarDate {
  return endsNextDay(start, end) ? addDays(day, 1) : day;
}

/** From when to when a row of `date`, `start`, `end` lasts. Shape: pure; null while incomplete or mistaken. */
export function spanOfTimes(row: Readonly<Record<string, unknown>>): Span | null {
  const [date, start, end] = [dayOf(row.date), timeOf(row.start), timeOf(row.end)];
  if (!date || !start || !end || !isTimeRange(start, end)) return null;
  return { from: clockMinutes(date, start), until: clockMinutes(endDay(date, start, end), end) };
}

/** A day with a time as minutes of the city's clock, like those of a span. Shape: pure; null while one is missing. */
export function minutesOfMoment(date: unknown, time: unknown): number | null {
  const [day, clock] = [dayOf(date), timeOf(time)];
  return day && clock ? clockMinutes(day, clock) : null;
}

/** From when to when a row with two dates and two times lasts. Shape: pure; null while incomplete or mistaken. */
export function spanOfDates(row: Readonly<Record<string, unknown>>): Span | null {
  const [startDate, startTime] = [dayOf(row.startDate), timeOf(row.startTime)];
  const [endDate, endTime] = [dayOf(row.endDate), timeOf(row.endTime)];
  if (!startDate || !startTime || !endDate || !endTime) return null;
  const span = { from: clockMinutes(startDate, startTime), until: clockMinutes(endDate, endTime) };
  return span.until > span.from ? span : null;
}

/** What is wrong with rows of `date`, `start`, `end` by themselves. Shape: pure; in the order of the rows. */
export function issuesOfTimes(list: string, rows: readonly RowAnswers[] = [], today: CalendarDate): Issue[] {
  return rows.flatMap((row) => {
    const issues = issuesOfDay(`${list}.${row.id}.date`, row.date, today);
    const [start, end] = [timeOf(row.start), timeOf(row.end)];
    if (start && end && !isTimeRange(start, end))
      issues.push({ path: `${list}.${row.id}.end`, code: 'end-before-start' });
    return issues;
  });
}

/** What is wrong with rows that have two dates and two times, by themselves. Shape: pure; in the order of the rows. */
export function issuesOfDates(list: string, rows: readonly RowAnswers[] = [], today: CalendarDate): Issue[] {
  return rows.flatMap((row) => {
    const path = `${list}.${row.id}`;
    const issues = issuesOfDay(`${path}.startDate`, row.startDate, today);
    const [startDate, endDate] = [dayOf(row.startDate), dayOf(row.endDate)];
    if (startDate && endDate && endDate < startDate)
      issues.push({ path: `${path}.endDate`, code: 'end-before-start' });
    else if (startDate && endDate && timeOf(row.startTime) && timeOf(row.endTime) && !spanOfDates(row))
      issues.push({ path: `${path}.endTime`, code: 'end-before-start' });
    else issues.push(...issuesOfDay(`${path}.endDate`, row.endDate, today));
    return issues;
  });
}

/** What is wrong with a day that must be ahead of us. Shape: pure; today is fine. */
export function issuesOfDay(path: string, value: unknown, today: CalendarDate): Issue[] {
  const day = dayOf(value);
  if (!day) return [];
  if (day < today) return [{ path, code: 'in-the-past' }];
  return day > addDays(today, FURTHEST_DAYS) ? [{ path, code: 'too-far-ahead' }] : [];
}

/** Whether a time of day falls into a span, and how far from its start. Shape: pure; null outside. Units: minutes. */
export function minutesInto(span: Span, time: LocalTime): number | null {
  const minutes = (((minutesOf(time) - span.from) % 1440) + 1440) % 1440;
  return minutes <= span.until - span.from ? minutes : null;
}

/**
 * From one time of day to the next moment of another, over midnight when it must be.
 * Shape: pure; null while one of them is not a time. Units: minutes, 0 to 1439.
 */
export function minutesBetween(earlier: unknown, later: unknown): number | null {
  const [from, to] = [timeOf(earlier), timeOf(later)];
  return from === null || to === null ? null : (minutesOf(to) - minutesOf(from) + 1440) % 1440;
}
