import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddressPath } from '#src/http/address-path.ts';

test('an English address is a page as it is', () => {
  assert.deepEqual(readAddressPath('/applications/7K3QW-9XM2P-4/event?from=check'), {
    kind: 'page',
    locale: 'en',
    path: '/applications/7K3QW-9XM2P-4/event',
    query: '?from=check',
  });
});

test('a Spanish address loses its language', () => {
  assert.deepEqual(readAddressPath('/es/start'), { kind: 'page', locale: 'es', path: '/start', query: '' });
  assert.deepEqual(readAddressPath('/es/'), { kind: 'page', locale: 'es', path: '/', query: '' });
  assert.deepEqual(readAddressPath('/estate'), { kind: 'page', locale: 'en', path: '/estate', query: '' });
});

test('other spellings of a page are sent to the one spelling', () => {
  const cases = {
    '/es': '/es/',
    '/start/': '/start',
    '//start': '/start',
    '/es//start///': '/es/start',
    '/%73tart': '/start',
    '/start/?a=1': '/start?a=1',
    '//evil.example/start': '/evil.example/start',
    '/caf%c3%a9': '/caf%C3%A9',
  };
  for (const [given, to] of Object.entries(cases)) {
    assert.deepEqual(readAddressPath(given), { kind: 'redirect', to }, given);
  }
});

test('what could be read in two ways is bad', () => {
  const targets = [
    '',
    '*',
    'start',
    'http://evil.example/',
    '/../etc/passwd',
    '/start/..',
    '/%2e%2e/x',
    '/.%2E/x',
    '/a%2fb',
    '/a%5cb',
    '/a\\b',
    '/a%00',
    '/a%zz',
    '/a%',
    '/%c3',
    '/%c0%ae',
    '/a%252fb',
    '/a b',
    '/a\u0001',
    '/a"b',
    '/a<b',
    '/café',
    `/${'a'.repeat(2048)}`,
    '/start?a=%00',
    '/start?a=b#c',
    `/start?${'a'.repeat(9000)}`,
  ];
  for (const target of targets) assert.deepEqual(readAddressPath(target), { kind: 'bad' }, target);
});

test('reading a canonical address again changes nothing', () => {
  for (const path of ['/', '/es/', '/caf%C3%A9', "/a/b.c~d_e-f/(x)'!"]) {
    const read = readAddressPath(path);
    assert.equal(read.kind, 'page', path);
  }
});

test('half a letter beside an escape is bad, and not a mistake', () => {
  assert.deepEqual(readAddressPath('/%31\ud8000'), { kind: 'bad' });
});
