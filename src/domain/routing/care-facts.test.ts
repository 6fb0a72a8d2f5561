import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { type FactKey, factsOf, type MomentFacts } from '#src/domain/routing/facts.ts';

const city = cityNamed('baltimore');
const NOW: MomentFacts = { moment: 'submit', today: '2027-01-04' };
const fact = (key: FactKey, answers: Answers) => factsOf(answers, city, NOW)[key];

type Time = NonNullable<NonNullable<Answers['dates']>['days']>[number];
const row = (id: string, date: string, start: string, end: string): Time => ({ id, date, start, end });

describe('the days that insurance must cover', () => {
  const cases: [title: string, dates: NonNullable<Answers['dates']>, days: number | null][] = [
    ['one day', { days: [row('d1', '2027-06-12', '10:00', '18:00')] }, 1],
    ['an evening that ends at midnight', { days: [row('d1', '2027-06-12', '18:00', '00:00')] }, 2],
    ['the night the clocks go back', { days: [row('d1', '2027-11-06', '20:00', '02:00')] }, 2],
    [
      'set-up and clean-up around a leap day',
      {
        setupNeeded: 'yes',
        setup: [row('s1', '2028-02-28', '08:00', '18:00')],
        days: [row('d1', '2028-02-29', '10:00', '18:00')],
        teardown: [row('t1', '2028-03-01', '08:00', '10:00')],
      },
      3,
    ],
    [
      'set-up that was answered away',
      {
        setupNeeded: 'no',
        setup: [row('s1', '2027-06-01', '08:00', '18:00')],
        days: [row('d1', '2027-06-12', '10:00', '18:00')],
      },
      1,
    ],
    [
      'a season',
      {
        pattern: 'weekly_series',
        days: [row('d1', '2027-05-01', '08:00', '12:00')],
        seriesUntil: '2027-05-15',
      },
      15,
    ],
    ['no day yet', {}, null],
  ];
  for (const [title, dates, days] of cases)
    test(`${title}: ${days ?? 'not known'}`, () => assert.equal(fact('daysOnSite', { dates }), days));
});

describe('the days that a policy leaves open', () => {
  const dates: Answers['dates'] = {
    setupNeeded: 'yes',
    setup: [row('s1', '2027-06-11', '08:00', '18:00')],
    days: [row('d1', '2027-06-12', '10:00', '18:00')],
    teardown: [row('t1', '2027-06-13', '08:00', '10:00')],
  };
  const cases: [from: string, to: string, gap: number][] = [
    ['2027-06-11', '2027-06-13', 0],
    ['2026-07-01', '2027-06-30', 0],
    ['2027-06-12', '2027-06-13', 1],
    ['2027-06-11', '2027-06-12', 1],
    ['2027-06-12', '2027-06-12', 2],
    ['2027-07-01', '2028-06-30', 3],
  ];
  for (const [validFrom, validTo, gap] of cases)
    test(`from ${validFrom} to ${validTo}: ${gap}`, () =>
      assert.equal(
        fact('insuranceGapDays', { dates, insurance: { status: 'have', validFrom, validTo } }),
        gap,
      ));

  test('nothing is open while no policy is told', () => {
    assert.equal(fact('insuranceGapDays', { dates, insurance: { status: 'not_yet' } }), null);
    const later: Answers = { dates, insurance: { status: 'not_yet', validFrom: '2027-06-12' } };
    assert.equal(fact('insuranceGapDays', later), null);
  });
});

/** A fair whose numbers the city computes. */
const fair = (peak: number, end: string, more: Answers = {}): Answers => ({
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  dates: { days: [row('d1', '2027-06-12', '10:00', end)] },
  people: { peak },
  places: { types: ['street'], publicToilets: 'no' },
  activities: { list: ['none'] },
  ...more,
});
const needed = (name: string, answers: Answers) =>
  evaluate(city, answers, NOW).minimums.find((one) => one.fact === name)?.needed;
const drinking = (peak: number, end: string) =>
  fair(peak, end, { activities: { list: ['alcohol'] }, alcohol: { service: 'sold' } });

const NUMBERS: [title: string, name: string, answers: Answers, number: number | undefined][] = [
  ['250 people for four hours beside no toilets', 'toilets', fair(250, '14:00'), undefined],
  ['250 people for four hours and a minute', 'toilets', fair(250, '14:01'), 2],
  ['250 people for five hours', 'toilets', fair(250, '15:00'), 2],
  ['250 people for more than five hours', 'toilets', fair(250, '15:01'), 3],
  ['251 people for more than five hours', 'toilets', fair(251, '15:01'), 4],
  ['500 people for four hours', 'toilets', fair(500, '14:00'), 3],
  ['1,000 people for six hours', 'toilets', fair(1000, '16:00'), 8],
  ['1,000 people for six hours with alcohol', 'toilets', drinking(1000, '16:00'), 10],
  ['30,000 people for eight hours', 'toilets', fair(30_000, '18:00'), 208],
  ['60,000 people for eight hours', 'toilets', fair(60_000, '18:00'), 416],
  ['1,000 people for six hours', 'accessibleToilets', fair(1000, '16:00'), 1],
  ['30,000 people for eight hours', 'accessibleToilets', fair(30_000, '18:00'), 11],
  ['1,000 people for six hours', 'handwash', fair(1000, '16:00'), 1],
  ['2,000 people for six hours', 'handwash', fair(2000, '16:00'), 2],
  ['50 people', 'trashContainers', fair(50, '12:00'), 1],
  ['51 people', 'trashContainers', fair(51, '12:00'), 2],
  ['500 people', 'recyclingContainers', fair(500, '12:00'), 10],
  ['999 people without alcohol', 'guards', fair(999, '12:00'), undefined],
  ['1,000 people without alcohol', 'guards', fair(1000, '12:00'), 3],
  ['100 people with alcohol', 'guards', drinking(100, '12:00'), 2],
  ['501 people with alcohol', 'guards', drinking(501, '12:00'), 3],
  ['2,000 people with alcohol', 'guards', drinking(2000, '12:00'), 6],
];
for (const [title, name, answers, number] of NUMBERS)
  test(`${title}: ${number ?? 'no'} ${name}`, () => assert.equal(needed(name, answers), number));

test('wheelchair spaces follow the number of seats', () => {
  const spaces = [0, 25, 26, 50, 51, 150, 151, 300, 301, 500, 501, 650, 651, 5000].map((seats) =>
    needed('viewingSpaces', fair(300, '12:00', { access: { seats } })),
  );
  assert.deepEqual(spaces, [1, 1, 2, 2, 4, 4, 5, 5, 6, 6, 7, 7, 8, 36]);
});

test('a nonprofit that stands beside the applicant halves the fee like one that applies', () => {
  const partner = fair(100, '12:00', { fees: { discounts: ['nonprofit_partner'] } });
  assert.ok(evaluate(city, partner, NOW).fired.some((rule) => rule.id === 'M03'));
});

test('chemicals count as gas, where the page about gas is not asked', () => {
  const told = (chemicals: 'yes' | 'no') =>
    fact('otherGas', {
      event: { kind: 'festival', speech: 'no' },
      people: { peak: 900 },
      safety: { chemicals },
    });
  assert.deepEqual([told('yes'), told('no')], [true, false]);
});
