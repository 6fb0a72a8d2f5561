import type { AgencyKey } from '#src/domain/city.ts';
import { knownRoles, rolesBeyond } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

/** What an administrator may do to the access of a person. */
export type StaffChange =
  | { kind: 'set'; agency: AgencyKey | null; roles: readonly string[] }
  | { kind: 'hand-back' | 'block' | 'unblock' | 'sign-out' };

/** What the history of a person's access knows: what an administrator did, and how they came in. */
export const STAFF_CHANGES = [
  'add',
  'match',
  'first-administrator',
  // Another agency or other roles than at the last sign-in, where nobody set them here.
  'provider',
  'set',
  'hand-back',
  'block',
  'unblock',
  'sign-out',
] as const;
export type StaffChangeKind = (typeof STAFF_CHANGES)[number];

/** Longest name and reason of a form about a person. */
export const PERSON_LIMITS = { name: 200, reason: 1000 } as const;

/** What somebody may do, and who says so. */
export interface StaffAccess {
  agency: AgencyKey | null;
  roles: readonly string[];
  /** An administrator set agency and roles here, and the provider is not asked. */
  isSetHere: boolean;
  isBlocked: boolean;
}

/** What the sign-in provider last said. */
export interface ClaimedAccess {
  agency: AgencyKey | null;
  roles: readonly string[];
}

/**
 * The access after a change. Shape: pure. Who is blocked keeps nothing that was set here, so an unblocked person starts with
 * what the provider last said. Errors: Refused `wrong-state` for roles of somebody who is blocked.
 */
export function changedAccess(before: StaffAccess, claimed: ClaimedAccess, change: StaffChange): StaffAccess {
  switch (change.kind) {
    case 'set':
      if (before.isBlocked) throw new Refused('wrong-state');
      return { agency: change.agency, roles: knownRoles(change.roles), isSetHere: true, isBlocked: false };
    case 'hand-back':
      if (before.isBlocked) throw new Refused('wrong-state');
      return { ...claimed, isSetHere: false, isBlocked: false };
    case 'block':
      return { agency: before.agency, roles: [], isSetHere: false, isBlocked: true };
    case 'unblock':
      return before.isBlocked ? { ...claimed, isSetHere: false, isBlocked: false } : before;
    case 'sign-out':
      return before;
  }
}

/** Whether somebody may do other things than before. Shape: pure. */
export const isOther = (after: StaffAccess, before: StaffAccess): boolean =>
  after.agency !== before.agency ||
  rolesBeyond(before.roles, after.roles).length > 0 ||
  rolesBeyond(after.roles, before.roles).length > 0;

/** Whether an access lets somebody do what they could not do before. Shape: pure. */
export const isMoreThan = (after: StaffAccess, before: StaffAccess): boolean =>
  (after.agency !== null && after.agency !== before.agency) ||
  rolesBeyond(before.roles, after.roles).length > 0;
