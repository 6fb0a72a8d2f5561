/** A day in the city's calendar, `2027-05-09`. Never an instant. */
export type CalendarDate = string & { readonly __brand?: 'CalendarDate' };
/** A time of day on the city's clock, `19:30`. */
export type LocalTime = string & { readonly __brand?: 'LocalTime' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/; // 2027-05-09
const DAY_MS = 86_400_000;

const toUtc = (day: CalendarDate): number => {
  const match = SHAPE.exec(day);
  if (!match) throw new RangeError(`not a calendar date: ${day}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
};

const fromUtc = (ms: number): CalendarDate => new Date(ms).toISOString().slice(0, 10);

/** Whether a text is an existing day written as `2027-05-09`. Shape: pure. */
export function isCalendarDate(text: string): boolean {
  return SHAPE.test(text) && fromUtc(toUtc(text)) === text;
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/; // 19:30

/** Whether a text is a time of the day written as `19:30`. Shape: pure; false for `25:99`, which a draft may hold as it was typed. */
export const isLocalTime = (text: string): text is LocalTime => TIME.test(text);

/** The day that lies a number of days later, or earlier when negative. Shape: pure. Units: calendar days. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return fromUtc(toUtc(day) + days * DAY_MS);
}

/** How many calendar days lie between two days, negative when `to` is earlier. Shape: pure. Units: calendar days. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS);
}

/** A day as the number of days since 1970. Shape: pure. Units: calendar days. */
export const dayNumberOf = (day: CalendarDate): number => toUtc(day) / DAY_MS;

/** Weekday of a day that is given as its number. Shape: pure. Units: 0 Sunday to 6 Saturday. */
export const weekdayOfNumber = (number: number): number => (((number + 4) % 7) + 7) % 7; // 1970 began on a Thursday

/** Weekday of a day. Shape: pure. Units: 0 Sunday to 6 Saturday. */
export function weekdayOf(day: CalendarDate): number {
  return new Date(toUtc(day)).getUTCDay();
}

// Making a formatter takes longer than the rest of a page; a process knows few zones.
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormatOf(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dayFormats.set(zone, format);
  return format;
}

const MINUTE_MS = 60_000;
/** Until then a zone could be off by seconds, so that its day began within a minute. */
const WHOLE_MINUTES_SINCE = Date.UTC(1973, 0, 1) / MINUTE_MS;
const lastDays = new Map<string, { minute: number; day: CalendarDate }>();

/** The day on a city's clock at an instant. Shape: pure. Units: `zone` is an IANA time zone name. */
export function calendarDateAt(instant: Date, zone: string): CalendarDate {
  // Every page asks for today, and formatting a day costs more than finding the questions of a page.
  const minute = Math.floor(instant.getTime() / MINUTE_MS);
  const last = lastDays.get(zone);
  if (last?.minute === minute && minute >= WHOLE_MINUTES_SINCE) return last.day;
  const day = dayFormatOf(zone).format(instant);
  lastDays.set(zone, { minute, day });
  return day;
}

const offsetMs = (instant: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
};

/**
 * The instant at which a city's clock shows a day and time.
 * Shape: pure; a time skipped in spring moves forward one hour, a time repeated in autumn is its first occurrence unless the
 * last is asked for. Units: `zone` is an IANA time zone name.
 */
export function instantAt(
  day: CalendarDate,
  time: LocalTime,
  zone: string,
  repeated: 'first' | 'last' = 'first',
): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = toUtc(day) + (hours * 60 + minutes) * 60_000;
  const candidates = [wall - offsetMs(wall - DAY_MS / 2, zone), wall - offsetMs(wall + DAY_MS / 2, zone)];
  const exact = candidates.filter((ms) => ms + offsetMs(ms, zone) === wall);
  const chosen = repeated === 'first' ? Math.min(...exact) : Math.max(...exact);
  return new Date(exact.length ? chosen : Math.max(...candidates));
}

/** Minutes after midnight of a time of day. Shape: pure. Units: minutes. */
export function minutesOf(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
