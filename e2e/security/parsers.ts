import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { multipart } from '#e2e/security/browser.ts';
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
import { FORM_LIMITS, readForm } from '#src/forms/read-form.ts';
import { readUploadForm } from '#src/forms/read-upload.ts';
import { clientAddress } from '#src/http/address.ts';
import { readAddressPath } from '#src/http/address-path.ts';
import { cookiesOf } from '#src/http/cookies.ts';

const PIECES = [
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
const words = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 400 }))
      .map(([piece, times]) => piece.repeat(times)),
  },
);

const isIn = <T>(list: readonly T[], value: T) => list.includes(value);

/** What each reader of text must give back, whatever it is given. */
const READERS: Record<string, (text: string) => boolean> = {
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

const requestOf = (type: string, body: Uint8Array<ArrayBuffer>) =>
  new Request('http://localhost/', { method: 'POST', headers: { 'content-type': type }, body });

/** Bytes that were whole once: some turned, some gone, some twice. */
function spoiled(bytes: Buffer, [at, length, value]: readonly [number, number, number]): Buffer<ArrayBuffer> {
  const from = at % (bytes.length + 1);
  const middle =
    value % 3 === 0
      ? Buffer.alloc(0)
      : value % 3 === 1
        ? Buffer.alloc(length, value)
        : bytes.subarray(from, from + length);
  return Buffer.concat([
    bytes.subarray(0, from),
    middle,
    bytes.subarray(from + (value % 2 === 0 ? length : 0)),
  ]);
}
const spoil = fc.tuple(fc.nat(20_000), fc.nat(60), fc.nat(255));

/** The parsers of what strangers send, with generated nonsense. Shape: the same seed gives the same nonsense. */
export function parserTests({ runs, seed }: { runs: number; seed: number }): void {
  for (const [name, holds] of Object.entries(READERS)) {
    test(`R-12: the reader of ${name} says yes or no to everything and never breaks (seed ${seed})`, () => {
      fc.assert(fc.property(words, holds), { numRuns: runs, seed });
    });
  }

  test(`R-12: the reader of forms gives fields within its limits or a status, whatever the bytes are (seed ${seed})`, async () => {
    const body = fc.tuple(fc.array(fc.tuple(words, words), { maxLength: 12 }), fc.option(spoil));
    await fc.assert(
      fc.asyncProperty(body, async ([fields, change]) => {
        const whole = Buffer.from(fields.map(([name, value]) => `${name}=${value}`).join('&'));
        const read = await readForm(
          requestOf('application/x-www-form-urlencoded', change === null ? whole : spoiled(whole, change)),
        );
        if ('status' in read) return isIn([400, 413], read.status);
        return read.form.every(
          ([name, value]) =>
            name !== '' &&
            name.length <= FORM_LIMITS.nameLength &&
            value.length <= FORM_LIMITS.fieldLength &&
            name.isWellFormed() &&
            value.isWellFormed() &&
            !`${name}${value}`.includes('\0'),
        );
      }),
      { numRuns: Math.ceil(runs / 4), seed },
    );
  });

  test(`R-12: the reader of uploads comes to its end with every body (seed ${seed})`, async () => {
    const whole = multipart([
      { name: '_token', value: 'abc' },
      { name: 'documentKind', value: 'site-plan' },
      {
        name: 'file',
        value: Buffer.from('%PDF-1.7 and so on'),
        fileName: 'plan.pdf',
        type: 'application/pdf',
      },
    ]);
    const type = fc.oneof(
      { weight: 5, arbitrary: fc.constant('multipart/form-data; boundary=x-boundary-x') },
      fc.constantFrom(
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'multipart/form-data; boundary="x',
        'multipart/mixed; boundary=x',
        'multipart/form-data; boundary=--',
        `multipart/form-data; boundary=${'x'.repeat(500)}`,
      ),
    );
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(type, fc.array(spoil, { maxLength: 3 }), async (kind, changes) => {
        const sent = await readUploadForm(requestOf(kind, changes.reduce(spoiled, Buffer.from(whole))));
        if (sent === null) return true;
        await sent.finish();
        if (sent.file !== null) taken += 1;
        return sent.fields.length <= 20;
      }),
      { numRuns: Math.ceil(runs / 10), seed },
    );
    assert.ok(taken > 0, 'no body had a file');
  });
}
