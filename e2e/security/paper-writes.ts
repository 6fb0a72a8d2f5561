import { as } from '#e2e/fixtures/people.ts';
import { post } from '#e2e/security/browser.ts';
import type { Expected } from '#e2e/security/matrix-cells.ts';
import { ctxOf, type World } from '#e2e/security/world.ts';
import type { Write } from '#e2e/security/writes.ts';
import { startApplication } from '#src/commands/application.ts';
import { makeReturnCode } from '#src/commands/return-code.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { tokenHashOf } from '#src/store/session.ts';

/** A draft that somebody began in a browser of their own, and its code on paper. */
async function aPrintedCode(world: World, answers: Answers): Promise<string> {
  const nobody = ctxOf(world, 'nobody');
  const { ref, token } = await startApplication(nobody, { answers, sessionHash: null });
  const sessionHash = tokenHashOf(token ?? '').toString('hex');
  const { code } = await makeReturnCode(as(nobody, { kind: 'visitor', sessionHash }), { ref });
  return code;
}

/** What people without e-mail do with their code on paper. Using one gives a browser another session, so it comes last. */
export const paperWrites = ({
  festivalOf,
  denied,
}: {
  festivalOf: (world: World) => Answers;
  denied: Expected;
}): Write[] => [
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
    replaces: true,
  },
  {
    page: 'sign-in/paper.astro',
    method: 'POST',
    name: 'use a return code',
    arrange: async (world) => {
      const code = await aPrintedCode(world, festivalOf(world));
      return post('/sign-in/paper', { _token: '{token}', code });
    },
    allowed: ['owner', 'other', 'visitor', 'nobody', 'disabled', 'endedOwner', 'endedCoordinator'],
    done: 303,
    denied: { rest: 403 },
  },
];
