import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { estimateFees, type FeeEstimate, feesOf } from '#src/domain/fees.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import type { MomentFacts } from '#src/domain/routing/facts.ts';
import { blockParty, harborFestival, march, parkWedding } from '#src/domain/routing/scenario-answers.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { inEveryLanguage } from '#src/domain/shared/locale.ts';

const fees = (name: string, answers: Answers, moment: Partial<MomentFacts> = {}): FeeEstimate => {
  const city = cityNamed(name);
  const at: MomentFacts = { moment: 'submit', today: '2027-02-01', ...moment };
  return feesOf(city, answers, at, evaluate(city, answers, at));
};
const ahead = (days: number) => ({ today: addDays('2027-06-05', -days) });
const sums = ({ lowCents, highCents, depositCents, isPartial }: FeeEstimate) => ({
  lowCents,
  highCents,
  depositCents,
  isPartial,
});

describe('fees of Baltimore', () => {
  for (const [days, cents] of [
    [60, 5_000],
    [56, 5_000],
    [55, 6_500],
    [45, 6_500],
    [42, 6_500],
    [41, 8_000],
    [30, 8_000],
    [28, 8_000],
  ] as const)
    test(`a block party filed ${days} days ahead costs ${cents} cents`, () => {
      assert.deepEqual(sums(fees('baltimore', blockParty, ahead(days))), {
        lowCents: cents,
        highCents: cents,
        depositCents: 0,
        isPartial: false,
      });
    });

  test('a block party without a date shows the whole range', () => {
    const { dates: _, ...undated } = blockParty;
    const { lowCents, highCents } = fees('baltimore', undated);
    assert.deepEqual([lowCents, highCents], [5_000, 8_000]);
  });

  test('a park wedding costs 35 and 500 dollars and a deposit of 1,000 that comes back', () => {
    const estimate = fees('baltimore', parkWedding);
    assert.deepEqual(sums(estimate), {
      lowCents: 53_500,
      highCents: 53_500,
      depositCents: 100_000,
      isPartial: true,
    });
    assert.equal(estimate.lines.find((line) => line.kind === 'deposit')?.isRefundable, true);
  });

  test('a march that attests it cannot pay costs nothing, and without that 235 dollars', () => {
    assert.equal(fees('baltimore', march).highCents, 0);
    const paying: Answers = { ...march, speech: { ...march.speech, feeWaiver: 'no' } };
    assert.equal(fees('baltimore', paying).highCents, 23_500);
  });

  test('a festival says that most amounts are not published, and asks each fee once', () => {
    const estimate = fees('baltimore', harborFestival);
    assert.equal(estimate.isPartial, true);
    assert.equal(estimate.lowCents, 5_000); // the state's fireworks permit
    const labels = estimate.lines.map((line) => line.label.en);
    assert.equal(new Set(labels).size, labels.length);
  });

  test('a quarter of the estimated services is due before the permit', () => {
    const estimate = fees('baltimore', harborFestival, {
      moment: 'review',
      review: { servicesEstimatedCents: 218_401 },
    });
    assert.equal(estimate.lines.find((line) => line.kind === 'share')?.highCents, 54_600);
  });
});

describe('fees of Port Lyra', () => {
  const fair = (peak: number): Answers => ({
    event: { kind: 'festival', speech: 'no', access: 'public_free' },
    dates: { days: [{ id: 'd1', date: '2027-06-12' }] },
    people: { peak },
    places: { types: ['street'] },
    closures: [{ id: 'c1', street: 'Anchor Street', kind: 'full', blocks: 3 }],
    activities: { list: ['food'] },
    food: {
      service: 'sold',
      vendors: [
        { id: 'v1', kind: 'booth', cooking: 'none' },
        { id: 'v2', kind: 'truck', cooking: 'gas' },
      ],
    },
  });
  const base = 3 * 8_000 + 2 * 3_500;
  for (const [peak, bySize] of [
    [100, 2_500],
    [101, 12_000],
    [1_000, 12_000],
    [5_000, 40_000],
    [5_001, 150_000],
  ] as const)
    test(`a fair of ${peak} people pays by its size, its blocks and its vendors`, () => {
      assert.equal(fees('port-lyra', fair(peak)).highCents, base + bySize);
    });

  test('a nonprofit pays four fifths', () => {
    const estimate = fees('port-lyra', { ...fair(100), organization: { kind: 'nonprofit' } });
    assert.equal(estimate.highCents, 26_800);
  });
});

test('money that goes to somebody else is neither discounted nor waived', () => {
  const label = inEveryLanguage({ en: 'State permit', es: 'Permiso estatal' });
  const estimate = estimateFees(
    [
      { rule: 'A01', fee: { kind: 'flat', label, cents: 1_000, paidTo: label } },
      { rule: 'A02', fee: { kind: 'flat', label, cents: 400 } },
      { rule: 'A03', fee: { kind: 'discount', label, basisPoints: 5_000 } },
    ],
    {},
  );
  assert.equal(estimate.highCents, 1_200);
  assert.deepEqual(
    estimateFees(
      [
        { rule: 'A01', fee: { kind: 'flat', label, cents: 1_000, paidTo: label } },
        { rule: 'A02', fee: { kind: 'flat', label, cents: 400 } },
        { rule: 'A03', fee: { kind: 'waiver', label } },
      ],
      {},
    ).highCents,
    1_000,
  );
});
