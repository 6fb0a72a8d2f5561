import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printedReturnCode, returnCodeHash, typedReturnCode } from '#src/domain/return-code.ts';

const KEY = Buffer.alloc(32, 7);

test('a code is printed in groups that can be read out', () => {
  assert.equal(printedReturnCode('7K3QW9XM2P7K3QW9'), '7K3Q-W9XM-2P7K-3QW9');
});

for (const typed of [
  '7K3Q-W9XM-2P7K-0Q19',
  '7k3q w9xm 2p7k 0q19',
  '  7K3QW9XM2P7K0Q19\n',
  '7K3Q—W9XM—2P7K—OQI9',
  '7K3Q.W9XM.2P7K.oql9',
  '７Ｋ３Ｑ-W9XM-2P7K-0Q19',
]) {
  test(`${JSON.stringify(typed)} is read as the code that was meant`, () => {
    assert.equal(typedReturnCode(typed), '7K3QW9XM2P7K0Q19');
  });
}

test('what cannot be a code is read in bounded time and fits none', () => {
  assert.equal(typedReturnCode(''), '');
  assert.equal(typedReturnCode('ñ’; DROP'), 'DR0P');
  assert.equal(typedReturnCode('A'.repeat(1_000_000)).length, 64);
});

test('what is kept of a code depends on the service’s key and on every letter', () => {
  const hash = returnCodeHash(KEY, '7K3QW9XM2P7K0Q19');
  assert.equal(hash.length, 32);
  assert.ok(!hash.equals(returnCodeHash(KEY, '7K3QW9XM2P7K0Q18')));
  assert.ok(!hash.equals(returnCodeHash(Buffer.alloc(32, 8), '7K3QW9XM2P7K0Q19')));
});
