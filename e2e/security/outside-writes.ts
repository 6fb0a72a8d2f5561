import type { TestCase } from '#e2e/fixtures/cases.ts';
import { post } from '#e2e/security/browser.ts';
import type { Expected } from '#e2e/security/matrix-cells.ts';
import type { Write } from '#e2e/security/writes.ts';
import { askOutside } from '#src/commands/outside-request.ts';

const ASKED = { email: 'ramp.canary@example.org', words: 'May they close the ramp?', days: 14 };

/** The form that asks a body outside the city for an approval. */
export const askingFields = (approval: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...ASKED, seen: 0 }).map(([name, value]) => [
      `outside.${approval}.${name}`,
      String(value),
    ]),
  );

/** The same by the command. */
export const askFor = ({ coordinator, ref }: TestCase, approval: string): Promise<void> =>
  askOutside(coordinator, { ...ASKED, ref, approval, documentIds: [], seen: 0 });

/** A body outside the city answers what it was asked; each shot finds it unanswered. */
export const answersOutside = (denied: Expected): Write => ({
  page: 'outside/request.astro',
  method: 'POST',
  name: 'answer a request of the city',
  arrange: async ({ site }) => {
    await site.db.owner`UPDATE outside_requests SET answered_at = NULL, answer = NULL`;
    return post('/outside/request', { _token: '{token}', answer: 'question', words: 'Which ramp?' });
  },
  allowed: ['asked'],
  done: 303,
  denied,
});
