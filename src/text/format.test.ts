import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  count,
  dateTime,
  dayIn,
  fileSize,
  listAnd,
  listOr,
  longDate,
  money,
  monthName,
  plural,
  shortDate,
  timeOfDay,
  timeRange,
  weekdayDate,
} from '#src/text/format.ts';

const hard = '\u00a0';

test('a day is written out in each language', () => {
  assert.equal(longDate('2026-06-06', 'en'), 'June 6, 2026');
  assert.equal(longDate('2026-06-06', 'es'), '6 de junio de 2026');
  assert.equal(weekdayDate('2026-06-06', 'en'), 'Saturday, June 6, 2026');
  assert.equal(weekdayDate('2026-06-06', 'es'), 'sábado, 6 de junio de 2026');
  assert.equal(shortDate('2026-06-06', 'en'), 'Jun 6, 2026');
  assert.equal(shortDate('2026-06-06', 'es'), '6 jun 2026');
  assert.equal(monthName(1, 'en'), 'January');
  assert.equal(monthName(12, 'es'), 'diciembre');
});

test('a time has AM or PM and never breaks from it', () => {
  assert.equal(timeOfDay('09:00', 'en'), `9:00${hard}AM`);
  assert.equal(timeOfDay('00:15', 'en'), `12:15${hard}AM`);
  assert.equal(timeOfDay('19:30', 'es'), `7:30${hard}p.m.`);
  assert.equal(timeRange('09:00', '17:00', 'en'), `9:00${hard}AM to 5:00${hard}PM`);
});

test('an instant is shown on the clock of the city, also across midnight', () => {
  const instant = new Date('2026-06-07T02:42:00Z');
  assert.equal(dayIn(instant, 'America/New_York'), '2026-06-06');
  assert.equal(dateTime(instant, 'America/New_York', 'en'), `June 6, 2026, 10:42${hard}PM`);
  assert.equal(
    dateTime(new Date('2026-12-01T20:00:00Z'), 'America/New_York', 'en'),
    `December 1, 2026, 3:00${hard}PM`,
  );
});

test('money shows cents only when there are some', () => {
  assert.equal(money(125_000, 'en'), '$1,250');
  assert.equal(money(1250, 'es'), '$12.50');
  assert.equal(money(5, 'en'), '$0.05');
  assert.equal(money(-250, 'en'), '−$2.50');
  assert.equal(money(0, 'en'), '$0');
});

test('counts, lists and sizes read like speech', () => {
  assert.equal(count(1500, 'es'), '1,500');
  assert.equal(plural(1, { one: 'day', other: 'days' }, 'en'), '1 day');
  assert.equal(plural(0, { one: 'day', other: 'days' }, 'en'), '0 days');
  assert.equal(listAnd(['Fire', 'Police', 'Parks'], 'en'), 'Fire, Police, and Parks');
  assert.equal(listAnd(['padres', 'hijos'], 'es'), 'padres e hijos');
  assert.equal(listOr(['PDF', 'PNG'], 'es'), 'PDF o PNG');
  assert.equal(fileSize(12_400_000, 'en'), `12.4${hard}MB`);
  assert.equal(fileSize(12, 'en'), `1${hard}KB`);
  assert.equal(fileSize(0, 'en'), `0${hard}KB`);
});
