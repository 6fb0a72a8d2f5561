import { brotliDecompressSync, zstdDecompressSync } from 'node:zlib';
import { type Answer, call } from '#e2e/bench/load.ts';
import { atMost, type Row } from '#e2e/bench/rows.ts';
import type { Service } from '#e2e/bench/world.ts';

/** The text of an answer, whichever way it was packed. Shape: pure. */
export function textOf({ headers, body }: Answer): string {
  const coding = headers['content-encoding'];
  const plain =
    coding === 'br' ? brotliDecompressSync(body) : coding === 'zstd' ? zstdDecompressSync(body) : body;
  return plain.toString('utf8');
}

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

const get = (service: Service, path: string, headers: Record<string, string> = { 'accept-encoding': 'br' }) =>
  call(service.origin, { method: 'GET', path, headers });
const sheetsOf = (text: string) => all(text, /<link rel="stylesheet" href="([^"]+)"/g);

async function filesOf(service: Service, paths: readonly string[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const path of paths) sizes.set(path, (await get(service, path)).body.length);
  return sizes;
}

export interface ColdVisit {
  page: Answer;
  /** Bytes of each file that the page brings along, by its address. */
  files: Map<string, number>;
}

/** What a page of questions brings over the line to somebody who has no file of ours. */
export async function visitCold(service: Service, draft: string, step: string): Promise<ColdVisit> {
  const page = await askFor(service, draft, step, 'none');
  const html = textOf(page);
  const scripts = all(html, /<script type="module" src="([^"]+)"/g);
  const files = await filesOf(service, [...sheetsOf(html), ...scripts]);
  // The page names its script and the definition of its questions; both load what they share with others.
  for (const path of scripts) {
    const code = (await get(service, path, {})).body.toString('utf8');
    for (const name of all(code, /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) {
      const address = `/_astro/${name}`;
      if (files.has(address)) continue;
      files.set(address, (await get(service, address)).body.length);
      scripts.push(address);
    }
  }
  return { page, files };
}

const askFor = (service: Service, draft: string, step: string, site: string): Promise<Answer> =>
  get(service, `/applications/${draft}/${step}`, {
    ...service.headers,
    'accept-encoding': 'br',
    'sec-fetch-site': site,
  });

/** Bytes of the files of one kind, or of all. Shape: pure. */
export const sum = (files: Map<string, number>, end = ''): number =>
  [...files].filter(([path]) => path.endsWith(end)).reduce((total, [, size]) => total + size, 0);

/** Rows 1 to 4: what a first visit to a page of questions brings over the line, and what the pages after it bring. */
export async function measureBytes(service: Service): Promise<Row[]> {
  const step = 'event';
  const draft = service.drafts[0] ?? '';
  // Somebody who typed the address has no file of ours; somebody who comes from a page of ours has what that page brought.
  const { page: cold, files: seen } = await visitCold(service, draft, step);
  const next = await askFor(service, draft, step, 'same-origin');
  const html = textOf(cold);
  // The page after a first visit fetches the sheet that the first one carried inside itself.
  const later = [...(await filesOf(service, sheetsOf(textOf(next))))].filter(([path]) => !seen.has(path));
  const sheets = new Map([...seen, ...later].filter(([path]) => path.endsWith('.css')));
  const home = textOf(await get(service, '/'));
  return [
    atMost(1, 'form page, cold visit, all bytes', (cold.body.length + sum(seen)) / 1000, 35, ' kB'),
    atMost(1, 'form page, cold visit, requests', 1 + seen.size, 4),
    atMost(2, 'next page, warm cache', next.body.length / 1000, 6, ' kB'),
    atMost(2, 'the page right after a cold visit, requests', 1 + later.length, 2),
    atMost(
      2,
      'the page right after a cold visit, bytes',
      (next.body.length + sum(new Map(later))) / 1000,
      14,
      ' kB',
    ),
    atMost(3, 'script of a form page', sum(seen, '.js') / 1000, 30, ' kB'),
    atMost(3, 'script before the first paint', all(html, /(<script(?! type="module"))/g).length, 0),
    atMost(3, 'script of a page without a form', all(home, /(<script)/g).length, 0),
    atMost(4, 'style of a page', sum(sheets) / 1000, 8, ' kB'),
    atMost(4, 'fonts of a page', all(html, /(\.woff2?)/g).length, 0),
  ];
}
