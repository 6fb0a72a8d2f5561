import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Condition } from '#src/domain/city.ts';
import { canHold } from '#src/domain/routing/can-hold.ts';

const peak = { fact: 'peak' };
const cases: [string, Condition, boolean][] = [
  ['always', { always: true }, true],
  ['never', { not: { always: true } }, false],
  [
    'a number between two that stand beside each other',
    {
      all: [
        { ...peak, moreThan: 250 },
        { ...peak, lessThan: 251 },
      ],
    },
    true,
  ],
  [
    'a number on both limits',
    { all: [{ ...peak, atLeast: 250 }, { not: { ...peak, moreThan: 250 } }] },
    true,
  ],
  [
    'a number above and below',
    {
      all: [
        { ...peak, moreThan: 250 },
        { ...peak, lessThan: 250 },
      ],
    },
    false,
  ],
  ['one of two ways is open', { any: [{ not: { always: true } }, { ...peak, atLeast: 1 }] }, true],
  [
    'neither way is open',
    { not: { any: [{ ...peak, atLeast: 1 }, { not: { ...peak, atLeast: 1 } }] } },
    false,
  ],
  [
    'yes and not yes',
    { all: [{ fact: 'closure', is: true }, { not: { fact: 'closure', is: true } }] },
    false,
  ],
  ['yes and not no', { all: [{ fact: 'closure', is: true }, { not: { fact: 'closure', is: false } }] }, true],
  [
    'neither yes nor no, as nobody said',
    {
      not: {
        any: [
          { fact: 'closure', is: true },
          { fact: 'closure', is: false },
        ],
      },
    },
    true,
  ],
  [
    'two things of a list',
    {
      all: [
        { fact: 'places', includes: 'park' },
        { fact: 'places', includes: 'street' },
      ],
    },
    true,
  ],
  [
    'a list with and without the same',
    { all: [{ fact: 'places', includes: 'park' }, { not: { fact: 'places', includes: 'park' } }] },
    false,
  ],
  [
    'one word that is two',
    {
      all: [
        { fact: 'kind', is: 'parade' },
        { fact: 'kind', oneOf: ['race', 'film'] },
      ],
    },
    false,
  ],
  ['another word than those named', { not: { fact: 'kind', oneOf: ['race', 'film'] } }, true],
  [
    'a way that shuts another one later',
    {
      all: [
        {
          any: [
            { fact: 'closure', is: true },
            { ...peak, atLeast: 9 },
          ],
        },
        { fact: 'closure', is: false },
        { ...peak, lessThan: 9 },
      ],
    },
    false,
  ],
];
for (const [title, condition, expected] of cases)
  test(title, () => assert.equal(canHold(condition), expected));

test('every condition of a whole city can hold', () => {
  for (const rule of cityNamed('baltimore').rules) assert.equal(canHold(rule.when), true, rule.id);
});
