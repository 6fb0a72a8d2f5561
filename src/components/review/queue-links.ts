import { MOST_COUNTED, QUEUE_WORK } from '#src/domain/queue.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { paths } from '#src/paths.ts';
import type { ReviewQueue } from '#src/queries/review-queue.ts';
import type { Text } from '#src/text/index.ts';

interface Choice {
  href: string;
  label: string;
  current: boolean;
  count?: string | undefined;
}

const countWords = (count: number | undefined): string | undefined =>
  count === undefined ? undefined : count >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : `${count}`;

const FILTERS = [
  'search',
  'agency',
  'kind',
  'district',
  'place',
  'hazard',
  'status',
  'state',
  'from',
  'until',
] as const;

/**
 * The addresses around a page of the queue: the same search and filters in another view, order or page.
 * Shape: pure; the first page and the default order are left out of an address.
 */
export function queueLinks(
  queue: ReviewQueue,
  params: URLSearchParams,
  locale: Locale,
  text: Text,
): {
  views: Choice[];
  sorts: Choice[];
  next: string | undefined;
  first: string | undefined;
  cleared: string;
  isFiltered: boolean;
} {
  const words = text.review.queue;
  const { view } = queue;
  const kept = FILTERS.flatMap((name): [string, string][] => {
    const value = params.get(name);
    return value ? [[name, value]] : [];
  });
  const address = (changed: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams([...kept, ...Object.entries(changed)]).toString();
    return query === '' ? paths.review(locale) : `${paths.review(locale)}?${query}`;
  };
  const sorts = queue.newestFirst ? (['arrival', 'event'] as const) : (['due', 'event', 'arrival'] as const);
  const here = { work: view.work, sort: view.sort };
  return {
    views: QUEUE_WORK.map((work) => ({
      href: address({ work }),
      label: words.views[work],
      current: view.work === work,
      count: countWords(queue.counts[work]),
    })),
    sorts: sorts.map((sort) => ({
      href: address({ work: view.work, sort }),
      label: words.sorted[sort],
      current: view.sort === sort,
    })),
    next: queue.next === null ? undefined : address({ ...here, after: queue.next }),
    first: view.after === null ? undefined : address(here),
    cleared: `${paths.review(locale)}?work=${view.work}`,
    isFiltered: kept.some(([name]) => name !== 'agency' || queue.maySeeAll),
  };
}
