import type { Answers } from '#src/domain/application/answers.ts';
import { occurrencesOf } from '#src/domain/application/series.ts';
import { type CalendarDate, isCalendarDate } from '#src/domain/shared/calendar-date.ts';

/** Drafts keep typed text that is no date; a year far off is a slip of the finger. */
const dated = (day: string | undefined): day is CalendarDate =>
  typeof day === 'string' && isCalendarDate(day) && day >= '2000' && day < '2200';

/**
 * The days on which an event takes place, a series written out without its skipped dates.
 * Shape: pure; ascending, each day once; empty while no date is said. Text that is no date is left out.
 */
export function eventDays(answers: Answers): CalendarDate[] {
  return [...new Set(occurrencesOf(answers.dates).map((one) => one.date))];
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
