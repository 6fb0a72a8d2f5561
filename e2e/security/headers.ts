import { SAFE_HEADERS, UNSAID_HEADERS } from '#e2e/fixtures/safe-headers.ts';
import type { Reply } from '#e2e/security/browser.ts';

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

// Nothing of others is loaded, and no page of others shows one of ours.
const isStrict = (policy: string): boolean =>
  policy.includes("frame-ancestors 'none'") && !/unsafe|\*|https?:/.test(policy);

/** What is missing or too much in the headers of one answer, in a line each. */
export function headerFaults(path: string, { status, headers, body }: Reply): string[] {
  const said = (name: string) => String(headers[name] ?? '');
  const type = said('content-type');
  return [
    ...SAFE_HEADERS.filter(([name, pattern]) => !pattern.test(said(name))).map(
      ([name]) => `${name} is ${headers[name]}`,
    ),
    ...(mayCache(path, status, said('cache-control')) ? [] : [`cache-control is ${said('cache-control')}`]),
    ...UNSAID_HEADERS.filter((name) => name in headers).map((name) => `says ${name}`),
    ...(isStrict(said('content-security-policy')) ? [] : ['a loose policy']),
    ...(body.length > 0 && type === '' ? ['a body of no type'] : []),
    ...(/^text\/|xml|javascript/.test(type) && !/charset=utf-8/i.test(type) ? [type] : []),
    ...(headers['set-cookie'] ?? [])
      .filter((line) => !/; Path=\/; HttpOnly; SameSite=Lax$/.test(line))
      .map((line) => line.replace(/=[^;]*/, '')),
  ].map((fault) => `${path} ${status}: ${fault}`);
}
