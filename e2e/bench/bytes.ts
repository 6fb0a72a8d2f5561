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

/** Rows 1 to 4: what a first visit to a page of questions brings over the line. */
export async function measureBytes(service: Service): Promise<Row[]> {
  const step = 'event';
  const get = (path: string, headers: Record<string, string> = { 'accept-encoding': 'br' }) =>
    call(service.origin, { method: 'GET', path, headers });
  const page = await get(`/applications/${service.drafts[0]}/${step}`, {
    ...service.headers,
    'accept-encoding': 'br',
  });
  const html = textOf(page);
  const scripts = all(html, /<script type="module" src="([^"]+)"/g);
  const seen = new Map<string, number>();
  for (const path of [...all(html, /<link rel="stylesheet" href="([^"]+)"/g), ...scripts])
    seen.set(path, (await get(path)).body.length);
  // The first script loads the questions of its page, and those load what they share.
  for (const path of scripts) {
    const code = (await get(path, {})).body.toString('utf8');
    const shared = all(code, /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g);
    const named = all(code, /["'`](?:\.\/|_astro\/|\/_astro\/)?(\w+\.[\w-]+\.js)["'`]/g);
    const own = named.filter((name) => name.startsWith(`${step}.`));
    for (const name of new Set([...shared, ...own])) {
      const next = `/_astro/${name}`;
      if (seen.has(next)) continue;
      seen.set(next, (await get(next)).body.length);
      scripts.push(next);
    }
  }
  const sum = (end: string) =>
    [...seen].filter(([path]) => path.endsWith(end)).reduce((total, [, size]) => total + size, 0);
  const home = textOf(await get('/'));
  return [
    atMost(
      1,
      'form page, cold visit, all bytes',
      (page.body.length + sum('.js') + sum('.css')) / 1000,
      35,
      ' kB',
    ),
    atMost(1, 'form page, cold visit, requests', 1 + seen.size, 4),
    atMost(2, 'next page, warm cache', page.body.length / 1000, 6, ' kB'),
    atMost(3, 'script of a form page', sum('.js') / 1000, 30, ' kB'),
    atMost(3, 'script before the first paint', all(html, /(<script(?! type="module"))/g).length, 0),
    atMost(3, 'script of a page without a form', all(home, /(<script)/g).length, 0),
    atMost(4, 'style of a page', sum('.css') / 1000, 8, ' kB'),
    atMost(4, 'fonts of a page', all(html, /(\.woff2?)/g).length, 0),
  ];
}
