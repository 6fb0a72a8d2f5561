import type { Answers } from '#src/domain/application/answers.ts';
import { largest, measure, yes } from '#src/domain/routing/define-fact.ts';
import { eventDays, firstEventDay } from '#src/domain/routing/event-days.ts';
import { daysBetween, minutesOf } from '#src/domain/shared/calendar-date.ts';

const DATES = [
  ...['dates.firstDay', 'dates.days', 'dates.pattern', 'dates.seriesUntil', 'dates.skipDates'],
  ...['dates.repeats', 'dates.weekdays'],
];
const DAY_MINUTES = 24 * 60;

/** A day that ends earlier than it starts runs past midnight. Dates of a series with hours of their own count too. */
const hours = (answers: Answers) =>
  [...(answers.dates?.days ?? []), ...(answers.dates?.changes ?? [])].map((row) => {
    if (row.start === undefined || row.end === undefined) return { end: row.end, minutes: null, past: 0 };
    const past = minutesOf(row.end) <= minutesOf(row.start) ? DAY_MINUTES : 0;
    return { end: row.end, minutes: minutesOf(row.end) + past - minutesOf(row.start), past };
  });

/** Set-up, event and clean-up that begin on one day, together. */
function hoursOnSite(answers: Answers): number[] {
  const { days = [], setup = [], teardown = [], setupNeeded } = answers.dates ?? {};
  const rows = setupNeeded === 'yes' ? [...days, ...setup, ...teardown] : days;
  const byDay = new Map<string, { from: number; until: number }>();
  for (const { date, start, end } of rows) {
    if (date === undefined || start === undefined || end === undefined) continue;
    const from = minutesOf(start);
    const until = minutesOf(end) + (minutesOf(end) <= from ? DAY_MINUTES : 0);
    const known = byDay.get(date) ?? { from, until };
    byDay.set(date, { from: Math.min(known.from, from), until: Math.max(known.until, until) });
  }
  return [...byDay.values()].map((day) => day.until - day.from);
}

/** When it is, how long it lasts, and how far ahead it was filed. */
export const TIME_FACTS = {
  /** Days from filing, or today before filing, to the first event day. */
  daysAhead: measure(DATES, ({ answers, moment }) => {
    const first = firstEventDay(answers);
    return first === null ? null : daysBetween(moment.submittedOn ?? moment.today, first);
  }),
  /** Minutes after midnight of the latest end; past midnight it is more than a day. */
  endMinutes: measure(['dates.days', 'dates.changes', 'block.end', 'event.kind'], ({ answers }) => {
    const ends = hours(answers).map((day) => (day.end === undefined ? null : minutesOf(day.end) + day.past));
    const inTriage = answers.event?.kind === 'block_party' ? answers.block?.end : undefined;
    return largest(ends) ?? (inTriage === undefined ? null : minutesOf(inTriage));
  }),
  minutesPerDay: measure(['dates.days', 'dates.changes'], ({ answers }) =>
    largest(hours(answers).map((day) => day.minutes)),
  ),
  /** From the first that is brought to the last that is cleared on one day, the longest of all days. */
  siteMinutesPerDay: measure(
    ['dates.days', 'dates.setupNeeded', 'dates.setup', 'dates.teardown'],
    ({ answers }) => largest(hoursOnSite(answers)),
  ),
  eventDayCount: measure(DATES, ({ answers }) => eventDays(answers).length),
  /** One of the days is listed as full, everywhere or at this place. */
  fullDay: yes([...DATES, 'places.park'], ({ answers, city }) => {
    const days = new Set(eventDays(answers));
    return city.fullDays.some(
      (full) => days.has(full.on) && (full.place === undefined || full.place === answers.places?.park),
    );
  }),
  afterDark: yes(['safety.afterDark'], ({ answers }) => answers.safety?.afterDark === 'yes'),
} as const;
