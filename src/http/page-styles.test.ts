import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { pageStyles } from '#src/http/page-styles.ts';

const SHEETS: Record<string, string> = {
  '/_astro/site.css': 'body{margin:0}',
  '/_astro/staff.css': '.desk{color:#000}',
};
const info = {
  styles: [
    { type: 'external' as const, src: '/_astro/site.css' },
    { type: 'external' as const, src: '_astro/staff.css' },
  ],
};
const stylesFor = pageStyles(info, (address) => SHEETS[address] ?? assert.fail(address));
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('a move from one page of ours to the next links the sheets, and its policy names no others', () => {
  const { areInside, styles, policy } = stylesFor('same-origin');
  assert.equal(areInside, false);
  assert.deepEqual(
    styles.map((style) => style.props),
    [
      { rel: 'stylesheet', href: '/_astro/site.css' },
      { rel: 'stylesheet', href: '/_astro/staff.css' },
    ],
  );
  assert.match(policy, /; style-src 'self';/);
});

test('whoever comes from elsewhere, or does not say, gets the sheets inside the page and a policy with their hashes', () => {
  for (const site of ['none', 'cross-site', 'same-site', 'Same-Origin', null]) {
    const { areInside, styles, policy } = stylesFor(site);
    assert.equal(areInside, true, String(site));
    assert.deepEqual(
      styles.map((style) => style.children),
      ['body{margin:0}', '.desk{color:#000}'],
    );
    const hashes = Object.values(SHEETS).map(hash).join(' ');
    assert.ok(policy.includes(`; style-src 'self' ${hashes};`), policy);
    assert.doesNotMatch(policy, /unsafe/);
  }
});
