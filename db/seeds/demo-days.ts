import type { City } from '#src/domain/city.ts';
import { addBusinessDays } from '#src/domain/deadlines.ts';
import {
  addDays,
  type CalendarDate,
  calendarDateAt,
  instantAt,
  type LocalTime,
  weekdayOf,
} from '#src/domain/shared/calendar-date.ts';

const [FRIDAY, SATURDAY, SUNDAY] = [5, 6, 0] as const;
const OFFICE = { opens: '09:05', closes: '16:40' } as const;
const MINUTE_MS = 60_000;

/** The days of the demo, told from the day it is seeded on, so that clocks look real whenever that is. */
export interface DemoDays {
  now: Date;
  today: CalendarDate;
  /** The city's clock so many business days ago, one at least. */
  ago: (businessDays: number, time: LocalTime) => Date;
  hoursAgo: (hours: number) => Date;
  dayOf: (instant: Date) => CalendarDate;
  /** The first day of a weekday that is at least so many days ahead, or behind us when negative, and not already full. */
  friday: (days: number) => CalendarDate;
  saturday: (days: number) => CalendarDate;
  sunday: (days: number) => CalendarDate;
  inDays: (days: number) => CalendarDate;
  at: (day: CalendarDate, time: LocalTime) => Date;
  /** So many moments of office work, one after another from a first one on. */
  officeMoments: (from: Date, count: number, minutesApart: number) => Date[];
}

export function demoDays(city: City, now: Date): DemoDays {
  const { timeZone, businessCalendar, fullDays } = city;
  const today = calendarDateAt(now, timeZone);
  const at = (day: CalendarDate, time: LocalTime) => instantAt(day, time, timeZone);
  const full = new Set(fullDays.map((one) => one.on));

  const weekday = (wanted: number, days: number): CalendarDate => {
    const step = days < 0 ? -1 : 1;
    let day = addDays(today, days);
    while (weekdayOf(day) !== wanted) day = addDays(day, step);
    return full.has(day) ? addDays(day, 7 * step) : day;
  };

  const officeMoments = (from: Date, count: number, minutesApart: number): Date[] => {
    const moments: Date[] = [];
    let next = from;
    for (let i = 0; i < count; i += 1) {
      const day = calendarDateAt(next, timeZone);
      if (i > 0 && next > at(day, OFFICE.closes)) {
        next = at(addBusinessDays(day, 1, businessCalendar), OFFICE.opens);
      }
      moments.push(next);
      next = new Date(next.getTime() + minutesApart * MINUTE_MS);
    }
    return moments;
  };

  return {
    now,
    today,
    ago: (businessDays, time) => at(addBusinessDays(today, -businessDays, businessCalendar), time),
    dayOf: (instant) => calendarDateAt(instant, timeZone),
    hoursAgo: (hours) => new Date(now.getTime() - hours * 60 * MINUTE_MS),
    friday: (days) => weekday(FRIDAY, days),
    saturday: (days) => weekday(SATURDAY, days),
    sunday: (days) => weekday(SUNDAY, days),
    inDays: (days) => addDays(today, days),
    at,
    officeMoments,
  };
}
