import { type Locale, locales } from '#src/domain/shared/locale.ts';

const LONGEST_PATH = 2048;
const LONGEST_QUERY = 8192;
// Letters that may stand in a path as they are: %41 for A is another spelling of the same page.
const PLAIN = /^[\w.~!$&'()*+,;=:@-]$/;
// Slashes, dots and signs that a later reader could take for structure: ../ %2f %5c %00 %25
const HIDDEN = /[\p{Cc}\\/%]/u;

export type AddressPath =
  | { kind: 'page'; locale: Locale; path: string; query: string }
  | { kind: 'redirect'; to: string }
  | { kind: 'bad' };

const BAD: AddressPath = { kind: 'bad' };

function canonicalSegment(segment: string): string | null {
  if (!segment.includes('%')) {
    return [...segment].every((letter) => PLAIN.test(letter)) ? segment : null;
  }
  let decoded: string;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    // A broken escape such as %zz or half a letter is no address of ours.
    return null;
  }
  if (!decoded.isWellFormed() || HIDDEN.test(decoded)) return null;
  return [...decoded].map((letter) => (PLAIN.test(letter) ? letter : encodeURIComponent(letter))).join('');
}

const isDots = (segment: string | null): boolean => segment === '.' || segment === '..';

/**
 * Reads the target of a request line into language, path and query.
 * Shape: pure; one spelling of each address is a page, other spellings of it are redirects, and what could be read in
 * two ways is bad. `path` has no language; `/es/` is the Spanish start page.
 */
export function readAddressPath(target: string): AddressPath {
  const mark = target.indexOf('?');
  const rawPath = mark === -1 ? target : target.slice(0, mark);
  const query = mark === -1 ? '' : target.slice(mark);
  if (!rawPath.startsWith('/') || rawPath.length > LONGEST_PATH || query.length > LONGEST_QUERY) return BAD;
  if (/%00|[\p{Cc} #\\]/iu.test(query)) return BAD;

  const given = rawPath.split('/').slice(1);
  const segments = given.filter((segment) => segment !== '').map(canonicalSegment);
  if (segments.some((segment) => segment === null || isDots(segment))) return BAD;

  const [first, ...rest] = segments;
  const prefix = locales.find((locale) => locale !== 'en' && locale === first);
  const path = `/${(prefix ? rest : segments).join('/')}`;
  const canonical = prefix ? `/${prefix}${path}` : path;
  if (canonical !== rawPath) return { kind: 'redirect', to: canonical + query };
  return { kind: 'page', locale: prefix ?? 'en', path, query };
}
