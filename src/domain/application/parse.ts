import {
  type CalendarDate,
  isCalendarDate,
  isLocalTime,
  type LocalTime,
} from '#src/domain/shared/calendar-date.ts';

// Controls, and marks that turn the direction of text: never typed on purpose, and some break storage.
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\ufeff]/gu;

/**
 * Text as we keep it: one form of each character, no control characters, no space around it.
 * Shape: pure; line breaks become `\n`, in one-line text a space.
 */
export function cleanText(typed: string, lines: 'one' | 'many' = 'one'): string {
  const text = typed.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(INVISIBLE, '');
  return (lines === 'one' ? text.replace(/\s+/g, ' ') : text).trim();
}

/** Nobody writes a number, a time or a phone number with more signs; reading longer ones would take longer and longer. */
const LONGEST_READ = 200;

/** Text to be read as one value. Shape: pure; null when it is too long to be one. */
function readable(typed: string): string | null {
  const text = cleanText(typed);
  return text.length > LONGEST_READ ? null : text;
}

const COUNT_WORDS = /^(?:~|≈|about|around|circa|unos|unas|cerca de|aproximadamente)\s*/i; // about 60
const NUMBER = /^([-−]?)\$?\s*(\d[\d.,\s']*?)[.,]?\s*([^\d\s.,'].*)?$/; // 1,200 people

/**
 * The number somebody typed: `1,200`, `1200 people`, `10 ft`, `~60`.
 * Shape: pure; null when it is no single number (`60-80`, `5k`, `many`). `1.200` is 1200 where whole numbers are asked.
 */
export function parseNumber(typed: string, kind: 'integer' | 'decimal'): number | null {
  const text = readable(typed);
  const match = text === null ? null : NUMBER.exec(text.replace(COUNT_WORDS, ''));
  if (!match) return null;
  const [, sign, digits = '', tail = ''] = match;
  if (/\d/.test(tail) || /^[-–/:km](?![a-z])/i.test(tail)) return null; // 60-80, 5k
  const compact = digits.replace(/[\s']/g, '').replace(/[.,]+$/, '');
  const grouped =
    kind === 'integer'
      ? /^\d{1,3}([.,]\d{3})+$/ // 1.200 or 1,200
      : /^\d{1,3}(,\d{3})+(\.\d+)?$/; // 1,200.5
  const plain = grouped.test(compact)
    ? compact.replace(kind === 'integer' ? /[.,]/g : /,/g, '')
    : compact.replace(',', '.');
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(plain)) return null;
  return (sign ? -1 : 1) * Number(plain);
}

const NOON = /^(noon|midday|mediod[ií]a|12 noon)$/i;
const MIDNIGHT = /^(midnight|medianoche|12 midnight)$/i;
const TIME =
  /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(?<=\d{2})(\d{2}))?\s*(?:h|hrs|hours)?\s*([ap])?\s*\.?\s*(m)?\.?$/i; // 7:00 p. m.

/**
 * The time of day somebody typed: `7pm`, `7:00 PM`, `19.00`, `1900`, `noon`.
 * Shape: pure; `am-or-pm` when the half of the day is open (`7`, `7:30`), null when it is no time.
 */
export function parseTime(typed: string): LocalTime | 'am-or-pm' | null {
  const text = readable(typed);
  if (text === null) return null;
  if (NOON.test(text)) return '12:00';
  if (MIDNIGHT.test(text)) return '00:00';
  const match = TIME.exec(text);
  if (!match) return null;
  const [, typedHour = '', colonMinutes, bareMinutes, half, m] = match;
  if (m && !half) return null;
  let hour = Number(typedHour);
  const minutes = Number(colonMinutes ?? bareMinutes ?? 0);
  if (hour > 24 || minutes > 59 || (hour === 24 && minutes > 0)) return null;
  if (half) {
    if (hour === 0 && half.toLowerCase() === 'p') return null;
    if (hour <= 12) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    else if (half.toLowerCase() === 'a') return null;
  } else if (hour >= 1 && hour <= 12 && (typedHour.length === 1 || (!colonMinutes && !bareMinutes))) {
    return 'am-or-pm';
  }
  return `${String(hour % 24).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'enero'],
  ['february', 'febrero'],
  ['march', 'marzo'],
  ['april', 'abril'],
  ['may', 'mayo'],
  ['june', 'junio'],
  ['july', 'julio'],
  ['august', 'agosto'],
  ['september', 'septiembre', 'setiembre'],
  ['october', 'octubre'],
  ['november', 'noviembre'],
  ['december', 'diciembre'],
];

const monthNumber = (word: string): number | null => {
  const text = word.toLowerCase().replace(/\.$/, '');
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (text.length < 3) return null;
  const at = MONTHS.findIndex((names) => names.some((name) => name.startsWith(text)));
  return at < 0 ? null : at + 1;
};

const fullYear = (text: string): number | null => {
  if (/^\d{4}$/.test(text)) return Number(text);
  return /^'?\d{2}$/.test(text) ? 2000 + Number(text.slice(-2)) : null;
};

const dateOf = (year: number | null, month: number | null, day: number): CalendarDate | null => {
  if (year === null || month === null) return null;
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(text) ? text : null;
};

/**
 * The day somebody typed in one line: `2027-06-06`, `6/6/2027`, `June 6, 2027`, `6 de junio de 2027`.
 * Shape: pure; null when it is no day or no year is given. Numbers alone are month, day, year.
 */
export function parseDateText(typed: string): CalendarDate | null {
  const text = readable(typed);
  if (text === null) return null;
  if (isCalendarDate(text)) return text;
  const parts = text
    .replace(/\b(de|del|the|of)\b/gi, ' ')
    .split(/[\s,./-]+/)
    .filter((part) => part && !/^(mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(day)?$/i.test(part))
    .map((part) => part.replace(/^(\d{1,2})(st|nd|rd|th|º|°)$/i, '$1')); // 6th
  const [first = '', second = '', third = ''] = parts;
  if (parts.length !== 3) return null;
  if (/^\d/.test(first) && /^\p{L}/u.test(second))
    return dateOf(fullYear(third), monthNumber(second), Number(first));
  return /^\d{1,2}$/.test(second) ? dateOf(fullYear(third), monthNumber(first), Number(second)) : null;
}

export interface DateBoxes {
  month: string;
  day: string;
  year: string;
}

/**
 * The day typed in three boxes; a month may be a name, and a whole date in one box is understood.
 * Shape: pure; undefined when all boxes are blank, and what was typed as `month|day|year` when it is no day.
 */
export function readDateBoxes(boxes: DateBoxes): CalendarDate | undefined {
  const [month, day, year] = [boxes.month, boxes.day, boxes.year].map((box) => cleanText(box));
  if (!month && !day && !year) return undefined;
  if (month && day && year && /^\d{1,2}$/.test(day)) {
    const exact = dateOf(fullYear(year), monthNumber(month), Number(day));
    if (exact) return exact;
  }
  const whole = month && day && year ? null : parseDateText([month, day, year].filter(Boolean).join(' '));
  return whole ?? [month, day, year].map((box) => (box ?? '').replaceAll('|', ' ')).join('|');
}

/** The three boxes of a stored day, or of what was typed instead of a day. Shape: pure. */
export function dateBoxes(stored: string): DateBoxes {
  if (isCalendarDate(stored)) {
    const [year = '', month = '', day = ''] = stored.split('-');
    return { month: String(Number(month)), day: String(Number(day)), year };
  }
  const [month = '', day = '', year = ''] = stored.split('|');
  return { month, day, year };
}

/** Which boxes of a date are blank. Shape: pure; empty for a day. */
export function missingDateParts(stored: string): (keyof DateBoxes)[] {
  const boxes = dateBoxes(stored);
  return (['month', 'day', 'year'] as const).filter((part) => !boxes[part]);
}

/**
 * A phone number in one form: `+14105550123`, with `x12` for an extension.
 * Shape: pure; null when it has too few or too many digits. Ten digits are taken as a United States number.
 */
export function parsePhone(typed: string): string | null {
  const text = readable(typed);
  if (text === null) return null;
  const [main = '', extension] = text.split(/\s*(?:ext\.?|extension|x|#|anexo)\s*/i);
  if (/[^\d\s().+\-–/]/.test(main) || (extension !== undefined && !/^\d{1,6}$/.test(extension))) return null;
  const digits = main.replace(/\D/g, '');
  const tail = extension ? `x${extension}` : '';
  if (main.startsWith('+') && !digits.startsWith('1'))
    return digits.length >= 8 && digits.length <= 15 ? `+${digits}${tail}` : null;
  const local = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return /^[2-9]\d{2}[2-9]\d{6}$/.test(local) ? `+1${local}${tail}` : null; // 4105550123
}

/** A phone number as people write it, `410-555-0123`. Shape: pure; anything else comes back as it is. */
export function showPhone(stored: string): string {
  return stored.replace(
    /^\+1(\d{3})(\d{3})(\d{4})(?:x(\d+))?$/,
    (_, area, exchange, line, extension) => `${area}-${exchange}-${line}${extension ? ` x${extension}` : ''}`,
  );
}

/** A time of day as it is typed, `7:00 PM`. Shape: pure; anything else comes back as it is. */
export function showTime(stored: string): string {
  if (!isLocalTime(stored)) return stored;
  const hour = Number(stored.slice(0, 2));
  return `${hour % 12 || 12}:${stored.slice(3)} ${hour < 12 ? 'AM' : 'PM'}`;
}
