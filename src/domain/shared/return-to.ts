import { withoutLanguage } from '#src/domain/shared/locale.ts';

/** The first words of addresses a person may be sent back to after signing in, by who signs in. */
const PLACES = {
  applicant: ['applications', 'start'],
  staff: ['review', 'admin'],
} as const;
export type ReturnFor = keyof typeof PLACES;

const LONGEST = 500;
const PATH = /^(?:\/(?!\.\.?(?:\/|$))[\w.~-]+)+$/; // /es/applications/7K3QW-9XM2P-4/event
const QUERY = /^[\w.~,:@+*=&%-]*$/; // agency=fire&state=waiting

/**
 * The address inside this service to go on with after signing in.
 * Shape: pure; a list of what is allowed, so everything else is null: another host, `//`, `\`, encoded or dotted paths,
 * control characters, a fragment, places that are not for this person.
 */
export function parseReturnTo(typed: unknown, audience: ReturnFor): string | null {
  if (typeof typed !== 'string' || typed.length > LONGEST) return null;
  const [path = '', query, ...more] = typed.split('?');
  if (more.length > 0 || !PATH.test(path) || (query !== undefined && !QUERY.test(query))) return null;
  const place = withoutLanguage(path).split('/')[1];
  return PLACES[audience].some((allowed) => allowed === place) ? typed : null;
}
