import type { DatesAnswers } from '#src/domain/application/answers/dates.ts';
import { WEEKDAYS } from '#src/domain/application/answers/dates.ts';
import {
  addDays,
  type CalendarDate,
  daysBetween,
  isCalendarDate,
  type LocalTime,
  weekdayOf,
} from '#src/domain/shared/calendar-date.ts';

/** A season of one weekday has at most so many dates; a typing mistake in the year must not make a million. */
const MOST_DATES = 400;

/** One date of an event with its hours, as far as they are said. */
export interface Occurrence {
  readonly date: CalendarDate;
  readonly start?: LocalTime | undefined;
  readonly end?: LocalTime | undefined;
}

/** Drafts keep typed text that is no date; a year far off is a slip of the finger. */
const dated = (day: unknown): day is CalendarDate =>
  typeof day === 'string' && isCalendarDate(day) && day >= '2000' && day < '2200';

/** Monday is 0 here, as in the list of weekdays that people choose from. */
const weekdayAt = (day: CalendarDate) => (weekdayOf(day) + 6) % 7;

const dayOfMonth = (day: CalendarDate) => Number(day.slice(8));
/** First, second … weekday of its month; the fifth one counts as the last. */
const placeInMonth = (day: CalendarDate) => Math.ceil(dayOfMonth(day) / 7);
const isLastOfMonth = (day: CalendarDate) => addDays(day, 7).slice(0, 7) !== day.slice(0, 7);

function isOnMonthly(first: CalendarDate, day: CalendarDate): boolean {
  const place = placeInMonth(first);
  return place === 5 ? isLastOfMonth(day) : placeInMonth(day) === place;
}

function repeated(first: Occurrence, dates: DatesAnswers, until: CalendarDate): Occurrence[] {
  const step = dates.repeats === 'every_two_weeks' ? 14 : 7;
  const found: Occurrence[] = [first];
  for (let day = addDays(first.date, step); day <= until; day = addDays(day, step)) {
    if (found.length >= MOST_DATES) break;
    if (dates.repeats !== 'monthly' || isOnMonthly(first.date, day)) found.push({ ...first, date: day });
  }
  return found;
}

/** Weekdays that were chosen and have no row of their own begin in the first week, at the hours of the first row. */
function firstDates(rows: readonly Occurrence[], dates: DatesAnswers): Occurrence[] {
  const first = rows.toSorted((a, b) => (a.date < b.date ? -1 : 1))[0];
  if (!first || dates.repeats === 'monthly') return [...rows];
  const listed = new Set(rows.map((row) => weekdayAt(row.date)));
  const added = (dates.weekdays ?? [])
    .map((name) => WEEKDAYS.indexOf(name))
    .filter((weekday) => weekday >= 0 && !listed.has(weekday))
    .map((weekday) => ({
      ...first,
      date: addDays(first.date, (weekday - weekdayAt(first.date) + 7) % 7),
    }));
  return [...rows, ...added];
}

/**
 * The dates of an event, those of a series written out: by week, every two weeks, or on the same weekday of the month,
 * without skipped dates and with the hours that a single date has of its own.
 * Shape: pure; in order of time; empty while no date is said. Text that is no date is left out.
 */
export function occurrencesOf(dates: DatesAnswers | undefined): Occurrence[] {
  if (!dates) return [];
  const listed = (dates.days ?? []).flatMap(({ date, start, end }): Occurrence[] =>
    dated(date) ? [{ date, start, end }] : [],
  );
  const rows = listed.length > 0 ? listed : dated(dates.firstDay) ? [{ date: dates.firstDay }] : [];
  const until = dates.pattern === 'weekly_series' && dated(dates.seriesUntil) ? dates.seriesUntil : null;
  const all =
    until === null
      ? rows
      : firstDates(rows, dates)
          .filter((row, at) => at < rows.length || row.date <= until)
          .flatMap((row) => repeated(row, dates, until));
  const skipped = new Set((dates.skipDates ?? []).map((row) => row.date));
  const changed = new Map((dates.changes ?? []).map((row) => [row.date, row]));
  return all
    .filter((one) => !skipped.has(one.date))
    .map((one) => {
      const change = until === null ? undefined : changed.get(one.date);
      return change?.start && change.end ? { ...one, start: change.start, end: change.end } : one;
    })
    .sort((a, b) => daysBetween(b.date, a.date) || ((a.start ?? '') < (b.start ?? '') ? -1 : 1));
}
