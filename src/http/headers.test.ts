import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForPages, isOwnRequest, securityHeaders, varyWith } from '#src/http/headers.ts';

const OURS = 'https://permits.example.gov';

test('reading needs no proof of origin', () => {
  assert.equal(isOwnRequest('GET', {}, OURS), true);
  assert.equal(isOwnRequest('HEAD', { origin: 'https://evil.example' }, OURS), true);
});

test('our own pages may post', () => {
  assert.equal(isOwnRequest('POST', { origin: OURS }, OURS), true);
  assert.equal(isOwnRequest('POST', { origin: OURS, 'sec-fetch-site': 'same-origin' }, OURS), true);
  assert.equal(isOwnRequest('POST', { 'sec-fetch-site': 'same-origin' }, OURS), true);
});

test('silence, strangers and neighbours may not post, put or delete', () => {
  const headers = [
    {},
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://evil.example' },
    { origin: 'http://permits.example.gov' },
    { origin: 'https://permits.example.gov:8443' },
    { origin: 'https://sub.permits.example.gov' },
    { origin: 'https://PERMITS.example.gov' },
    { origin: `${OURS}/` },
    { origin: OURS, 'sec-fetch-site': 'cross-site' },
    { origin: OURS, 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': ['same-origin', 'same-origin'] },
  ];
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    for (const given of headers) {
      assert.equal(isOwnRequest(method, given, OURS), false, JSON.stringify(given));
    }
  }
});

test('only https promises https', () => {
  assert.equal(securityHeaders(true)['strict-transport-security'], 'max-age=63072000; includeSubDomains');
  assert.equal(securityHeaders(false)['strict-transport-security'], undefined);
});

test('pages cannot take the shell’s headers off or speak its inner ones', () => {
  assert.equal(isForPages('x-frame-options'), false);
  assert.equal(isForPages('x-shell-secret'), false);
  assert.equal(isForPages('content-security-policy'), true);
  assert.equal(isForPages('content-disposition'), true);
});

test('Vary names each header once', () => {
  assert.equal(varyWith(null, 'Cookie'), 'Cookie');
  assert.equal(varyWith('cookie, Accept', 'Cookie', 'Accept-Encoding'), 'cookie, Accept, Accept-Encoding');
});
