import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import { RULE_CASES, type RuleCase } from '#src/city/rule-cases.ts';
import { snapshotAnswers } from '#src/domain/application/journey.ts';
import { type Evaluation, evaluate } from '#src/domain/routing/evaluate.ts';
import type { MomentFacts } from '#src/domain/routing/facts.ts';

const city = cityNamed('baltimore');

const FAR: MomentFacts = { moment: 'submit', today: '2026-11-02' };
const evaluated = (one: RuleCase): Evaluation => {
  const [answers, moment] = Array.isArray(one) ? one : [one, {}];
  return evaluate(city, snapshotAnswers(answers), { ...FAR, ...moment });
};
const fires = (id: string, one: RuleCase) => evaluated(one).fired.some((rule) => rule.id === id);

describe('every rule of Baltimore', () => {
  test('has a row in this table, and the table has no row without a rule', () => {
    assert.deepEqual(Object.keys(RULE_CASES).sort(), city.rules.map((rule) => rule.id).sort());
  });
  for (const [id, [firing, quiet]] of Object.entries(RULE_CASES))
    test(`${id} fires for one event and not for its neighbor`, () => {
      assert.equal(fires(id, firing), true, `${id} does not fire`);
      assert.equal(fires(id, quiet), false, `${id} fires for its neighbor`);
    });

  test('covers all rules of the city: types, streets, structures, health, activities, money, neighbors, law', () => {
    const found = new Set(city.rules.map((rule) => rule.id.slice(0, 3)));
    const range = (letter: string, last: number) =>
      Array.from({ length: last }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`);
    const wanted = [
      ...range('T', 23),
      ...range('S', 17),
      ...range('F', 20),
      ...range('H', 7),
      ...range('A', 4),
      ...range('N', 3),
      ...range('W', 4),
      ...range('R', 19),
      ...range('I', 6),
      ...range('M', 4),
      ...range('C', 4),
      ...range('L', 6),
      ...range('X', 3),
    ];
    assert.deepEqual(
      wanted.filter((id) => !found.has(id)),
      [],
    );
  });

  test('says in both languages why it acts, with its source, in short sentences', () => {
    for (const rule of city.rules)
      for (const text of [rule.because.en, rule.because.es]) {
        assert.match(text, /[.?!]$/, rule.id);
        const longest = Math.max(...text.split(/[.:]\s/).map((sentence) => sentence.split(/\s+/).length));
        assert.ok(longest <= 30, `${rule.id}: ${longest} words in one sentence`);
      }
  });
});

describe('what Baltimore does not do', () => {
  test('no silence of an agency is taken as agreement', () => {
    for (const rule of city.rules)
      for (const effect of rule.effects)
        if (effect.kind === 'silence') assert.equal(effect.outcome, 'hold', rule.id);
  });

  test('no fee goes by the number of people', () => {
    assert.deepEqual(
      city.rules.filter((rule) => rule.fees.some((fee) => fee.kind === 'by-people')).map((rule) => rule.id),
      [],
    );
  });
});
