import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feeRows } from '#src/components/application/fee-lines.ts';
import type { City, Fee } from '#src/domain/city.ts';
import { estimateFees } from '#src/domain/fees.ts';
import type { Facts } from '#src/domain/routing/conditions.ts';
import type { FiredRule } from '#src/domain/routing/evaluate.ts';
import { textFor } from '#src/text/index.ts';

type Label = City['name'];
const label = { en: 'Fee', es: 'Tarifa' } as unknown as Label;
const fired = [
  { id: 'R1', because: { en: 'It is on a street.', es: 'Es en una calle.' } },
] as unknown as FiredRule[];

function rows(fees: readonly Fee[], facts: Facts = {}) {
  const estimate = estimateFees(
    fees.map((fee) => ({ rule: 'R1', fee })),
    facts,
  );
  return feeRows(estimate, fired, { text: textFor('en'), locale: 'en' }).map(({ amount, ways }) => [
    amount,
    ...ways,
  ]);
}

const CASES: readonly (readonly [title: string, fee: Fee, facts: Facts, value: readonly string[]])[] = [
  ['a fixed amount', { kind: 'flat', label, cents: 3_500 }, {}, ['$35']],
  [
    'an amount by the days ahead',
    {
      kind: 'by-lead-days',
      label,
      bands: [
        { atLeastDays: 56, cents: 5_000 },
        { atLeastDays: 0, cents: 8_000 },
      ],
    },
    { daysAhead: 60 },
    ['$50', 'Time before the event: 60 days.'],
  ],
  [
    'an amount by people',
    { kind: 'by-people', label, bands: [{ upTo: 500, cents: 10_000 }, { cents: 20_000 }] } as Fee,
    { peak: 1_200 },
    ['$200', 'People at the busiest time: 1,200.'],
  ],
  [
    'an amount for each',
    { kind: 'per-unit', label, fact: 'tents', cents: 2_500 },
    { tents: 3 },
    ['$75', '3 at $25 each.'],
  ],
  [
    'a part of another amount',
    { kind: 'share', label, of: 'services', basisPoints: 2_500 },
    { servicesEstimatedCents: 100_000 },
    ['$250', '25% of $1,000.'],
  ],
  [
    'a deposit',
    { kind: 'deposit', label, cents: 100_000 },
    {},
    ['$1,000', 'A deposit. It comes back after the event.'],
  ],
];

for (const [title, fee, facts, value] of CASES)
  test(`${title} says how it comes about and why it is asked`, () => {
    assert.deepEqual(rows([fee], facts), [[...value, 'It is on a street.']]);
  });

test('an amount whose answer is missing says no way that it came about', () => {
  const fee: Fee = { kind: 'per-unit', label, fact: 'tents', cents: 2_500 };
  assert.deepEqual(rows([fee]), [
    ['Not set yet', 'The city sets it after it has seen the plan.', 'It is on a street.'],
  ]);
});

test('a sum of which no part is known is not called nothing', () => {
  const fee: Fee = { kind: 'per-unit', label, fact: 'tents', cents: 2_500 };
  const flat: Fee = { kind: 'flat', label, cents: 3_500 };
  assert.deepEqual(rows([fee, { ...fee, fact: 'stages' }]).at(-1), ['Not set yet']);
  assert.deepEqual(rows([fee, flat]).at(-1), ['$35 and more']);
});

test('a discount and a sum stand under the fees that they are of', () => {
  const fees: Fee[] = [
    { kind: 'by-lead-days', label, bands: [{ atLeastDays: 0, cents: 8_000 }] },
    { kind: 'discount', label, basisPoints: 5_000 },
  ];
  const [, discount, sum] = rows(fees, { daysAhead: 10 });
  assert.deepEqual(discount?.slice(0, 2), ['−$40', '50% off the fees for applying.']);
  assert.deepEqual(sum, ['$40']);
});

test('whoever cannot pay reads so at each fee that they are spared', () => {
  const fees: Fee[] = [
    { kind: 'flat', label, cents: 23_500 },
    { kind: 'waiver', label },
  ];
  const spared = 'You do not pay this fee.';
  assert.deepEqual(
    rows(fees).map((value) => value.slice(0, 2)),
    [['$0', spared], ['$0', 'It is on a street.'], ['$0']],
  );
});

const application: Fee = { kind: 'unknown', label, note: label, forApplying: true };

test('a waiver reaches the fee for applying although nobody published its amount', () => {
  assert.deepEqual(
    rows([application, { kind: 'waiver', label }]).map(([amount]) => amount),
    ['$0', '$0', '$0'],
  );
});

test('half of a fee that is not known is not called nothing', () => {
  const [, discount, sum] = rows([application, { kind: 'discount', label, basisPoints: 5_000 }]);
  assert.deepEqual(discount?.slice(0, 2), ['Not set yet', '50% off the fees for applying.']);
  assert.deepEqual(sum, ['Not set yet']);
});

test('a deposit has a line of its own under the sum that it is not in', () => {
  const fees: Fee[] = [
    { kind: 'flat', label, cents: 50_000 },
    { kind: 'deposit', label, cents: 100_000 },
  ];
  assert.deepEqual(rows(fees).slice(2), [['$500'], ['$1,000']]);
});

test('a fee that somebody else takes says who', () => {
  const paidTo = { en: 'State Fire Marshal', es: 'Jefe de Bomberos' } as unknown as Label;
  assert.deepEqual(rows([{ kind: 'flat', label, cents: 5_000, paidTo }])[0]?.slice(0, 2), [
    '$50',
    'Paid to: State Fire Marshal.',
  ]);
});

test('of a day that is over no days ahead are told', () => {
  const fee: Fee = { kind: 'by-lead-days', label, bands: [{ atLeastDays: 0, cents: 8_000 }] };
  assert.deepEqual(rows([fee], { daysAhead: -3 }), [['$80', 'It is on a street.']]);
});
