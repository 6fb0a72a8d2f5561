import { createHash } from 'node:crypto';
import { FORM_CONTROLS } from '#src/domain/shared/form-data.ts';
import { directionOf, type Locale, locales } from '#src/domain/shared/locale.ts';
import { type Text, textFor } from '#src/text/index.ts';

type Kind = Exclude<
  keyof Text['failures'],
  'signInBeside' | 'kept' | 'readable' | 'filesNotKept' | 'tryAgain' | 'toStart' | 'incident'
>;

const KINDS: Record<number, Kind> = {
  400: 'unreadable',
  401: 'signInFirst',
  403: 'forbidden',
  404: 'notFound',
  405: 'wrongMethod',
  408: 'tooSlow',
  409: 'changed',
  413: 'tooLarge',
  414: 'unreadable',
  415: 'wrongKind',
  421: 'wrongHost',
  422: 'unreadable',
  429: 'tooMany',
  431: 'unreadable',
  503: 'unavailable',
};

/** A form that did not get through, to be sent again as it was. */
export interface KeptForm {
  action: string;
  fields: readonly (readonly [string, string])[];
  /** Files were chosen too, and a page cannot hold those. */
  hadFiles: boolean;
  /** It can never be sent: its words are there to be read and copied. */
  isOver?: boolean;
}

export interface Failure {
  status: number;
  /** Without it the page speaks every language. */
  locale?: Locale | undefined;
  requestId: string;
  /** Where the start page is; left out when that is this host. */
  origin?: string | undefined;
  /** Said instead of the words of the status. */
  kind?: Kind | undefined;
  lead?: string | undefined;
  kept?: KeptForm | undefined;
  /** Where to do something in another window, so that this page and its words stay. */
  beside?: { href: string; label: string } | undefined;
  /** Where to go on, instead of the start page. */
  next?: { href: string; label: string } | undefined;
  retryAfterSeconds?: number | undefined;
}

const STYLE =
  ':root{color:#1b1b1b;background:#fff;font:1.0625rem/1.6 system-ui,sans-serif}body{margin:0}' +
  'header{background:#162e51;border-bottom:4px solid #face00;height:3rem}' +
  'main{max-width:66ch;margin:2rem auto;padding:0 1rem}section+section{border-top:1px solid #c6cace;margin-top:2rem}' +
  'h1{font-size:2rem;line-height:1.2;overflow-wrap:anywhere}p,li{overflow-wrap:anywhere}li{white-space:pre-wrap}a{color:#1a4480}.id{color:#3d4551}' +
  'button{background:#1a4480;border:2px solid #1a4480;border-radius:4px;color:#fff;cursor:pointer;font:inherit;font-weight:700;min-height:44px;padding:.5rem 1.25rem}' +
  ':focus-visible{outline:4px solid #2672de;outline-offset:2px}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** What such a page may do in the browser: be read, and send its one form back to us. */
export const FAILURE_POLICY = `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');

// A line break right behind <textarea> or at the ends of a value would be lost; in an attribute it must be written out.
const attribute = (text: string): string => escaped(text).replace(/\r/g, '&#13;').replace(/\n/g, '&#10;');

function readableWords({ fields }: KeptForm, words: Text['failures']): string {
  const typed = fields.filter(
    ([name, value]) => value.trim() !== '' && !FORM_CONTROLS.some((control) => control === name),
  );
  const items = typed.map(([, value]) => `<li>${escaped(value)}</li>`).join('');
  return items === '' ? '' : `<p>${escaped(words.readable)}</p><ul>${items}</ul>`;
}

function keptForm(kept: KeptForm, words: Text['failures']): string {
  if (kept.isOver) return readableWords(kept, words);
  const fields = kept.fields
    .map(([name, value]) => `<input type="hidden" name="${attribute(name)}" value="${attribute(value)}">`)
    .join('');
  const files = kept.hadFiles ? `<p>${escaped(words.filesNotKept)}</p>` : '';
  return `<p>${escaped(words.kept)}</p>${files}<form method="post" action="${attribute(kept.action)}">${fields}<button type="submit">${escaped(words.tryAgain)}</button></form>`;
}

function section(failure: Failure, locale: Locale): string {
  const words = textFor(locale).failures;
  const { title, lead } = words[failure.kind ?? KINDS[failure.status] ?? 'broken'];
  const home = `${failure.origin ?? ''}${locale === 'en' ? '/' : `/${locale}/`}`;
  const next = failure.next ?? { href: home, label: words.toStart };
  return (
    `<section lang="${locale}" dir="${directionOf(locale)}"><h1>${escaped(title)}</h1><p>${escaped(failure.lead ?? lead)}</p>` +
    (failure.beside
      ? `<p><a href="${attribute(failure.beside.href)}" target="_blank" rel="noopener">${escaped(failure.beside.label)}</a></p>`
      : '') +
    (failure.kept ? keptForm(failure.kept, words) : '') +
    `<p><a href="${attribute(next.href)}">${escaped(next.label)}</a></p>` +
    `<p class="id">${escaped(words.incident({ id: failure.requestId }))}</p></section>`
  );
}

/**
 * A whole page that says what went wrong and how to go on, made from nothing but words: it works when the database, the
 * framework or the request itself is broken.
 */
export function failurePage(failure: Failure): string {
  const shown = failure.locale ? [failure.locale] : locales;
  const { title } = textFor(shown[0] ?? 'en').failures[failure.kind ?? KINDS[failure.status] ?? 'broken'];
  return (
    `<!doctype html><html lang="${shown[0]}" dir="${directionOf(shown[0] ?? 'en')}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">` +
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><header></header><main>` +
    `${shown.map((locale) => section(failure, locale)).join('')}</main></body></html>`
  );
}

/** Status, headers and page of a failure for a caller that reads HTML, or a line of JSON for one that does not. */
export function drawFailure(
  failure: Failure,
  accept: string | undefined,
): { status: number; headers: Record<string, string>; body: string } {
  const wantsJson = accept?.includes('application/json') === true && !accept.includes('text/html');
  return {
    status: failure.status,
    headers: {
      'content-type': wantsJson ? 'application/json' : 'text/html; charset=utf-8',
      'content-security-policy': FAILURE_POLICY,
      'cache-control': 'no-store',
      ...(failure.retryAfterSeconds === undefined
        ? {}
        : { 'retry-after': String(failure.retryAfterSeconds) }),
    },
    body: wantsJson
      ? JSON.stringify({ status: failure.status, requestId: failure.requestId })
      : failurePage(failure),
  };
}

// Fields that must not travel a second time: proofs that are used once, and what the page makes anew.
const NEVER_KEPT = /(?:^|[._-])(?:token|code|password|secret)$/i; // _token, sign-in.code

/** The typed fields of a form that may stand in a page again, with a fresh token for sending them. */
export function keptFields(
  typed: Iterable<readonly [string, string]>,
  token: string,
): (readonly [string, string])[] {
  return [['_token', token], ...[...typed].filter(([name]) => !NEVER_KEPT.test(name))];
}
