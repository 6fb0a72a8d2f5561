const TWO_YEARS_SECONDS = 63_072_000;

/** What a response that is no page may do in a browser: nothing. */
export const STRICT_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a page of ours may do: show itself, run scripts that are files of ours, and talk to us. Styles are files of ours or named here. */
export const pagePolicy = (styleHashes: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "script-src 'self'",
    ["style-src 'self'", ...styleHashes].join(' '),
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** The policy of a page that has all its styles in files. */
export const PAGE_POLICY = pagePolicy();

const OFF = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'serial', 'usb'];

/** Headers that stand on every response, whoever made it. Pages bring a policy of their own in place of the strict one. */
export function securityHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': STRICT_POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Not no-referrer: browsers would then send "Origin: null" with our own forms.
    'referrer-policy': 'same-origin',
    'permissions-policy': OFF.map((feature) => `${feature}=()`).join(', '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    ...(isHttps ? { 'strict-transport-security': `max-age=${TWO_YEARS_SECONDS}; includeSubDomains` } : {}),
  };
}

const MINE_ALONE = new Set([
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'strict-transport-security',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'server',
  'x-powered-by',
]);

/** Whether a page or an endpoint may set this header; the others are the shell's, and `x-shell-…` stay inside. */
export function isForPages(name: string): boolean {
  return !MINE_ALONE.has(name) && !name.startsWith('x-shell-');
}

/** Adds names to a Vary header, each once. */
export function varyWith(vary: string | null, ...names: string[]): string {
  const given = (vary ?? '').split(',').map((name) => name.trim());
  const all = [...given, ...names].filter((name) => name !== '');
  const seen = new Set<string>();
  return all.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase())).join(', ');
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: it comes from a page of ours, and the browser says so. Silence counts as no,
 * because every browser that we serve sends at least one of the two headers with a form.
 */
export function isOwnRequest(
  method: string,
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined },
  origin: string,
): boolean {
  if (SAFE_METHODS.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (headers.origin === undefined) return site === 'same-origin';
  return headers.origin === origin && (site === undefined || site === 'same-origin');
}
