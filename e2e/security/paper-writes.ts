import { post } from '#e2e/security/browser.ts';
import type { Expected } from '#e2e/security/matrix.ts';
import { ctxOf, type World } from '#e2e/security/world.ts';
import type { Write } from '#e2e/security/writes.ts';
import { startApplication } from '#src/commands/application.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { tokenHashOf } from '#src/store/session.ts';

/** What people without e-mail do with their code on paper. */
export const paperWrites = ({
  festivalOf,
  denied,
}: {
  festivalOf: (world: World) => Answers;
  denied: Expected;
}): Write[] => [
  {
    page: 'sign-in/paper.astro',
    method: 'POST',
    name: 'try a return code',
    arrange: async () => post('/sign-in/paper', { _token: '{token}', code: '0000-0000-0000-0000' }),
    allowed: ['owner', 'other', 'visitor', 'nobody', 'disabled', 'endedOwner', 'endedCoordinator'],
    done: 422,
    denied: { rest: 403 },
  },
  {
    page: 'applications/[ref]/code.astro',
    method: 'POST',
    name: 'make a return code',
    arrange: async (world) => {
      const token = world.people.visitor.cookie.replace('permits=', '');
      const { ref } = await startApplication(ctxOf(world, 'visitor'), {
        answers: festivalOf(world),
        sessionHash: tokenHashOf(token),
      });
      return post(`/applications/${ref}/code`, { _token: '{token}' });
    },
    allowed: ['visitor'],
    done: 200,
    denied,
  },
];
