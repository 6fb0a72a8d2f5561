import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localized, paths, unlocalized } from '#src/paths.ts';

test('every address exists in both languages and comes back to the same page', () => {
  assert.equal(paths.home('en'), '/');
  assert.equal(paths.home('es'), '/es/');
  for (const path of ['/', '/start', '/applications/x/check', '/status?ref=1', '/v/abc#top', '/essays']) {
    assert.equal(unlocalized(localized('es', path)), path);
    assert.equal(unlocalized(localized('en', path)), path);
  }
  assert.equal(unlocalized('/es'), '/');
});

test('what people chose cannot leave its place in an address', () => {
  assert.equal(paths.application('en', '../admin'), '/applications/..%2Fadmin');
});
