import { aStaffMember } from '#e2e/fixtures/people.ts';
import { post } from '#e2e/security/browser.ts';
import type { World } from '#e2e/security/world.ts';
import type { Write } from '#e2e/security/writes.ts';

async function somebody({ site }: World): Promise<string> {
  const one = await aStaffMember(site.db, 'police', ['reviewer'], 'Newt Comer');
  return one.kind === 'staff' ? one.id : '';
}

/** What was typed waits for whoever is signed out; organizers are led to the sign-in of the staff with it. */
const DENIED = {
  rest: 401,
  police: 403,
  fire: 403,
  outsider: 403,
  coordinator: 403,
  auditor: 403,
  roleless: 403,
} as const;
const BY_ADMINISTRATOR = {
  method: 'POST',
  allowed: ['administrator'],
  done: 303,
  denied: DENIED,
  shows: 'staff_changes',
} as const;

const changing = (name: string, fields: Record<string, string>): Write => ({
  ...BY_ADMINISTRATOR,
  page: 'admin/people/[id].astro',
  name,
  arrange: async (world) =>
    post(`/admin/people/${await somebody(world)}`, { _token: '{token}', seen: '0', ...fields }),
});

/** What administrators do about people. */
export const PEOPLE_WRITES: readonly Write[] = [
  {
    ...BY_ADMINISTRATOR,
    page: 'admin/people/index.astro',
    name: 'name a person of the staff',
    arrange: async () =>
      post('/admin/people', {
        _token: '{token}',
        intent: 'add',
        'add.email': `newt.${Math.random().toString(36).slice(2)}@city.example`,
        'add.name': 'Newt Comer',
        'add.agency': 'police',
        'add.roles': 'reviewer',
        'add.reason': 'New here.',
      }),
  },
  changing('give a role', {
    intent: 'set',
    'set.agency': 'police',
    'set.roles': 'coordinator',
    'set.reason': 'More to do.',
  }),
  changing('remove all access', { intent: 'block', 'block.reason': 'Left the city.' }),
  changing('sign somebody out', { intent: 'sign-out', 'sign-out.reason': 'A lost phone.' }),
];
