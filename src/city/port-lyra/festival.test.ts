import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import type { MomentFacts } from '#src/domain/routing/facts.ts';
import { blockParty, harborFestival, march } from '#src/domain/routing/scenario-answers.ts';

const city = cityNamed('port-lyra');
const submit = (today: string): MomentFacts => ({ moment: 'submit', today });
const fired = (answers: Answers, moment: MomentFacts) =>
  evaluate(city, answers, moment).fired.map((rule) => rule.id);

const festival: Answers = {
  ...harborFestival,
  places: { types: ['park', 'street'], park: 'founders-green' },
  closures: [{ id: 'c1', street: 'Anchor St', kind: 'full', blocks: 2 }],
  dates: {
    days: [{ id: 'd1', date: '2027-05-22', start: '12:00', end: '22:30' }],
    setup: [{ id: 's1', date: '2027-05-20', start: '08:00', end: '18:00' }],
  },
  fire: { kinds: ['fireworks'], overWater: 'no' },
};

describe('the festival in another city', () => {
  const evaluation = evaluate(city, festival, submit('2027-02-01'));

  test('goes through other agencies by other rules', () => {
    assert.deepEqual(
      evaluation.fired.map((rule) => rule.id),
      ['P10', 'P11', 'P12', 'P15', 'P20', 'P21', 'P22', 'P24', 'P25', 'P26'],
    );
    assert.deepEqual(
      evaluation.agencies.filter((one) => one.part === 'blocking').map((one) => one.agency),
      ['events-desk', 'roads', 'constables', 'fire-safety', 'green-spaces', 'public-health', 'treasury'],
    );
    assert.equal(evaluation.track, 'special_event');
  });

  test('must be filed thirty business days before set-up, over a holiday of this city', () => {
    assert.equal(evaluation.required.rule, 'P10');
    assert.equal(evaluation.required.latestFilingDay, '2027-04-07');
    assert.equal(evaluation.required.days, 45);
    assert.equal(evaluate(city, festival, submit('2027-04-07')).required.late, false);
    assert.equal(evaluate(city, festival, submit('2027-04-08')).required.late, true);
  });

  test('takes the silence of Green Spaces as agreement, and of nobody else', () => {
    assert.deepEqual(evaluation.silences, [
      {
        rule: 'P12',
        agencies: ['green-spaces'],
        silence: { kind: 'silence', days: 10, dayKind: 'business', outcome: 'no-objection' },
      },
    ]);
  });

  test('needs a steward for every two hundred people', () => {
    assert.deepEqual(
      evaluation.minimums.map(({ fact, needed, met }) => ({ fact, needed, met })),
      [{ fact: 'crowdManagers', needed: 40, met: false }],
    );
  });

  test('needs a guard for every fifty people in all its drinking areas', () => {
    const areas = (people: number): Answers => ({
      ...festival,
      alcohol: {
        ...festival.alcohol,
        guards: 3,
        areas: [
          { id: 'a1', people },
          { id: 'a2', people: 50 },
        ],
      },
    });
    const guards = (people: number) =>
      evaluate(city, areas(people), submit('2027-02-01')).minimums.find(
        (one) => one.fact === 'alcoholGuards',
      );
    assert.equal(guards(100)?.needed, 3);
    assert.equal(guards(100)?.met, true);
    assert.equal(guards(101)?.needed, 4);
    assert.equal(guards(101)?.met, false);
  });

  test('has a tent limit of its own', () => {
    const tent: Answers = {
      structures: { list: [{ id: 't1', kind: 'tent', widthFeet: 15, lengthFeet: 18, openSides: 'no' }] },
    };
    assert.ok(fired(tent, submit('2027-02-01')).includes('P20'));
    assert.equal(
      evaluate(cityNamed('baltimore'), tent, submit('2027-02-01')).fired.some((rule) => rule.id === 'F01'),
      false,
    );
  });
});

test('a block party and a march take their own paths in another city too', () => {
  assert.equal(evaluate(city, blockParty, submit('2027-04-01')).track, 'block_party');
  const speech = evaluate(city, march, submit('2027-03-12'));
  assert.equal(speech.track, 'speech');
  assert.equal(speech.required.days, 0);
  assert.deepEqual(
    speech.agencies.filter((one) => one.part === 'blocking').map((one) => one.agency),
    ['roads'],
  );
});
