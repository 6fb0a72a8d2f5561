import { randomUUID } from 'node:crypto';
import { signedInAt } from '#e2e/fixtures/people.ts';
import { post } from '#e2e/security/browser.ts';
import { ctxOf, PRINCIPALS, type World } from '#e2e/security/world.ts';
import type { Shot, Write } from '#e2e/security/writes.ts';
import { inviteDelegate } from '#src/commands/delegate.ts';

/**
 * What the script of a page sends while somebody types: the organizer, or whoever was invited to its task. No write of the
 * whole list: the page has one there already.
 */
export const SAVES_MEANWHILE: Write = {
  page: 'applications/[ref]/[step].astro',
  method: 'POST',
  name: 'save what is being typed',
  arrange: async ({ site, draft }) => {
    const [row] = await site.db.owner`SELECT revision FROM applications WHERE ref = ${draft}`;
    const fields = { intent: 'autosave', revision: String(row?.revision), 'food.service': 'both' };
    return post(`/applications/${draft}/food`, { _token: '{token}', ...fields });
  },
  allowed: ['owner', 'delegate'],
  done: 200,
  denied: {
    nobody: 401,
    visitor: 401,
    disabled: 401,
    endedOwner: 401,
    endedCoordinator: 401,
    rest: 404,
  },
};

/** However long ago the world was made, its owner signed in just now. */
const signInAgain = (world: World) =>
  signedInAt(world.site.db, world.people.owner.actor, ctxOf(world, 'owner').now);

/** Inviting somebody to a task of one's own draft, taking it back, and a link that leads nowhere. */
export function invitationWrites(
  aDraft: (world: World) => Promise<string>,
  who: Pick<Write, 'allowed' | 'done' | 'denied'>,
): Write[] {
  const shotAt = (ref: string, fields: Record<string, string>): Shot =>
    post(`/applications/${ref}/delegates`, { _token: '{token}', ...fields });
  const page = { page: 'applications/[ref]/delegates.astro', method: 'POST', ...who } as const;
  const anybody = () => ({ task: 'food', email: `${randomUUID()}@example.org` });
  return [
    {
      page: 'invitation.astro',
      method: 'POST',
      name: '/invitation',
      arrange: async () => post('/invitation?token=x', { _token: '{token}' }),
      allowed: PRINCIPALS,
      done: 422,
      denied: { rest: 0 },
    },
    {
      ...page,
      name: 'invite somebody to a task',
      arrange: async (world) => {
        await signInAgain(world);
        return shotAt(await aDraft(world), { ...anybody(), key: randomUUID() });
      },
    },
    {
      ...page,
      name: 'take an invitation back',
      arrange: async (world) => {
        const ref = await aDraft(world);
        const invited = anybody();
        await signInAgain(world);
        await inviteDelegate(ctxOf(world, 'owner'), { ref, ...invited });
        return shotAt(ref, { intent: 'take-back', ...invited });
      },
    },
  ];
}
