import { getCollection, render } from 'astro:content';
import type { Locale } from '#src/domain/shared/locale.ts';

type Page = 'help' | 'accessibility' | 'privacy';

const entriesOf = (page: Page, locale: Locale, cityKey: string) =>
  getCollection(
    'help',
    (entry) =>
      entry.id.startsWith(`${locale}/`) &&
      entry.data.page === page &&
      (entry.data.city === undefined || entry.data.city === cityKey),
  );

/**
 * The Markdown of one help page in one language: what is for every city and what is for this one, in order. A language
 * without the page shows the English one; `language` says which it is.
 */
export async function topicsFor(page: Page, locale: Locale, cityKey: string) {
  const own = await entriesOf(page, locale, cityKey);
  const [language, entries] =
    own.length > 0 ? [locale, own] : (['en', await entriesOf(page, 'en', cityKey)] as const);
  const topics = await Promise.all(
    entries
      .toSorted((a, b) => a.data.order - b.data.order)
      .map(async (entry) => ({
        id: entry.id.slice(language.length + 1),
        title: entry.data.title,
        summary: entry.data.summary,
        Content: (await render(entry)).Content,
      })),
  );
  return { language, topics };
}
