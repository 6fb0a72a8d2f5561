import {
  cleanText,
  parseDateText,
  parseNumber,
  parsePhone,
  parseTime,
  readDateBoxes,
} from '#src/domain/application/parse.ts';
import { cleanFileName, cleanLabel } from '#src/domain/file-name.ts';
import { parsePermitCode } from '#src/domain/permit.ts';
import { isCalendarDate } from '#src/domain/shared/calendar-date.ts';
import { parseReturnTo } from '#src/domain/shared/return-to.ts';
import { clientAddress } from '#src/http/address.ts';
import { readAddressPath } from '#src/http/address-path.ts';
import { cookiesOf } from '#src/http/cookies.ts';

/** Of what strangers send: words and signs that readers of text look for, and some that they must not fall over. */
export const PIECES = [
  '0',
  '12',
  '1,200',
  '1.200',
  '~',
  'about ',
  '-',
  '−',
  '$',
  '/',
  ':',
  '.',
  ',',
  "'",
  ' ',
  '\t',
  'am',
  'p.m.',
  'noon',
  '2027',
  '06',
  '31',
  'June',
  'de',
  'junio',
  'th',
  '(410)',
  '+1',
  'x',
  'ext',
  '٣',
  '１',
  '\u202e',
  '\0',
  '\ud800',
  '%',
  '%zz',
  '%00',
  '%c3',
  '&',
  '=',
  '+',
  ';',
  '"',
  '\\',
  '\r\n',
  '..',
  '//',
  '?',
  '#',
  '@',
  '<',
  '[',
  ']',
  'é',
  '🚀',
];
/** Whether a value is one of a list. */
export const isIn = <T>(list: readonly T[], value: T) => list.includes(value);

/** What each reader of text must give back, whatever it is given. */
export const READERS: Record<string, (text: string) => boolean> = {
  number: (text) =>
    (['integer', 'decimal'] as const).every((kind) => {
      const read = parseNumber(text, kind);
      return read === null || (Number.isFinite(read) && Math.abs(read) < 1e12);
    }),
  time: (text) => {
    const read = parseTime(text);
    return read === null || read === 'am-or-pm' || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(read);
  },
  day: (text) => {
    const read = parseDateText(text);
    return read === null || isCalendarDate(read);
  },
  boxes: (text) => {
    const read = readDateBoxes({ month: text, day: text.slice(0, 2), year: text.slice(-4) });
    return read === undefined || isCalendarDate(read) || read.split('|').length === 3;
  },
  phone: (text) => {
    const read = parsePhone(text);
    return read === null || /^\+\d{8,15}(?:x\d{1,6})?$/.test(read);
  },
  text: (text) => {
    const read = cleanText(text);
    return read.isWellFormed() && cleanText(read) === read && !/\p{Cc}/u.test(read);
  },
  name: (text) => cleanFileName(cleanFileName(text)) === cleanFileName(text),
  label: (text) => cleanLabel(cleanLabel(text)) === cleanLabel(text),
  code: (text) => parsePermitCode(text)?.match(/^[0-9A-Z]{26}$/) !== null,
  way: (text) => isIn([null, text], parseReturnTo(text, 'applicant')),
  address: (text) => {
    const read = readAddressPath(`/${text}`);
    return (
      read.kind !== 'redirect' ||
      (read.to.startsWith('/') && !read.to.startsWith('//') && readAddressPath(read.to).kind !== 'redirect')
    );
  },
  cookie: (text) => typeof cookiesOf(`permits=${text}; ${text}`).get('permits')?.value === 'string',
  client: (text) => /^[0-9a-f.:]+$/.test(clientAddress('192.0.2.1', text, 1)),
};
