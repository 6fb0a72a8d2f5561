import type { Reply } from '#e2e/security/browser.ts';

/** What every answer of the service carries, whatever it is. */
const EXPECTED: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['content-security-policy', /^default-src 'none'|^sandbox/],
  ['content-security-policy', /frame-ancestors 'none'/],
  ['x-content-type-options', /^nosniff$/],
  ['x-frame-options', /^DENY$/],
  ['referrer-policy', /^same-origin$/],
  ['permissions-policy', /camera=\(\)/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
];

const NEVER = ['server', 'x-powered-by', 'access-control-allow-origin', 'sourcemap'];

/** A key that everybody may have, and pictures that a browser asks about each time before it shows them. */
const KEPT: readonly (readonly [path: RegExp, words: string])[] = [
  [/permit-key\.json$/, 'public, max-age=3600'],
  [/\/pages\/1$/, 'private, no-cache'],
];

const isFile = (path: string): boolean => /^\/(?:_astro\/|[\w.-]+\.\w+$)/.test(path); // /favicon.svg

function mayCache(path: string, status: number, words: string): boolean {
  if (/no-store/.test(words)) return true;
  if (isFile(path)) return /max-age|no-cache/.test(words);
  return status === 200 && KEPT.some(([kept, how]) => kept.test(path) && how === words);
}

/** What is missing or too much in the headers of one answer, in a line each. */
export function headerFaults(path: string, { status, headers, body }: Reply): string[] {
  const said = (name: string) => String(headers[name] ?? '');
  const type = said('content-type');
  return [
    ...EXPECTED.filter(([name, pattern]) => !pattern.test(said(name))).map(
      ([name]) => `${name} is ${headers[name]}`,
    ),
    ...(mayCache(path, status, said('cache-control')) ? [] : [`cache-control is ${said('cache-control')}`]),
    ...NEVER.filter((name) => name in headers).map((name) => `says ${name}`),
    ...(/unsafe|\*|https?:/.test(said('content-security-policy')) ? ['a loose policy'] : []),
    ...(body.length > 0 && type === '' ? ['a body of no type'] : []),
    ...(/^text\/|xml|javascript/.test(type) && !/charset=utf-8/i.test(type) ? [type] : []),
    ...(headers['set-cookie'] ?? [])
      .filter((line) => !/; Path=\/; HttpOnly; SameSite=Lax$/.test(line))
      .map((line) => line.replace(/=[^;]*/, '')),
  ].map((fault) => `${path} ${status}: ${fault}`);
}
