import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cleanText,
  dateBoxes,
  missingDateParts,
  parseDateText,
  parseNumber,
  parsePhone,
  parseTime,
  readDateBoxes,
  showPhone,
  showTime,
} from '#src/domain/application/parse.ts';

const TIMES: [string, string | null][] = [
  ['7pm', '19:00'],
  ['7 PM', '19:00'],
  ['7:00 PM', '19:00'],
  ['7:30p', '19:30'],
  ['7 p. m.', '19:00'],
  ['19.00', '19:00'],
  ['19:00', '19:00'],
  ['1900', '19:00'],
  ['19h30', '19:30'],
  ['07:30', '07:30'],
  ['noon', '12:00'],
  ['mediodía', '12:00'],
  ['midnight', '00:00'],
  ['12am', '00:00'],
  ['12 PM', '12:00'],
  ['24:00', '00:00'],
  ['0:15', '00:15'],
  ['  9:05 am ', '09:05'],
  ['13:00 pm', '13:00'],
  ['7', 'am-or-pm'],
  ['7:30', 'am-or-pm'],
  ['12', 'am-or-pm'],
  ['25:00', null],
  ['24:30', null],
  ['10:75', null],
  ['0 pm', null],
  ['13:00 am', null],
  ['7 m', null],
  ['seven', null],
  ['', null],
];
for (const [typed, expected] of TIMES)
  test(`the time "${typed}" is read as ${expected}`, () => assert.equal(parseTime(typed), expected));

const NUMBERS: [string, number | null, number | null][] = [
  ['1,200', 1200, 1200],
  ['1200 people', 1200, 1200],
  ['1 200', 1200, 1200],
  ['1.200', 1200, 1.2],
  ['1,200.5', null, 1200.5],
  ['3.1', 3.1, 3.1],
  ['3,1', 3.1, 3.1],
  ['about 40', 40, 40],
  ['unas 40 personas', 40, 40],
  ['~60', 60, 60],
  ['100+', 100, 100],
  ['12 ft', 12, 12],
  ['20 lb.', 20, 20],
  ['2,000,000', 2_000_000, 2_000_000],
  ['-5', -5, -5],
  ['0', 0, 0],
  ['60-80', null, null],
  ['60 to 80', null, null],
  ['5k', null, null],
  ['1e5', null, null],
  ['many', null, null],
  ['', null, null],
  ['1,2,3', null, null],
];
for (const [typed, integer, decimal] of NUMBERS)
  test(`the number "${typed}" is read as ${integer} where counts are asked and ${decimal} where measures are`, () => {
    assert.equal(parseNumber(typed, 'integer'), integer);
    assert.equal(parseNumber(typed, 'decimal'), decimal);
  });

const DAYS: [string, string | null][] = [
  ['2027-06-06', '2027-06-06'],
  ['6/6/2027', '2027-06-06'],
  ['6-6-27', '2027-06-06'],
  ['June 6, 2027', '2027-06-06'],
  ['Sat. June 6 2027', '2027-06-06'],
  ['6 June 2027', '2027-06-06'],
  ['6th of June 2027', '2027-06-06'],
  ['6 de junio de 2027', '2027-06-06'],
  ['sept 9 2027', '2027-09-09'],
  ['2/29/2028', '2028-02-29'],
  ['2/29/2027', null],
  ['2/30/2028', null],
  ['13/6/2027', null],
  ['June 6', null],
  ['ju 6 2027', null],
  ['next Friday', null],
];
for (const [typed, expected] of DAYS)
  test(`the day "${typed}" is read as ${expected}`, () => assert.equal(parseDateText(typed), expected));

test('three boxes take a month by number or by name in either language', () => {
  for (const month of ['6', '06', 'June', 'jun', 'Jun.', 'junio'])
    assert.equal(readDateBoxes({ month, day: '6', year: '2027' }), '2027-06-06');
});

test('a whole date pasted into one box is understood', () => {
  assert.equal(readDateBoxes({ month: 'June 6, 2027', day: '', year: '' }), '2027-06-06');
  assert.equal(readDateBoxes({ month: 'June 6', day: '', year: '2027' }), '2027-06-06');
});

test('blank boxes are no answer', () => {
  assert.equal(readDateBoxes({ month: ' ', day: '', year: '' }), undefined);
});

test('boxes that are no day keep what was typed in each of them', () => {
  const stored = readDateBoxes({ month: 'Feb', day: '30', year: '2027' });
  assert.deepEqual(dateBoxes(String(stored)), { month: 'Feb', day: '30', year: '2027' });
  assert.deepEqual(missingDateParts(String(stored)), []);
  const partial = readDateBoxes({ month: '6', day: '', year: '' });
  assert.deepEqual(dateBoxes(String(partial)), { month: '6', day: '', year: '' });
  assert.deepEqual(missingDateParts(String(partial)), ['day', 'year']);
});

const PHONES: [string, string | null][] = [
  ['410-555-0123', '+14105550123'],
  ['(410) 555 0123', '+14105550123'],
  ['+1 410.555.0123', '+14105550123'],
  ['1-410-555-0123', '+14105550123'],
  ['410 555 0123 ext. 12', '+14105550123x12'],
  ['+52 55 1234 5678', '+525512345678'],
  ['555-0123', null],
  ['110-555-0123', null],
  ['41055501234', null],
  ['call me', null],
  ['+12', null],
];
for (const [typed, expected] of PHONES)
  test(`the phone number "${typed}" is read as ${expected}`, () => assert.equal(parsePhone(typed), expected));

test('phone numbers and times are shown as people write them', () => {
  assert.equal(showPhone('+14105550123x12'), '410-555-0123 x12');
  assert.equal(showPhone('+525512345678'), '+525512345678');
  assert.equal(showTime('00:00'), '12:00 AM');
  assert.equal(showTime('12:30'), '12:30 PM');
  assert.equal(showTime('7ish'), '7ish');
  assert.equal(showTime('25:99'), '25:99');
  assert.equal(showTime('24:00'), '24:00');
});

test('text loses what cannot be seen or stored, and nothing else', () => {
  assert.equal(cleanText('  a\u0000b\u202ec \ud800d\u200f '), 'abc \ufffdd');
  assert.equal(cleanText('one\r\ntwo\n three', 'many'), 'one\ntwo\n three');
  assert.equal(cleanText('one\r\ntwo'), 'one two');
  assert.equal(cleanText('nin\u0303os'), 'niños');
});

test('what is far too long for a number, a time, a day or a phone number is none', () => {
  for (const long of [
    `1${','.repeat(19_000)}1`,
    `7${' :'.repeat(9000)}`,
    `6${'/6'.repeat(9000)}`,
    '4'.repeat(19_000),
  ]) {
    assert.equal(parseNumber(long, 'integer'), null);
    assert.equal(parseNumber(long, 'decimal'), null);
    assert.equal(parseTime(long), null);
    assert.equal(parseDateText(long), null);
    assert.equal(parsePhone(long), null);
  }
});
