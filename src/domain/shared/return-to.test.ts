import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseReturnTo } from '#src/domain/shared/return-to.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const FINE = [
  '/applications',
  '/applications/7K3QW-9XM2P-4',
  '/applications/7K3QW-9XM2P-4/event',
  '/es/applications/7K3QW-9XM2P-4/check',
  '/start?kind=block_party',
];
const STAFF = [
  '/review',
  '/review/7K3QW-9XM2P-4',
  '/es/review?agency=fire&state=waiting&q=Main%20St',
  '/admin',
];

for (const address of FINE) {
  test(`an applicant may go on to ${address}`, () => {
    assert.equal(parseReturnTo(address, 'applicant'), address);
    assert.equal(parseReturnTo(address, 'staff'), null);
  });
}
for (const address of STAFF) {
  test(`staff may go on to ${address}`, () => {
    assert.equal(parseReturnTo(address, 'staff'), address);
    assert.equal(parseReturnTo(address, 'applicant'), null);
  });
}

const TRICKS = [
  '',
  '/',
  '//evil.example',
  '//evil.example/applications',
  '/\\evil.example',
  '\\\\evil.example',
  '/applications\\..\\..\\evil',
  'https://evil.example/applications',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'applications',
  ' /applications',
  '/applications ',
  '/applications\n',
  '/applications\r\nLocation: https://evil.example',
  '/\t/evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  '/applications/%2e%2e/%2e%2e//evil.example',
  '/applications/../../evil',
  '/applications/..',
  '/applications/./x',
  '/applications//evil.example',
  '/applications/',
  '/applications#https://evil.example',
  '/applications?x=1?y=2',
  '/applications?next=https://evil.example',
  '/es//evil.example',
  '/es',
  '/es/',
  '/es/es/applications',
  '/applications@evil.example',
  '/@evil.example/applications',
  '/applications:80',
  '/sign-out',
  '/sign-in',
  '/api/staff',
  '/staff/callback',
  '/applicationsx',
  '/Applications',
  '/ａpplications',
  '/applications／x',
  `/applications/${'a'.repeat(600)}`,
];
for (const trick of TRICKS) {
  test(`${JSON.stringify(trick).slice(0, 60)} leads nowhere`, () => {
    assert.equal(parseReturnTo(trick, 'applicant'), null);
    assert.equal(parseReturnTo(trick, 'staff'), null);
  });
}

test('whatever passes stays on this host and keeps its path', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '%2f',
    '%5c',
    '..',
    '.',
    '@',
    ':',
    '?',
    '#',
    '\t',
    '\n',
    ' ',
    'es',
    'applications',
    'evil.example',
    'https:',
    'a',
    '&',
    '=',
    '\u202e',
    '／',
  );
  const address = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        address,
        address.map((rest) => `/applications${rest}`),
        fc.string(),
      ),
      (typed) => {
        const allowed = parseReturnTo(typed, 'applicant');
        if (allowed === null) return;
        const url = new URL(allowed, 'https://permits.example');
        assert.equal(url.origin, 'https://permits.example');
        assert.equal(url.pathname + url.search, allowed.endsWith('?') ? allowed.slice(0, -1) : allowed);
      },
    ),
    { numRuns: 3000 },
  );
});

for (const value of [null, undefined, 1, {}, ['/applications']]) {
  test(`${JSON.stringify(value) ?? 'nothing'} leads nowhere`, () => {
    assert.equal(parseReturnTo(value, 'applicant'), null);
  });
}
