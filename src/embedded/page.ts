import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Markup that is safe to put into a page as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

type Piece = string | number | Markup | readonly Markup[];

function toMarkup(piece: Piece): string {
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('');
  return String(piece).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** Writes markup; every value in it is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(
    strings
      .map((text, index) => text + (index < pieces.length ? toMarkup(pieces[index] ?? '') : ''))
      .join(''),
  );
}

const STYLE = `
:root { color-scheme: light; --ink: #1b1b1b; --quiet: #565c65; --line: #dfe1e2; --primary: #1a4480; --wash: #f0f4f9; }
* { box-sizing: border-box; }
body { margin: 0; border-top: 6px solid #ffbe2e; color: var(--ink); background: #fff;
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
.local { max-width: 56rem; margin: 0 auto; padding: .75rem 1rem 0; color: var(--quiet); font-size: .9375rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
p { max-width: 66ch; margin: 0 0 1rem; }
a { color: var(--primary); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid #2491ff; outline-offset: 2px; }
ul.list { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
ul.list > li { border-bottom: 1px solid var(--line); }
.row { display: block; width: 100%; min-height: 44px; padding: .75rem .5rem; border: 0; background: none; font: inherit;
  color: inherit; text-align: left; text-decoration: none; cursor: pointer; }
.row:hover { background: var(--wash); }
.row strong { display: block; color: var(--primary); text-decoration: underline; text-underline-offset: .15em; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: .9375rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1.5rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--wash); padding: 1rem; font: inherit; margin: 0; }
iframe { width: 100%; height: 38rem; border: 1px solid var(--line); background: #fff; }
@media (min-width: 40rem) { h1 { font-size: 2.5rem; } main { padding-top: 3rem; } }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The policy of every page made here: our one style, no script, frames of the same server. */
const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-src 'self'; form-action *; base-uri 'none'; frame-ancestors 'none'`;

/** A whole page around a body. */
export function page(title: string, body: Markup, local: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<div class="local">${local}</div>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.text;
}

/** Sends a page, a document or a machine's answer with headers that keep it where it belongs. */
export function send(
  response: ServerResponse,
  body: string | Buffer,
  options: { status?: number; type?: string; policy?: string; headers?: Record<string, string> } = {},
): void {
  response.writeHead(options.status ?? 200, {
    'content-type': options.type ?? 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'content-security-policy': options.policy ?? PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...options.headers,
  });
  response.end(body);
}

/** Says whether a request names this machine; a page of another site could else read it under a name of its own. */
export function isForThisMachine(request: IncomingMessage): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(request.headers.host ?? '');
}
