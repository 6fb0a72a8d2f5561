import { type Locale, withoutLanguage } from '#src/domain/shared/locale.ts';

/**
 * Puts the language in front of an address: `/start` stays as it is in English and becomes `/es/start` in Spanish.
 * The query and the fragment stay.
 */
export function localized(locale: Locale, path: string): string {
  if (locale === 'en') return path;
  return path === '/' ? `/${locale}/` : `/${locale}${path}`;
}

/** Takes the language off an address again: `/es/start?x=1` becomes `/start?x=1`. */
export function unlocalized(path: string): string {
  const bare = withoutLanguage(path);
  return bare.startsWith('/') ? bare : `/${bare}`;
}

/**
 * The address that a page was asked by, in its language. Forms name it, because one without an address keeps the fragment of
 * the page, and a page with a fragment that it has does not bring the focus to what is wrong.
 */
export const hereOf = (locale: Locale, url: URL): string =>
  localized(locale, unlocalized(url.pathname + url.search));

const segment = encodeURIComponent;

/** Every address of the service. The first parameter is the language of the page that is opened. */
export const paths = {
  home: (locale: Locale) => localized(locale, '/'),
  start: (locale: Locale) => localized(locale, '/start'),
  /** The days of a plan as a calendar file; the answers stand in the query, as in that of the page. */
  startCalendar: (locale: Locale) => localized(locale, '/api/plan.ics'),
  applications: (locale: Locale) => localized(locale, '/applications'),
  application: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}`),
  step: (locale: Locale, ref: string, step: string) =>
    localized(locale, `/applications/${segment(ref)}/${segment(step)}`),
  checkAnswers: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/check`),
  sent: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/sent`),
  withdraw: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/withdraw`),
  /** Where speech and a festival in one draft become two applications. */
  parts: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/parts`),
  copy: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/copy`),
  /** Where a draft gets its code on paper. */
  returnCode: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/code`),
  delegates: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/delegates`),
  /** The one task that somebody was invited to. */
  delegatedTask: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/part`),
  documents: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/documents`),
  /** What the permit asks of the organizer, and what shows that it is met. */
  conditions: (locale: Locale, ref: string) => localized(locale, `/applications/${segment(ref)}/conditions`),
  /** What agencies want changed, as one list. */
  corrections: (locale: Locale, ref: string) =>
    localized(locale, `/applications/${segment(ref)}/corrections`),
  documentFile: (id: string) => `/api/documents/${segment(id)}`,
  documentPage: (id: string, page: number) => `/api/documents/${segment(id)}/pages/${page}`,
  /** Where a script sends a file; the language is that of the answer. */
  upload: (locale: Locale, ref: string) => localized(locale, `/api/documents/${segment(ref)}`),
  /** Where a script begins a file that comes in pieces; its pieces go one folder further. */
  uploads: (locale: Locale, ref: string) => localized(locale, `/api/uploads/${segment(ref)}`),
  documentWithTicket: (id: string, token: string) =>
    `/api/documents/${segment(id)}/original?token=${encodeURIComponent(token)}`,
  record: (ref: string, version: number) => `/api/records/${segment(ref)}/${version}`,
  permitFile: (code: string) => `/api/permits/${segment(code)}`,
  status: (locale: Locale) => localized(locale, '/status'),
  verifyPermit: (locale: Locale) => localized(locale, '/verify'),
  permit: (locale: Locale, code: string) => localized(locale, `/v/${segment(code)}`),
  permitKey: () => '/.well-known/permit-key.json',
  signIn: (locale: Locale) => localized(locale, '/sign-in'),
  signInCode: (locale: Locale) => localized(locale, '/sign-in/code'),
  signInLink: (locale: Locale, token: string) =>
    localized(locale, `/sign-in/link?token=${encodeURIComponent(token)}`),
  /** Where the code on paper is typed. */
  signInPaper: (locale: Locale) => localized(locale, '/sign-in/paper'),
  invitation: (locale: Locale, token: string) =>
    localized(locale, `/invitation?token=${encodeURIComponent(token)}`),
  /** Where the link of a request to a body outside the city leads. */
  outsideLink: (locale: Locale, token: string) =>
    localized(locale, `/outside?token=${encodeURIComponent(token)}`),
  /** The request itself; whose it is says the session. */
  outsideRequest: (locale: Locale) => localized(locale, '/outside/request'),
  signOut: (locale: Locale) => localized(locale, '/sign-out'),
  signedOut: (locale: Locale) => localized(locale, '/sign-in/signed-out'),
  staffSignIn: (locale: Locale) => localized(locale, '/staff/sign-in'),
  /** Where somebody who is signed in proves again who they are. */
  staffConfirm: (locale: Locale, returnTo: string) =>
    localized(locale, `/staff/sign-in?anew=yes&returnTo=${encodeURIComponent(returnTo)}`),
  /** Known to the sign-in provider, so it has no language; from there the state leads on to that of the person. */
  staffCallback: () => '/staff/callback',
  staffSignedOut: (locale: Locale) => localized(locale, '/staff/signed-out'),
  signInEnded: () => '/api/sign-in-ended',
  help: (locale: Locale) => localized(locale, '/help'),
  accessibility: (locale: Locale) => localized(locale, '/accessibility'),
  privacy: (locale: Locale) => localized(locale, '/privacy'),
  review: (locale: Locale) => localized(locale, '/review'),
  /** The stream of an open page of the staff: of the queue, or of one case. */
  live: (ref?: string) => (ref === undefined ? '/api/live' : `/api/live?case=${segment(ref)}`),
  reviewTogether: (locale: Locale) => localized(locale, '/review/together'),
  meetings: (locale: Locale) => localized(locale, '/review/meetings'),
  meeting: (locale: Locale, id: string) => localized(locale, `/review/meetings/${segment(id)}`),
  reviewCase: (locale: Locale, ref: string) => localized(locale, `/review/${segment(ref)}`),
  /** One plan of a case with its pins; what of it is shown stands in the query. */
  reviewPlan: (locale: Locale, ref: string, documentId: string, query = '') =>
    localized(
      locale,
      `/review/${segment(ref)}/plan/${segment(documentId)}${query === '' ? '' : `?${query}`}`,
    ),
  admin: (locale: Locale) => localized(locale, '/admin'),
  /** Who of the staff may do what; a search stands in the query. */
  people: (locale: Locale) => localized(locale, '/admin/people'),
  person: (locale: Locale, id: string) => localized(locale, `/admin/people/${segment(id)}`),
  /** Where somebody of the staff begins who has no queue. */
  staffHome: (locale: Locale) => localized(locale, '/staff'),
} as const;
