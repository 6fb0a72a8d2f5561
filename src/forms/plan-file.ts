import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Answers } from '#src/domain/application/answers.ts';
import { backPlan, type PlannedDay } from '#src/domain/back-plan.ts';
import type { City } from '#src/domain/city.ts';
import type { Evaluation } from '#src/domain/routing/evaluate.ts';
import { addDays, type CalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { Text } from '#src/text/index.ts';
import { planTitle } from '#src/text/plan.ts';

/** What a calendar file is made of. */
export interface PlanFile {
  city: City;
  answers: Answers;
  result: { evaluation: Evaluation; today: CalendarDate };
  text: Text;
  locale: Locale;
  /** The address of the page that shows the same plan. */
  url: string;
  now: Date;
}

/** A day as the calendar library reads it: it takes the UTC date of the instant for events that last all day. */
const utcDay = (day: CalendarDate): Date => new Date(`${day}T00:00:00Z`);

/** The plan as an iCalendar file: one event for each day, all day long. Shape: null while nothing is due. */
export function planFile({ city, answers, result, text, locale, url, now }: PlanFile): string | null {
  const days = backPlan(answers, result.evaluation, result.today);
  if (days.length === 0) return null;
  const calendar = ical({
    name: text.application.start.plan.title,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: city.key, product: 'event-permits', language: locale.toUpperCase() },
  });
  for (const day of days) {
    const title = planTitle(day, { text, locale, city });
    calendar.createEvent({
      id: `${idOf(day)}@event-permits`,
      stamp: now,
      start: utcDay(day.on),
      end: utcDay(addDays(day.on, 1)),
      allDay: true,
      summary: title,
      description: [day.because?.[locale], url].filter(Boolean).join('\n'),
      url,
    });
  }
  return calendar.toString();
}

// The same plan fetched again must replace its events, not double them.
const idOf = (day: PlannedDay) => [day.kind, day.on, day.paper].filter(Boolean).join('-');
