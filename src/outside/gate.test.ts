import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGate } from '#src/outside/gate.ts';

test('no more are inside than there are places, and all get in, in their order', async () => {
  const inTurn = createGate(2);
  const entered: number[] = [];
  let inside = 0;
  let most = 0;
  const work = async (number: number) => {
    entered.push(number);
    inside += 1;
    most = Math.max(most, inside);
    await new Promise(setImmediate);
    inside -= 1;
    return number;
  };
  const results = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => inTurn(() => work(number))));
  assert.deepEqual(
    { results, entered, most },
    { results: [1, 2, 3, 4, 5, 6], entered: [1, 2, 3, 4, 5, 6], most: 2 },
  );
});

test('one that fails leaves its place to the next', async () => {
  const inTurn = createGate(1);
  await assert.rejects(
    inTurn(() => Promise.reject(new Error('no'))),
    { message: 'no' },
  );
  assert.equal(await inTurn(async () => 'yes'), 'yes');
});
