import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { findStep } from '#src/domain/application/journey.ts';
import { valueAt } from '#src/domain/application/paths.ts';
import { answerInstead } from '#src/domain/document.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { answerLines, answerTable, rowSummary } from '#src/text/answers.ts';
import { textFor } from '#src/text/index.ts';

const baltimore = cityNamed('baltimore');
const fair: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  places: { types: ['street'] },
  people: { peak: 600 },
  activities: { list: ['structures'] },
  traffic: { closure: 'yes', emergencyLaneFeet: 24 },
  structures: { fenced: 'yes' },
  dates: { days: [{ id: 'd1', date: '2027-06-05', start: '10:00', end: '16:00' }] },
  site: {
    plan: 'list',
    around: 'One block of Oak Street.',
    items: [
      {
        id: 'a',
        kind: 'tent',
        label: 'Tent A',
        widthFeet: 20,
        lengthFeet: 40,
        place: 'West curb',
        people: 80,
      },
      { id: 'b', kind: 'emergency_lane', widthFeet: 18, place: 'Along the east curb' },
      { id: 'c', kind: 'exit', count: 3, widthFeet: 6, place: 'At both ends' },
    ],
  },
};
const field = findStep('site-list')!.fields.find((one) => one.name === 'site.items')!; // listed in tasks.ts
const question = { name: field.name, field, value: valueAt(fair, field.name) };
const reader = (locale: 'en' | 'es') => ({ text: textFor(locale), locale, city: baltimore });
const evaluated = (answers: Answers) =>
  evaluate(baltimore, answers, { moment: 'submit', today: '2027-01-04' });

test('the list of the site is told as a table without columns that nobody filled in', () => {
  assert.deepEqual(answerTable(question, reader('en')), {
    caption: 'What stands on the site?',
    columns: [
      'What is it?',
      'Number or name',
      'How many?',
      'Width',
      'Length',
      'Where does it stand?',
      'How many people fit?',
    ],
    widths: [3, 3, 2, 2, 2, 3, 2],
    rows: [
      ['Tent with walls', 'Tent A', '', '20 feet', '40 feet', 'West curb', '80'],
      ['Way for fire trucks', '', '', '18 feet', '', 'Along the east curb', ''],
      ['Exit', '', '3', '6 feet', '', 'At both ends', ''],
    ],
  });
  assert.deepEqual(answerLines(question, reader('en')), ['3 entries, in the table below']);
  assert.deepEqual(answerLines(question, reader('es')), ['3 entradas, en la tabla de abajo']);
  assert.equal(answerTable({ ...question, value: undefined }, reader('en')), null);
});

test('a row is told in one line', () => {
  const [first] = fair.site!.items!; // given above
  assert.equal(
    rowSummary(field, first!, reader('en')),
    'Tent with walls · Tent A · 20 feet · 40 feet · West curb',
  );
});

test('a list stands in for the site plan, and a drawing to come does not', () => {
  const need = (answers: Answers) => evaluated(answers).documents.find((one) => one.kind === 'site-plan')!; // asked of fairs
  assert.deepEqual(answerInstead(need(fair), fair), fair.site?.items);
  const drawn: Answers = { ...fair, site: { plan: 'file' } };
  assert.equal(answerInstead(need(drawn), drawn), null);
});

test('the rules read the list: the narrowest way for fire trucks, and the exits', () => {
  const { refusals, minimums } = evaluated(fair);
  assert.deepEqual(
    refusals.map((one) => one.rule),
    ['S11'],
  );
  const exits = minimums.find((one) => one.fact === 'siteExits');
  assert.deepEqual([exits?.needed, exits?.given, exits?.met], [4, 3, false]);
});

test('a time that no clock shows is told as it was typed, so that a draft can still be checked', () => {
  const { fields } = findStep('dates')!; // listed in tasks.ts
  const days = fields.find((one) => one.name === 'dates.days')!; // asked there
  const value = [{ id: 'd1', date: '2027-06-05', start: '25:99', end: '7ish' }];
  for (const locale of ['en', 'es'] as const) {
    const [line = ''] = answerLines({ name: days.name, field: days, value }, reader(locale));
    assert.match(line, /25:99.*7ish/s);
  }
});
