import type { APIContext, SSRManifest, SSRResult } from 'astro';
import { renderToString } from 'astro/runtime/server/index.js';
import { type Cookies, cookiesOf } from '#src/http/cookies.ts';
import { pageStyles } from '#src/http/page-styles.ts';

/** A page that is whole, before anything of HTTP is made of it. */
export interface DrawnPage {
  status: number;
  headers: Headers;
  body: string;
  /** It carries its styles, and is worth compressing well. */
  hasStyles: boolean;
}

/** What pages, forms and the middleware know of a request: the part of Astro's own context that we use. */
export type Visit = Pick<APIContext, 'request' | 'url' | 'locals' | 'params'> & { cookies: Cookies };

type Factory = Parameters<typeof renderToString>[1];
type RouteInfo = SSRManifest['routes'][number];

/** A page of the build, with everything about it that is the same for every request. */
export interface Page {
  /** Its address as it is written in the source. */
  route: string;
  params: (path: string) => Record<string, string>;
  draw: (visit: Visit) => Promise<Response | DrawnPage>;
}

// Astro decodes and mends other addresses in its own way, and so they are left to it.
const PLAIN_PATH = /^(?:\/[\w~-][\w.~-]*)+$|^\/$/; // /applications/7K3QW-9XM2P-4/event
const ERROR_PAGES = new Set(['/404', '/500']);

const withBase = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

/**
 * Draws pages with Astro's own renderer, but without what Astro does around it for each request: making addresses of styles
 * and scripts anew, contexts for features that we do not use, and a Response that must be read again as a stream. That was a
 * quarter of the work for a page.
 * Shape: null for what is not a page with a plain address; Astro answers that itself.
 * `readFile` gives the text of a file for browsers.
 */
export function pagesOf(
  manifest: SSRManifest,
  readFile: (address: string) => string,
): (path: string) => Page | null {
  const pages = new Map<RouteInfo, Page>();
  return (path) => {
    if (!PLAIN_PATH.test(path)) return null;
    const info = manifest.routes.find((route) => route.routeData.pattern.test(path));
    if (info?.routeData.type !== 'page' || ERROR_PAGES.has(info.routeData.route)) return null;
    let page = pages.get(info);
    if (page === undefined) {
      page = pageOf(manifest, info, readFile);
      pages.set(info, page);
    }
    return page;
  };
}

function pageOf(manifest: SSRManifest, info: RouteInfo, readFile: (address: string) => string): Page {
  const { routeData } = info;
  const stylesFor = pageStyles(info, readFile);
  const scripts = new Map<string, string>();
  let factory: Promise<Factory> | undefined;

  const load = async (): Promise<Factory> => {
    const found = await manifest.pageMap?.get(routeData.component)?.();
    if (found === undefined) throw new Error(`the build has no page ${routeData.component}`);
    return ((await found.page()) as unknown as { default: Factory }).default;
  };
  const resolve = async (name: string): Promise<string> => {
    const path = scripts.get(name) ?? withBase(manifest.entryModules[name] ?? '');
    scripts.set(name, path);
    return path;
  };

  return {
    route: routeData.route,
    params: (path) => {
      const values = routeData.pattern.exec(path)?.slice(1) ?? [];
      return Object.fromEntries(routeData.params.map((name, index) => [name, values[index] ?? '']));
    },
    draw: async (visit) => {
      factory ??= load();
      const component = await factory;
      const chosen = stylesFor(visit.request.headers.get('sec-fetch-site'));
      const response = { status: 200, statusText: 'OK', headers: new Headers() };
      const meta = manifest.componentMetadata.get((component as { moduleId?: string }).moduleId ?? '');
      const result = {
        base: manifest.base,
        userAssetsBase: manifest.userAssetsBase,
        cancelled: false,
        clientDirectives: manifest.clientDirectives,
        inlinedScripts: manifest.inlinedScripts,
        componentMetadata: manifest.componentMetadata,
        compressHTML: manifest.compressHTML,
        renderers: manifest.renderers,
        trailingSlash: manifest.trailingSlash,
        partial: false,
        pathname: visit.url.pathname,
        params: visit.params,
        request: visit.request,
        links: new Set(),
        scripts: new Set(),
        styles: new Set(chosen.styles),
        response,
        resolve,
        // Written out, so that it has one shape for every component of every page: the engine reads such objects fastest.
        createAstro: (props: unknown, slots: Record<string, unknown> | null) => ({
          request: visit.request,
          url: visit.url,
          locals: visit.locals,
          params: visit.params,
          cookies: visit.cookies,
          response,
          redirect,
          props,
          slots: new Slots(slots),
        }),
        _metadata: {
          hasHydrationScript: false,
          rendererSpecificHydrationScripts: new Set(),
          hasRenderedHead: false,
          renderedScripts: new Set(),
          hasDirectives: new Set(),
          hasRenderedServerIslandRuntime: false,
          headInTree: meta?.containsHead ?? false,
          extraHead: [],
          extraStyleHashes: [],
          extraScriptHashes: [],
          propagators: new Set(),
          routeHasPropagation: meta?.propagation === 'self' || meta?.propagation === 'in-tree',
          pendingSlotEvaluations: [],
          templateDepth: 0,
        },
      };
      // The renderer asks for nothing else of a page without islands, sessions and policies of Astro's.
      const drawn = await renderToString(result as unknown as SSRResult, component, {}, {}, true, routeData);
      if (drawn instanceof Response) return drawn;
      response.headers.set('content-type', 'text/html');
      response.headers.set('content-security-policy', chosen.policy);
      response.headers.append('vary', 'Sec-Fetch-Site');
      return {
        status: response.status,
        headers: response.headers,
        body: drawn as string,
        hasStyles: chosen.areInside,
      };
    },
  };
}

class Slots {
  readonly given: Record<string, unknown> | null;
  constructor(given: Record<string, unknown> | null) {
    this.given = given;
  }
  has(name: string): boolean {
    return Boolean(this.given?.[name]);
  }
}

const redirect = (location: string, status = 302): Response =>
  new Response(null, { status, headers: { location } });

/** A visit of a page. `whole` is the body of the request where it was read before. */
export function visitOf(request: Request, url: URL, page: Page, whole: Buffer | null = null): Visit {
  return {
    request,
    url,
    locals: { whole } as App.Locals,
    params: page.params(url.pathname),
    cookies: cookiesOf(request.headers.get('cookie')),
  };
}
