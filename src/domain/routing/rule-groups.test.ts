import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FiredRule } from '#src/domain/routing/evaluate.ts';
import { ruleGroups } from '#src/domain/routing/rule-groups.ts';
import { inEveryLanguage } from '#src/domain/shared/locale.ts';

const rule = (id: string, verification: FiredRule['verification'], source: string): FiredRule => ({
  id,
  because: inEveryLanguage({ en: `Because of ${id}.`, es: `Por ${id}.` }),
  source,
  verification,
  effectiveFrom: '2024-01-01',
  facts: {},
});
const fired = [
  rule('S01', 'proposed', 'Practice of Seattle [CITY-SEA]; Our own default, to be set by the city [OURS]'),
  rule('T01', 'verified', 'Block party page [B-BLOCK]; Special events page [B-SE]'),
  rule('W01', 'proposed', 'Our own default, to be set by the city [OURS]'),
];

test('rules stand under how sure the city is of them, which is said once', () => {
  assert.deepEqual(ruleGroups(fired, 'es'), [
    {
      sure: 'verified',
      rules: [{ id: 'T01', because: 'Por T01.', source: 'Block party page; Special events page' }],
    },
    {
      sure: 'proposed',
      rules: [
        { id: 'S01', because: 'Por S01.', source: 'Practice of Seattle' },
        { id: 'W01', because: 'Por W01.', source: '' },
      ],
    },
  ]);
});

test('no rule, no group', () => assert.deepEqual(ruleGroups([], 'en'), []));
