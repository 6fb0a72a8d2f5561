import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** The answers of `/start` for a festival on this day. */
export const planned = (day: CalendarDate): URLSearchParams => {
  const [year = '', month = '', date = ''] = day.split('-');
  return new URLSearchParams([
    ['event.kind', 'festival'],
    ['event.speech', 'no'],
    ['places.types', 'street'],
    ['event.access', 'public_free'],
    ['people.peak', '900'],
    ['dates.firstDay.month', String(Number(month))],
    ['dates.firstDay.day', String(Number(date))],
    ['dates.firstDay.year', year],
    ['activities.list', 'food'],
  ]);
};
