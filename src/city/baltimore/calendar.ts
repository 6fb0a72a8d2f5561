import { unverified } from '#src/city/baltimore/sources.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput, Words } from '#src/domain/city.ts';
import { addDays, type CalendarDate, weekdayOf } from '#src/domain/shared/calendar-date.ts';

const [SUNDAY, MONDAY, THURSDAY, SATURDAY] = [0, 1, 4, 6] as const;
const YEARS = [2026, 2027, 2028] as const;

const on = (year: number, month: number, day: number): CalendarDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The n-th of a weekday in a month. */
const nth = (year: number, month: number, weekday: number, count: number): CalendarDate => {
  const first = on(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7);
};

const lastMondayOfMay = (year: number): CalendarDate => {
  const end = on(year, 5, 31);
  return addDays(end, -((weekdayOf(end) - MONDAY + 7) % 7));
};

/** A holiday on a Saturday is kept on Friday, on a Sunday on Monday. */
const observed = (day: CalendarDate): CalendarDate => {
  if (weekdayOf(day) === SATURDAY) return addDays(day, -1);
  return weekdayOf(day) === SUNDAY ? addDays(day, 1) : day;
};

const holidaysOf = (year: number): [CalendarDate, Words][] => [
  [observed(on(year, 1, 1)), words("New Year's Day", 'Año Nuevo')],
  [nth(year, 1, MONDAY, 3), words('Martin Luther King Jr. Day', 'Día de Martin Luther King Jr.')],
  [nth(year, 2, MONDAY, 3), words("Presidents' Day", 'Día de los Presidentes')],
  [lastMondayOfMay(year), words('Memorial Day', 'Día de los Caídos')],
  [observed(on(year, 6, 19)), words('Juneteenth', 'Juneteenth')],
  [observed(on(year, 7, 4)), words('Independence Day', 'Día de la Independencia')],
  [nth(year, 9, MONDAY, 1), words('Labor Day', 'Día del Trabajo')],
  [nth(year, 10, MONDAY, 2), words("Indigenous Peoples' Day", 'Día de los Pueblos Indígenas')],
  [observed(on(year, 11, 11)), words('Veterans Day', 'Día de los Veteranos')],
  [nth(year, 11, THURSDAY, 4), words('Thanksgiving', 'Acción de Gracias')],
  [
    addDays(nth(year, 11, THURSDAY, 4), 1),
    words('Day after Thanksgiving', 'Día después de Acción de Gracias'),
  ],
  [observed(on(year, 12, 25)), words('Christmas', 'Navidad')],
];

export const businessCalendar: CityInput['businessCalendar'] = {
  weekend: [SUNDAY, SATURDAY],
  // A New Year's Day on a Saturday is kept on the last day of the year before.
  holidays: [...YEARS.flatMap(holidaysOf), ...holidaysOf(2029).slice(0, 1)].map(([day, name]) => ({
    on: day,
    name,
    ...unverified(),
  })),
};

/** Days that are full before anybody asks. The city adds to them every season. */
export const fullDays: CityInput['fullDays'] = YEARS.flatMap((year) => [
  {
    on: nth(year, 5, SATURDAY, 3),
    words: words(
      'The horse race takes all free police that Saturday. The Saturday after is open.',
      'La carrera de caballos ocupa a toda la policía ese sábado. El sábado siguiente está libre.',
    ),
    ...unverified(),
  },
  {
    on: on(year, 7, 4),
    place: 'rash-field',
    words: words(
      'The city holds its own fireworks at the harbor. Druid Hill Park may be free.',
      'La ciudad tiene sus fuegos artificiales en el puerto. El parque Druid Hill puede estar libre.',
    ),
    ...unverified(),
  },
  {
    on: on(year, 12, 31),
    place: 'rash-field',
    words: words(
      "The city holds its own New Year's Eve at the harbor. Another park may be free.",
      'La ciudad celebra su fin de año en el puerto. Otro parque puede estar libre.',
    ),
    ...unverified(),
  },
]);
