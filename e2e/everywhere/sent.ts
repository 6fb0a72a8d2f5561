import type { Person } from '#e2e/fixtures/person.ts';

/** What the service sent last as a page, which checkers of HTML read before any browser mends it. */
export function lastSentTo({ page }: Person): () => Promise<string> {
  let text = Promise.resolve('');
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest() && response.headers().location === undefined;
    if (isPage) text = response.text();
  });
  return () => text;
}
