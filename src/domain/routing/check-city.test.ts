import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CITY_NAMES, cityNamed } from '#src/city/index.ts';
import type { City, Rule } from '#src/domain/city.ts';
import { cityProblems } from '#src/domain/routing/check-city.ts';
import { unreachableRules } from '#src/domain/routing/reachable.ts';

const city = cityNamed('baltimore');
const withRule = (id: string, change: Partial<Rule>): City => ({
  ...city,
  rules: city.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
});

for (const name of CITY_NAMES)
  describe(`the city ${name}`, () => {
    const one = cityNamed(name);
    test('has no problem', () => assert.deepEqual(cityProblems(one), []));
    test('has no rule that no event can fire', () => assert.deepEqual(unreachableRules(one), []));
    test('says for every rule where it comes from and since when', () => {
      for (const rule of one.rules) {
        assert.ok(rule.source.length > 10, rule.id);
        assert.match(rule.effectiveFrom, /^\d{4}-\d{2}-\d{2}$/);
      }
    });
  });

describe('a city that contradicts itself is refused', () => {
  const mistakes: [string, City, RegExp][] = [
    [
      'a condition over a fact that does not exist',
      withRule('T01', { when: { fact: 'mood', is: true } }),
      /T01 reads the unknown fact mood/,
    ],
    [
      'a number compared with a yes/no fact',
      withRule('T01', { when: { fact: 'closure', atLeast: 1 } }),
      /T01 compares closure, a boolean, as a number/,
    ],
    [
      'a word that no question offers',
      withRule('T01', { when: { fact: 'kind', oneOf: ['parade', 'picnic'] } }),
      /T01 waits for kind to be picnic/,
    ],
    [
      'numbers that no event has',
      withRule('T01', {
        when: {
          all: [
            { fact: 'peak', moreThan: 250 },
            { any: [{ fact: 'peak', lessThan: 250 }, { not: { fact: 'peak', atLeast: 200 } }] },
          ],
        },
      }),
      /T01 has a condition that contradicts itself/,
    ],
    [
      'an unknown agency',
      withRule('T01', { agencies: [{ agency: 'weather-office', part: 'blocking' }] }),
      /T01 names the unknown agency weather-office/,
    ],
    [
      'a paper that is due before the last day to file',
      withRule('F15', { documents: [{ kind: 'fireworks-plan', hard: true, due: { daysBefore: 11 } }] }),
      /F15 wants fireworks-plan before the last day to file/,
    ],
    [
      'an unknown paper',
      withRule('T01', { documents: [{ kind: 'poem', hard: true, due: { at: 'submit' } }] }),
      /T01 names the unknown document poem/,
    ],
    [
      'an unknown condition',
      withRule('T01', { conditions: ['smile'] }),
      /T01 names the unknown condition smile/,
    ],
    [
      'an unknown outside approval',
      withRule('T01', { outside: [{ approval: 'moon', blocking: true }] }),
      /T01 names the unknown outside approval moon/,
    ],
    [
      'a rule that switches off a rule which does not exist',
      withRule('T01', { effects: [{ kind: 'suppress', rules: ['Z99'] }] }),
      /T01 suppresses the unknown rule Z99/,
    ],
    [
      'a rule that switches off one that switches others off',
      withRule('T01', { effects: [{ kind: 'suppress', rules: ['L05'] }] }),
      /T01 suppresses L05, which suppresses others itself/,
    ],
    [
      'a negated fact of the moment',
      withRule('T22b', { when: { not: { fact: 'placeTaken', is: true } } }),
      /T22b must not negate placeTaken/,
    ],
    [
      'a required lead that depends on lateness',
      withRule('T21', { lead: { days: 5, kind: 'calendar', anchor: 'opening', force: 'required' } }),
      /T21 reads what the other rules give/,
    ],
    [
      'silence taken as agreement of the Fire Marshal',
      withRule('F01', {
        effects: [{ kind: 'silence', days: 5, dayKind: 'business', outcome: 'no-objection' }],
      }),
      /F01 takes the silence of fire-marshal as agreement/,
    ],
    [
      'silence taken as agreement in calendar days',
      withRule('T01', {
        effects: [{ kind: 'silence', days: 21, dayKind: 'calendar', outcome: 'no-objection' }],
      }),
      /T01 takes silence as agreement in calendar days/,
    ],
    [
      'a missing threshold',
      {
        ...city,
        thresholds: Object.fromEntries(
          Object.entries(city.thresholds).filter(([key]) => key !== 'tent-square-feet'),
        ),
      },
      /there is no threshold tent-square-feet/,
    ],
    ['a coordinator that does not exist', { ...city, coordinatorAgency: 'nobody' }, /unknown nobody/],
    [
      'a rule that stands there twice',
      { ...city, rules: [...city.rules, city.rules[0]!] },
      /rules have L04 twice/,
    ], // never empty
    [
      'words of a condition that name no parameter',
      {
        ...city,
        conditionLibrary: city.conditionLibrary.map((one) =>
          one.key === 'reopen-by' ? { ...one, parameters: [] } : one,
        ),
      },
      /condition reopen-by: its words name time/,
    ],
  ];
  for (const [title, wrong, message] of mistakes)
    test(title, () => {
      const problems = cityProblems(wrong);
      assert.ok(
        problems.some((problem) => message.test(problem)),
        problems.join('; ') || 'no problem was found',
      );
    });
});

test('a city that is not there is named in the error', () => {
  assert.throws(() => cityNamed('atlantis'), /no city "atlantis".*baltimore/);
  assert.throws(() => cityNamed('toString'), /no city/);
});
