import { getCollection, render } from 'astro:content';
import type { Locale } from '#src/domain/shared/locale.ts';

/** The Markdown of one help page in one language: what is for every city and what is for this one, in order. */
export async function topicsFor(page: 'help' | 'accessibility' | 'privacy', locale: Locale, cityKey: string) {
  const entries = await getCollection(
    'help',
    (entry) =>
      entry.id.startsWith(`${locale}/`) &&
      entry.data.page === page &&
      (entry.data.city === undefined || entry.data.city === cityKey),
  );
  entries.sort((a, b) => a.data.order - b.data.order);
  return Promise.all(
    entries.map(async (entry) => ({
      id: entry.id.slice(locale.length + 1),
      title: entry.data.title,
      summary: entry.data.summary,
      Content: (await render(entry)).Content,
    })),
  );
}
