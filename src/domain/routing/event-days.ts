import type { Answers } from '#src/domain/application/answers.ts';
import { addDays, type CalendarDate, isCalendarDate } from '#src/domain/shared/calendar-date.ts';

/** A season of one weekday has at most so many dates; a typing mistake in the year must not make a million. */
const MOST_DATES = 400;

/** Drafts keep typed text that is no date; a year far off is a slip of the finger. */
const dated = (day: string | undefined): day is CalendarDate =>
  typeof day === 'string' && isCalendarDate(day) && day >= '2000' && day < '2200';

/**
 * The days on which an event takes place, a weekly series written out without its skipped dates.
 * Shape: pure; ascending, each day once; empty while no date is said. Text that is no date is left out.
 */
export function eventDays(answers: Answers): CalendarDate[] {
  const { days, firstDay, pattern, seriesUntil, skipDates } = answers.dates ?? {};
  const listed = (days ?? []).map((row) => row.date).filter(dated);
  const starts = listed.length > 0 ? listed : [firstDay].filter(dated);
  const skipped = new Set((skipDates ?? []).map((row) => row.date));
  const found = new Set<CalendarDate>(starts);
  if (pattern === 'weekly_series' && dated(seriesUntil))
    for (const start of starts)
      for (let day = start; day <= seriesUntil && found.size < MOST_DATES; day = addDays(day, 7))
        found.add(day);
  return [...found].filter((day) => !skipped.has(day)).sort();
}

/** The first event day. Shape: pure; null while no date is said. */
export function firstEventDay(answers: Answers): CalendarDate | null {
  return eventDays(answers)[0] ?? null;
}

/** The first day anything is built or brought. Shape: pure; the first event day when no set-up is listed. */
export function firstSetupDay(answers: Answers): CalendarDate | null {
  const first = firstEventDay(answers);
  const rows = answers.dates?.setupNeeded === 'no' ? [] : (answers.dates?.setup ?? []);
  const setup = rows.map((row) => row.date).filter(dated);
  const days = first === null ? setup : [first, ...setup];
  return days.sort()[0] ?? null;
}
