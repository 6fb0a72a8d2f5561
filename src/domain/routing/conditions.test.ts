import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from '#src/domain/city.ts';
import { factsBehind, factsRead, holds } from '#src/domain/routing/conditions.ts';

const FACTS = { peak: 200, kind: 'race', places: ['street', 'park'], closure: true, unknown: null };
const cases: [Condition, boolean][] = [
  [{ always: true }, true],
  [{ fact: 'closure', is: true }, true],
  [{ fact: 'closure', is: false }, false],
  [{ fact: 'kind', is: 'race' }, true],
  [{ fact: 'kind', oneOf: ['parade', 'race'] }, true],
  [{ fact: 'kind', oneOf: ['parade'] }, false],
  [{ fact: 'places', includes: 'park' }, true],
  [{ fact: 'places', includes: 'water' }, false],
  [{ fact: 'kind', includes: 'race' }, false],
  [{ fact: 'peak', atLeast: 200 }, true],
  [{ fact: 'peak', moreThan: 200 }, false],
  [{ fact: 'peak', lessThan: 200 }, false],
  [{ fact: 'kind', moreThan: 0 }, false],
  [{ fact: 'unknown', is: true }, false],
  [{ fact: 'unknown', lessThan: 5 }, false],
  [{ not: { fact: 'unknown', moreThan: 5 } }, true],
  [{ fact: 'no such fact', is: true }, false],
  [
    {
      all: [
        { fact: 'closure', is: true },
        { fact: 'peak', atLeast: 201 },
      ],
    },
    false,
  ],
  [
    {
      any: [
        { fact: 'closure', is: true },
        { fact: 'peak', atLeast: 201 },
      ],
    },
    true,
  ],
  [{ not: { fact: 'closure', is: true } }, false],
];

for (const [condition, expected] of cases)
  test(`${JSON.stringify(condition)} is ${expected}`, () => assert.equal(holds(condition, FACTS), expected));

test('the facts of a condition come once, in order, from every depth', () => {
  const condition: Condition = {
    all: [
      { fact: 'peak', atLeast: 1 },
      { any: [{ fact: 'kind', is: 'race' }, { not: { fact: 'peak', moreThan: 5 } }] },
      { always: true },
    ],
  };
  assert.deepEqual(factsRead(condition), ['peak', 'kind']);
});

test('only the facts that settled a condition are behind it', () => {
  const either: Condition = {
    any: [
      { fact: 'peak', atLeast: 500 },
      { fact: 'closure', is: true },
      { fact: 'kind', is: 'race' },
    ],
  };
  assert.deepEqual(factsBehind(either, FACTS), ['closure']);
  assert.deepEqual(factsBehind({ not: either }, FACTS), ['closure']);
  assert.deepEqual(factsBehind(either, {}), ['peak', 'closure', 'kind']);
  const both: Condition = { all: [{ fact: 'closure', is: true }, { not: { fact: 'unknown', is: true } }] };
  assert.deepEqual(factsBehind(both, FACTS), ['closure', 'unknown']);
  assert.deepEqual(factsBehind(both, {}), ['closure']);
});
