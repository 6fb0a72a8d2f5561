import { createHash } from 'node:crypto';
import type { SSRManifest, SSRResult } from 'astro';
import { pagePolicy } from '#src/http/headers.ts';

type Style = SSRResult['styles'] extends Set<infer T> ? T : never;
type RouteInfo = SSRManifest['routes'][number];

/** The styles of a page in one of two forms, and the policy that goes with that form. */
export interface PageStyles {
  areInside: boolean;
  styles: readonly Style[];
  policy: string;
}

const withBase = (path: string): string => (path.startsWith('/') ? path : `/${path}`);
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Chooses how a page brings its styles. Whoever comes from elsewhere most likely has no file of ours yet and would wait for the
 * sheet before anything is painted: they get it inside the page. A move from one page of ours to the next takes the file that the
 * browser keeps for ever.
 * `readFile` gives the text of a built file by its address.
 */
export function pageStyles(
  info: Pick<RouteInfo, 'styles'>,
  readFile: (address: string) => string,
): (fetchSite: string | null) => PageStyles {
  const addresses = info.styles.flatMap((style) => (style.type === 'external' ? [withBase(style.src)] : []));
  const texts = addresses.map(readFile);
  const inside = {
    areInside: true,
    styles: texts.map((text) => ({ props: {}, children: text })),
    policy: pagePolicy(texts.map(hashOf)),
  };
  const linked = {
    areInside: false,
    styles: addresses.map((href) => ({ props: { rel: 'stylesheet', href }, children: '' })),
    policy: pagePolicy(),
  };
  return (fetchSite) => (fetchSite === 'same-origin' ? linked : inside);
}
