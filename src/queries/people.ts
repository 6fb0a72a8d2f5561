import type { Ctx } from '#src/context.ts';
import { assertCan, can, isResearcher, knownRoles, STAFF_ROLES, type StaffRole } from '#src/domain/policy.ts';
import { isFreshStaff } from '#src/domain/session.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { findPerson, listPeople, PEOPLE_LISTED, type PeopleView, type Person } from '#src/store/people.ts';
import { countStaffChanges, listStaffChanges, type StaffChangeLine } from '#src/store/staff-change.ts';

export type { Person, StaffChangeLine };

const LONGEST_SEARCH = 100;

/** Who of the staff may do what. */
export interface PeopleScreen {
  view: PeopleView;
  people: Person[];
  /** There are more than the page lists. */
  hasMore: boolean;
  mayChange: boolean;
  isFresh: boolean;
}

/** One of the staff, with everything that was done to their access. */
export interface PersonScreen {
  person: Person;
  changes: StaffChangeLine[];
  changesCount: number;
  mayChange: boolean;
  isFresh: boolean;
  isSelf: boolean;
}

/** The people of the staff that an address asks for. Errors: Refused `forbidden`, `sign-in-needed`. */
export async function peopleFor(ctx: Ctx, params: URLSearchParams): Promise<PeopleScreen> {
  const { actor, city, now, sql } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  assertCan(actor, 'staff-access:read');
  const role = params.get('role');
  const agency = params.get('agency');
  const view = {
    search: (params.get('search') ?? '').trim().slice(0, LONGEST_SEARCH),
    role: STAFF_ROLES.find((one) => one === role) ?? null,
    agency: city.agencies.find(({ key }) => key === agency)?.key ?? null,
  };
  const people = await listPeople(sql, view);
  return {
    view,
    people: people.slice(0, PEOPLE_LISTED),
    hasMore: people.length > PEOPLE_LISTED,
    mayChange: can(actor, 'staff-access:change'),
    isFresh: isFreshStaff(actor, now),
  };
}

/** One of the staff. Errors: Refused `forbidden`, `sign-in-needed`, `not-found`. */
export async function personFor(ctx: Ctx, id: string): Promise<PersonScreen> {
  const { actor, now, sql } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  assertCan(actor, 'staff-access:read');
  const person = found(await findPerson(sql, id));
  return {
    person,
    changes: await listStaffChanges(sql, person.id),
    changesCount: await countStaffChanges(sql, person.id),
    mayChange: can(actor, 'staff-access:change'),
    isFresh: isFreshStaff(actor, now),
    isSelf: actor.id === person.id,
  };
}

/** Who somebody of the staff is here: nothing of anybody else. Errors: Refused `sign-in-needed`. */
export function staffHomeFor({ actor }: Pick<Ctx, 'actor'>): {
  name: string;
  roles: StaffRole[];
  isResearcher: boolean;
} {
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  return { name: actor.name, roles: knownRoles(actor.roles), isResearcher: isResearcher(actor) };
}
