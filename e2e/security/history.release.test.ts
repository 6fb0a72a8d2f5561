import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepHistory, unfoundIn } from '#e2e/fixtures/damage.ts';

test('audit-tamper: of a thousand damages that a superuser does to the tables a thousand are found', async () => {
  await using history = await keepHistory();
  const seeds = Array.from({ length: 1000 }, (_, index) => 20_270_401 + index);
  assert.deepEqual(await unfoundIn(history, seeds), []);
});
