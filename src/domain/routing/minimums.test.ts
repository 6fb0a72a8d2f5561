import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CITY_NAMES, cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { anyAnswers } from '#src/domain/application/arbitrary-answers.ts';
import { plannedAnswers } from '#src/domain/application/two-parts.ts';
import { ruleSchema } from '#src/domain/city.ts';
import { evaluate, evaluateMinimums } from '#src/domain/routing/evaluate.ts';
import { minimumsOf } from '#src/domain/routing/minimums.ts';

import {
  artsFestival,
  blockPartyWithSales,
  harborFestival,
  march,
  nightMarket,
  race,
} from '#src/domain/routing/scenario-answers.ts';

const words = { en: 'One for every 125 people.', es: 'Uno por cada 125 personas.' };
const toilets = { kind: 'minimum', fact: 'toilets', of: 'peak', atLeast: 1, words };
const ruleWith = (...effects: object[]) =>
  ruleSchema.parse({
    id: 'W03',
    moments: ['submit'],
    when: { always: true },
    because: words,
    effects,
    source: 'a table',
    verification: 'proposed',
    effectiveFrom: '2026-01-01',
  });
const neededWith = (facts: Record<string, number | boolean>, ...effects: object[]) =>
  minimumsOf([ruleWith(...effects)], facts).map(({ needed, met }) => [needed, met]);

test('so many for each: rounded up, and never fewer than the least', () => {
  const each = { ...toilets, count: { by: 'each', per: 125 } };
  for (const [peak, needed] of [
    [0, 1],
    [125, 1],
    [126, 2],
    [250, 2],
    [251, 3],
  ] as const)
    assert.deepEqual(neededWith({ peak }, each), [[needed, true]]);
});

test('a table is read by people and hours, and goes on in proportion beyond its ends', () => {
  const count = {
    by: 'table',
    minutes: 'minutesPerDay',
    hours: [4, 6],
    rows: [
      { upTo: 500, needed: [3, 4] },
      { upTo: 1000, needed: [6, 8] },
    ],
  };
  for (const [peak, minutesPerDay, needed] of [
    [500, 240, 3],
    [501, 240, 6],
    [1000, 241, 8],
    [1000, 720, 16],
    [2000, 360, 16],
  ] as const)
    assert.deepEqual(neededWith({ peak, minutesPerDay }, { ...toilets, count }), [[needed, true]]);
});

test('steps are read by the first that holds so many, and go on in proportion beyond the last', () => {
  const count = {
    by: 'steps',
    rows: [
      { upTo: 199, needed: 2 },
      { upTo: 499, needed: 3 },
      { upTo: 1000, needed: 4 },
    ],
  };
  for (const [peak, needed] of [
    [10, 2],
    [199, 2],
    [200, 3],
    [499, 3],
    [500, 4],
    [1000, 4],
    [1001, 5],
    [2000, 8],
  ] as const)
    assert.deepEqual(neededWith({ peak }, { ...toilets, count }), [[needed, true]], String(peak));
});

test('a share comes on top where its fact holds', () => {
  const more = { ...toilets, count: { by: 'each', per: 50 }, plus: { when: 'alcohol', percent: 15 } };
  assert.deepEqual(neededWith({ peak: 1000, alcohol: false }, more), [[20, true]]);
  assert.deepEqual(neededWith({ peak: 1000, alcohol: true }, more), [[23, true]]);
});

test('what one rule computes is the base of the next, or what is planned instead', () => {
  const first = { ...toilets, count: { by: 'each', per: 100 } };
  const second = {
    ...toilets,
    fact: 'accessibleToilets',
    of: 'toilets',
    count: { by: 'share', percent: 5 },
  };
  assert.deepEqual(neededWith({ peak: 4000 }, first, second), [
    [40, true],
    [2, true],
  ]);
  assert.deepEqual(neededWith({ peak: 4000, toilets: 20, accessibleToilets: 1 }, first, second), [
    [40, false],
    [1, true],
  ]);
});

test('nothing is computed while its base is not said', () => {
  assert.deepEqual(neededWith({}, { ...toilets, count: { by: 'each', per: 125 } }), []);
});

test('a page that shows only computed numbers has the same ones as the whole evaluation', () => {
  const moment = { moment: 'submit', today: '2027-01-10' } as const;
  const check = (given: Answers) => {
    const answers = plannedAnswers(given);
    for (const name of CITY_NAMES) {
      const city = cityNamed(name);
      assert.deepEqual(
        evaluateMinimums(city, answers, moment),
        evaluate(city, answers, moment).minimums,
        name,
      );
    }
  };
  for (const answers of [blockPartyWithSales, race, harborFestival, march, artsFestival, nightMarket])
    check(answers);
  fc.assert(fc.property(anyAnswers, check), { seed: 20_261_122, numRuns: 100 });
});
