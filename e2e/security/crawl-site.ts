import type { Reply } from '#e2e/security/browser.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { type ReadCell, readCells } from '#e2e/security/read-cells.ts';
import { browserOf, type Principal, type World } from '#e2e/security/world.ts';

/** An answer, with who asked for what. */
export interface Seen {
  who: Principal;
  path: string;
  reply: Reply;
  /** What the access matrix says that they get; nothing where it does not know the address. */
  cell: ReadCell | null;
}

/** More of the site than the access matrix names: lists, filters, the other halves of pages, what is not there. */
const MORE: Partial<Record<Principal, (world: World) => string[]>> = {
  nobody: () => ['/nothing-here', '/start?event.kind=festival&show=1', '/robots.txt', '/%zz', '/api/nothing'],
  owner: (world) => [
    ...['start', 'event', 'dates', 'site', 'declaration'].map(
      (step) => `/applications/${world.draft}/${step}`,
    ),
    `/applications/${world.review}?answered=1`,
    `/applications/${world.review}/documents?added=${world.plan}`,
  ],
  coordinator: () => ['/review?work=any&q=canary', '/review?work=any&page=2', '/review'],
  police: () => ['/review', '/review?work=mine'],
};

/** Reads everything that each of some people may look at, in both languages. */
export async function crawl(world: World, readers: readonly Principal[]): Promise<Seen[]> {
  const cells = readCells(world).filter(({ who }) => readers.includes(who));
  const pages: Omit<Seen, 'reply'>[] = [
    ...cells.map((cell) => ({ who: cell.who, path: cell.path, cell })),
    ...cells
      .filter(({ path }) => !/^\/(?:api|\.well-known)\//.test(path))
      .map((cell) => ({ who: cell.who, path: `/es${cell.path}`, cell })),
    ...readers.flatMap((who) => (MORE[who]?.(world) ?? []).map((path) => ({ who, path, cell: null }))),
  ];
  const seen: Seen[] = [];
  const browsers = new Map(readers.map((who) => [who, browserOf(world, who)]));
  await inTurns(8, pages, async (page, i) => {
    const browser = browsers.get(page.who) ?? browserOf(world, page.who);
    seen[i] = { ...page, reply: await browser.get(page.path) };
  });
  return seen;
}

/** Addresses in an answer: links, forms, files, pictures and where it leads on. */
export function addressesIn({ reply }: Seen): string[] {
  const { location } = reply.headers;
  const isPage = String(reply.headers['content-type']).startsWith('text/html');
  const drawn = isPage
    ? [...reply.text.matchAll(/\s(?:href|src|action|formaction|data-[\w-]+)="([^"]*)"/g)].map(
        ([, to = '']) => to,
      )
    : [];
  return [...drawn, ...(location === undefined ? [] : [location])].map((to) =>
    to.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  );
}
