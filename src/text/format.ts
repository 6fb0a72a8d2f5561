import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';
import { LANGUAGES, type Locale, locales } from '#src/domain/shared/locale.ts';

/**
 * Dates, times, money and counts in words. Every formatter has a fixed language region and a fixed zone, so that the
 * machine's own settings never show. Formatters are made once: making one costs more than a page.
 */
const inEach = <T>(make: (locale: Locale) => T) =>
  Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, T>;

const kept = new Map<string, Intl.DateTimeFormat>();

const formatter = (locale: Locale, zone: string, options: Intl.DateTimeFormatOptions) => {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let found = kept.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LANGUAGES[locale].region, {
      ...options,
      timeZone: zone,
      numberingSystem: 'latn',
    });
    kept.set(key, found);
  }
  return found;
};

// The space before AM differs between versions of the language tables; ours is always hard, so that no line breaks there.
const hard = (text: string) => text.replace(/\s/g, '\u00a0');

const ofDay = (day: CalendarDate, locale: Locale, options: Intl.DateTimeFormatOptions) =>
  formatter(locale, 'UTC', options).format(new Date(`${day}T00:00:00Z`));

/** `June 6, 2026`, `6 de junio de 2026`. */
export const longDate = (day: CalendarDate, locale: Locale) => ofDay(day, locale, { dateStyle: 'long' });

/** `Jun 6, 2026`, `6 jun 2026`: for tables. */
export const shortDate = (day: CalendarDate, locale: Locale) =>
  ofDay(day, locale, { year: 'numeric', month: 'short', day: 'numeric' });

/** `Saturday, June 6, 2026`, `sábado, 6 de junio de 2026`. */
export const weekdayDate = (day: CalendarDate, locale: Locale) => ofDay(day, locale, { dateStyle: 'full' });

/** `June`, `junio`. Units: 1 January to 12 December. */
export const monthName = (month: number, locale: Locale) =>
  ofDay(`2026-${String(month).padStart(2, '0')}-01`, locale, { month: 'long' });

/** A time on the city's clock: `9:00 AM`, `9:00 a.m.` */
export const timeOfDay = (time: LocalTime, locale: Locale) =>
  hard(
    formatter(locale, 'UTC', { hour: 'numeric', minute: '2-digit' }).format(
      new Date(`2026-01-01T${time}:00Z`),
    ),
  );

const betweenDash = (from: string, to: string) => `${from} – ${to}`;
// Only these say it in words; a dash is read in every language.
const RANGES: Partial<Record<Locale, typeof betweenDash>> = {
  en: (from, to) => `${from} to ${to}`,
  es: (from, to) => `de ${from} a ${to}`,
};

/** `9:00 AM to 5:00 PM`, `de 9:00 a.m. a 5:00 p.m.` */
export const timeRange = (from: LocalTime, to: LocalTime, locale: Locale) =>
  (RANGES[locale] ?? betweenDash)(timeOfDay(from, locale), timeOfDay(to, locale));

/** The calendar day of an instant in a zone, as `2026-06-06`. */
export const dayIn = (instant: Date, zone: string): CalendarDate => {
  const parts = formatter('en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    instant,
  );
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};

/** The clock of an instant in a zone: `3:42 PM`. */
export const clockTime = (instant: Date, zone: string, locale: Locale) =>
  hard(formatter(locale, zone, { hour: 'numeric', minute: '2-digit' }).format(instant));

/** An instant with day and clock: `June 6, 2026, 3:42 PM`. */
export const dateTime = (instant: Date, zone: string, locale: Locale) =>
  `${longDate(dayIn(instant, zone), locale)}, ${clockTime(instant, zone, locale)}`;

/** An instant for tables: `Jun 6, 2026, 3:42 PM`. */
export const shortDateTime = (instant: Date, zone: string, locale: Locale) =>
  `${shortDate(dayIn(instant, zone), locale)}, ${clockTime(instant, zone, locale)}`;

const numbers = inEach(
  (locale) =>
    new Intl.NumberFormat(LANGUAGES[locale].region, { numberingSystem: 'latn', maximumFractionDigits: 2 }),
);

const MOST_KEPT = 1000;
const written = inEach(() => new Map<number, string>());

/** `1,500`. Both languages write numbers the way people in the United States do. */
export const count = (value: number, locale: Locale): string => {
  // Pages say the same few numbers over and over, and writing one anew costs as much as drawing a field.
  const known = written[locale].get(value);
  if (known !== undefined) return known;
  const text = numbers[locale].format(value);
  if (written[locale].size < MOST_KEPT) written[locale].set(value, text);
  return text;
};

const percents = inEach(
  (locale) =>
    new Intl.NumberFormat(LANGUAGES[locale].region, {
      numberingSystem: 'latn',
      style: 'percent',
      maximumFractionDigits: 2,
    }),
);

/** `50%`, `12.5%`. Units: basis points, hundredths of a percent. */
export const percent = (basisPoints: number, locale: Locale) => percents[locale].format(basisPoints / 10_000);

/** `$1,250`, `$12.50`: cents are left out when there are none. Units: integer cents. */
export const money = (cents: number, locale: Locale) => {
  const sign = cents < 0 ? '−' : '';
  const whole = Math.trunc(Math.abs(cents) / 100);
  const rest = Math.abs(cents) % 100;
  return `${sign}$${count(whole, locale)}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`;
};

/** The number with the right word: `1 day`, `3 days`. Both languages have one form for one and one for the rest. */
export const plural = (value: number, words: { one: string; other: string }, locale: Locale) =>
  `${count(value, locale)} ${value === 1 ? words.one : words.other}`;

const lists = inEach((locale) => ({
  and: new Intl.ListFormat(LANGUAGES[locale].region, { type: 'conjunction' }),
  or: new Intl.ListFormat(LANGUAGES[locale].region, { type: 'disjunction' }),
}));

/** `Fire, Police, and Parks`, `Bomberos, Policía y Parques`. */
export const listAnd = (items: readonly string[], locale: Locale) => lists[locale].and.format(items);

/** `PDF, JPEG, or PNG`. */
export const listOr = (items: readonly string[], locale: Locale) => lists[locale].or.format(items);

/** `12.4 MB`, `300 KB`. Units: bytes in, powers of ten as people's phones show them. */
export const fileSize = (bytes: number, locale: Locale) =>
  bytes >= 1_000_000
    ? `${count(Math.round(bytes / 100_000) / 10, locale)}\u00a0MB`
    : `${count(Math.max(Math.sign(bytes), Math.round(bytes / 1000)), locale)}\u00a0KB`;
