import type { StaffRole } from '#src/domain/policy.ts';
import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type { StaffChangeKind } from '#src/domain/staff.ts';

const refused: Partial<Record<RefusalCode, string>> = {
  'stale-revision':
    'What this person may do changed while you were reading. Look at what is new, then send yours again. Your words are still here.',
};

const roles: Record<StaffRole, string> = {
  reviewer: 'Reviewer',
  supervisor: 'Supervisor',
  coordinator: 'Permit coordinator',
  administrator: 'Administrator',
  auditor: 'Auditor',
  researcher: 'Researcher',
};
const roleHints: Record<StaffRole, string> = {
  reviewer: 'Decides for one agency.',
  supervisor: 'Decides too, and hands work to others.',
  coordinator: 'Checks and steers every case, and issues permits.',
  administrator: 'Says who may do what. Sees no case.',
  auditor: 'Reads everything and changes nothing.',
  researcher: 'Works with practice data. Sees no real case.',
};
const changed: Record<StaffChangeKind, string> = {
  add: 'Added to the list',
  match: 'First sign-in with the checked email',
  'first-administrator': 'Made the first administrator by the settings',
  provider: 'The city account gives other access',
  set: 'Access changed',
  'hand-back': 'Access left to the city account again',
  block: 'All access removed',
  unblock: 'Access given back',
  'sign-out': 'Signed out everywhere',
};

/** Words of the pages on which administrators say who may do what. */
export const people = {
  refused,
  title: 'People',
  lead: 'Who may work in this service, and what each of them may do.',
  back: 'Back to the list of people',
  roles,
  roleHints,
  find: {
    label: 'Find people',
    search: 'Name or email',
    role: 'Role',
    agency: 'Agency',
    all: 'All',
    apply: 'Show',
    clear: 'Show everybody',
  },
  caption: 'People of the staff',
  columns: {
    name: 'Name',
    agency: 'Agency',
    roles: 'Roles',
    from: 'Set by',
    seen: 'Last sign-in',
    state: 'State',
  },
  email: 'Email',
  noAgency: 'None',
  noRoles: 'None',
  never: 'Never',
  from: { provider: 'City account', here: 'An administrator, here' },
  states: { active: 'Active', awaited: 'Not signed in yet', idle: 'No role', removed: 'Removed' },
  none: 'Nobody fits.',
  noneNote: 'Try a part of the name, or show everybody.',
  more: (p: { count: number }) => `These are the first ${p.count}. Type a name or an email to see others.`,
  self: 'This is you. Only another administrator can give you more.',
  provider: 'The city account says',
  reason: 'Why?',
  reasonHint: 'It stays in the history for good.',
  asked: {
    email: 'an email address',
    name: 'a name',
    roles: 'at least one role',
    reason: 'a reason',
  },
  add: {
    heading: 'Add a person',
    note: 'They sign in with their city account. We know them by this email, if the city account says it is checked.',
    email: 'Email address',
    name: 'Name',
    agency: 'Agency',
    roles: 'Roles',
    submit: 'Add this person',
  },
  set: {
    heading: 'Change agency and roles',
    note: 'This holds from their next click on. What the city account says does not count then.',
    agency: 'Agency',
    roles: 'Roles',
    rolesHint: 'With no role, they have no access.',
    submit: 'Save this change',
  },
  acts: {
    'hand-back': {
      heading: 'Let the city account decide again',
      note: 'The agency and the roles are those of the city account then.',
      submit: 'Let the city account decide',
    },
    'sign-out': {
      heading: 'Sign this person out everywhere',
      note: 'For a lost phone or laptop. They keep their roles and can sign in again.',
      submit: 'Sign out everywhere',
    },
    block: {
      heading: 'Remove all access',
      note: 'They are signed out at once and cannot sign in again. Work that they hold goes back to their agency.',
      submit: 'Remove all access',
    },
    unblock: {
      heading: 'Give access back',
      note: 'They can sign in again with the roles of the city account.',
      submit: 'Give access back',
    },
  },
  done: {
    add: 'The person is on the list. Tell them that they can sign in now.',
    set: 'The change holds from now on.',
    'hand-back': 'The city account decides again.',
    'sign-out': 'The person is signed out everywhere.',
    block: 'The person has no access any more.',
    unblock: 'The person can sign in again.',
  },
  history: {
    heading: 'History',
    none: 'Nobody changed anything here yet.',
    changed,
    nobody: 'The service',
    agency: (p: { before: string; after: string }) => `Agency: ${p.before}, now ${p.after}`,
    roles: (p: { before: string; after: string }) => `Roles: ${p.before}, now ${p.after}`,
    why: (p: { reason: string }) => `Why: ${p.reason}`,
    email: (p: { email: string }) => `Email: ${p.email}`,
  },
  home: {
    title: 'Welcome',
    lead: (p: { name: string }) => `You are signed in as ${p.name}.`,
    rolesAre: (p: { roles: string }) => `Your role: ${p.roles}.`,
    researcher:
      'As a researcher you work with practice data. You see no real case and nobody’s personal details.',
    noQueue:
      'No cases wait for you here. If you should see some, ask the person who manages your team’s access.',
    help: 'Read how the service works',
  },
};
