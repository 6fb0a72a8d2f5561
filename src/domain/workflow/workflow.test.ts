import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor, Subject } from '#src/domain/policy.ts';
import { systemActor } from '#src/domain/policy.ts';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  isFinal,
  OUTSIDE_STATES,
  REQUIREMENT_STATES,
  REVIEW_STATES,
  type ReviewState,
} from '#src/domain/workflow/states.ts';
import {
  APPLICATION,
  OUTSIDE,
  REQUIREMENT,
  REVIEW,
  type Transition,
} from '#src/domain/workflow/transitions.ts';
import { allowedActions, applyAction, refusal } from '#src/domain/workflow/workflow.ts';

const OWNER_ID = '00000000-0000-4000-8000-000000000001';
const staff = (agency: string | null, roles: string[], email = 'staff@city.example'): Actor => ({
  kind: 'staff',
  id: '00000000-0000-4000-8000-00000000000a',
  name: 'Sam Staff',
  email,
  agency,
  roles,
  authenticatedAt: new Date('2027-01-01T12:00:00Z'),
});

const ACTORS = {
  owner: { kind: 'applicant', id: OWNER_ID, email: 'ana@example.org', sessionHash: 'aa' },
  otherApplicant: {
    kind: 'applicant',
    id: '00000000-0000-4000-8000-000000000002',
    email: 'bob@example.org',
    sessionHash: 'bb',
  },
  stranger: { kind: 'visitor', sessionHash: null },
  reviewer: staff('fire-marshal', ['reviewer']),
  supervisor: staff('fire-marshal', ['supervisor']),
  otherReviewer: staff('parking', ['reviewer']),
  coordinator: staff('special-events', ['coordinator']),
  coordinatorOfOwnEvent: staff('special-events', ['coordinator'], 'Ana@example.org'),
  auditor: staff(null, ['auditor']),
  administrator: staff(null, ['administrator']),
  formerStaff: staff('fire-marshal', []),
  system: systemActor('test'),
} as const satisfies Record<string, Actor>;
type Role = keyof typeof ACTORS;

const subject = (status: ApplicationStatus, more: Partial<Subject> = {}): Subject => ({
  ownerId: OWNER_ID,
  startedBy: null,
  status,
  agencies: ['fire-marshal', 'police'],
  agency: 'fire-marshal',
  ownerEmail: 'ana@example.org',
  assignedTo: null,
  ...more,
});

/** Written by hand. What is not here is allowed to nobody. */
const EXPECTED: Record<ApplicationStatus, Partial<Record<Role, string[]>>> = {
  draft: { owner: ['save', 'submit', 'withdraw'], system: ['expire'] },
  submitted: {
    owner: ['withdraw'],
    coordinator: ['begin_intake', 'return', 'accept', 'deny'],
    system: ['begin_intake', 'return', 'accept'],
  },
  intake_review: {
    owner: ['withdraw'],
    coordinator: ['return', 'accept', 'deny'],
    system: ['return', 'accept'],
  },
  returned_incomplete: { owner: ['save', 'submit', 'withdraw'] },
  in_agency_review: {
    owner: ['withdraw'],
    coordinator: ['request_changes', 'deny'],
    system: ['request_changes', 'clear'],
  },
  changes_requested: { owner: ['save', 'resubmit', 'withdraw'], coordinator: ['deny'] },
  ready_to_issue: {
    owner: ['withdraw'],
    coordinator: ['request_changes', 'issue', 'deny'],
    system: ['request_changes', 'reopen'],
  },
  permit_issued: { coordinator: ['revoke'], coordinatorOfOwnEvent: ['revoke'], system: ['finish'] },
  event_over: { coordinator: ['close'], system: ['close'] },
  closed: {},
  withdrawn: {},
  denied: {},
  revoked: {},
  expired: {},
};

for (const status of Object.keys(APPLICATION_STATUSES) as ApplicationStatus[]) {
  for (const role of Object.keys(ACTORS) as Role[]) {
    test(`a case in ${status} lets ${role} do exactly what is written`, () => {
      const got = allowedActions(APPLICATION, { status, subject: subject(status) }, ACTORS[role]);
      assert.deepEqual(got, EXPECTED[status][role] ?? []);
    });
  }
}

const REVIEW_EXPECTED: Record<ReviewState, Partial<Record<Role, string[]>>> = {
  waiting: {
    reviewer: ['claim', 'ask', 'approve', 'approve_with_conditions', 'object'],
    supervisor: ['claim', 'hand_over', 'ask', 'approve', 'approve_with_conditions', 'object'],
    system: ['deem', 'supersede'],
  },
  assigned: {
    reviewer: ['release', 'ask', 'approve', 'approve_with_conditions', 'object'],
    supervisor: ['release', 'hand_over', 'ask', 'approve', 'approve_with_conditions', 'object'],
    administrator: ['leave'],
    system: ['leave', 'deem', 'supersede'],
  },
  info_requested: {
    owner: ['take_answer'],
    reviewer: ['approve', 'approve_with_conditions', 'object'],
    supervisor: ['approve', 'approve_with_conditions', 'object'],
    system: ['supersede'],
  },
  approved: { reviewer: ['reconsider'], supervisor: ['reconsider'], system: ['supersede'] },
  approved_with_conditions: { reviewer: ['reconsider'], supervisor: ['reconsider'], system: ['supersede'] },
  objected: { reviewer: ['reconsider'], supervisor: ['reconsider'], system: ['supersede'] },
  deemed: { reviewer: ['reconsider'], supervisor: ['reconsider'], system: ['supersede'] },
  superseded: {},
  not_required: { system: ['supersede'] },
};

for (const status of Object.keys(REVIEW_STATES) as ReviewState[]) {
  for (const role of Object.keys(ACTORS) as Role[]) {
    test(`a review that is ${status} lets ${role} do exactly what is written`, () => {
      const got = allowedActions(REVIEW, { status, subject: subject('in_agency_review') }, ACTORS[role]);
      assert.deepEqual(got, REVIEW_EXPECTED[status][role] ?? []);
    });
  }
}

test('a colleague may neither release nor ask on a review that somebody else claimed, unless they take it over', () => {
  const claimed = subject('in_agency_review', { assignedTo: '00000000-0000-4000-8000-00000000000b' });
  const got = allowedActions(REVIEW, { status: 'assigned', subject: claimed }, ACTORS.reviewer);
  assert.deepEqual(got, ['take_over', 'approve', 'approve_with_conditions', 'object']);
});

test('silence counts only for the version that was read, and only when its days are over', () => {
  const waiting = { status: 'waiting', subject: subject('in_agency_review') } as const;
  const silent = { versionNumber: 2, versionSeen: 2, isSilenceOver: true };
  assert.equal(applyAction(REVIEW, waiting, 'deem', ACTORS.system, silent).to, 'deemed');
  for (const [change, code] of [
    [{ isSilenceOver: false }, 'wrong-state'],
    [{ isSilenceOver: undefined }, 'wrong-state'],
    [{ versionSeen: 1 }, 'version-changed'],
  ] as const) {
    assert.equal(refusal(REVIEW, waiting, 'deem', ACTORS.system, { ...silent, ...change } as never), code);
  }
});

test('a reviewer does not decide on an event that they applied for themselves', () => {
  const own = staff('fire-marshal', ['reviewer'], 'ANA@example.org');
  assert.equal(
    refusal(REVIEW, { status: 'waiting', subject: subject('in_agency_review') }, 'approve', own),
    'forbidden',
  );
});

const ISSUABLE = {
  versionNumber: 2,
  versionSeen: 2,
  refusals: [],
  blockingAgencies: ['fire-marshal', 'police'],
  reviews: [
    { agency: 'fire-marshal', blocking: true, state: 'approved', holdsForVersion: 2 },
    { agency: 'police', blocking: true, state: 'approved_with_conditions', holdsForVersion: 2 },
  ],
  requirements: [{ hard: true, neededBeforeIssue: true, state: 'accepted', released: true }],
  outside: [{ blocking: true, state: 'granted' }],
  contradictions: 0,
  conditionsDue: 0,
  correctionsUnsent: 0,
} as const;
const ready = { status: 'ready_to_issue', subject: subject('ready_to_issue') } as const;

test('a case with everything in place is issued', () => {
  assert.equal(applyAction(APPLICATION, ready, 'issue', ACTORS.coordinator, ISSUABLE).to, 'permit_issued');
});

const MISSING: [string, object, string][] = [
  ['an agency has not answered', { reviews: [ISSUABLE.reviews[0]] }, 'missing-approvals'],
  [
    'an agency objected',
    { reviews: [ISSUABLE.reviews[0], { ...ISSUABLE.reviews[1], state: 'objected' }] },
    'missing-approvals',
  ],
  [
    'an agency signed an older version',
    { reviews: [ISSUABLE.reviews[0], { ...ISSUABLE.reviews[1], holdsForVersion: 1 }] },
    'missing-approvals',
  ],
  [
    'a hard paper is not accepted',
    { requirements: [{ ...ISSUABLE.requirements[0], state: 'uploaded' }] },
    'missing-documents',
  ],
  [
    'an accepted paper was never scanned',
    { requirements: [{ ...ISSUABLE.requirements[0], released: false }] },
    'missing-documents',
  ],
  [
    'an outside approval is only applied for',
    { outside: [{ blocking: true, state: 'applied' }] },
    'missing-outside-approvals',
  ],
  ['conditions contradict each other', { contradictions: 1 }, 'conditions-contradict'],
  ['a condition is to be met before it', { conditionsDue: 1 }, 'missing-conditions'],
  ['the conditions are not known', { conditionsDue: undefined }, 'missing-conditions'],
  ['a correction waits to be sent', { correctionsUnsent: 1 }, 'corrections-unsent'],
  ['what waits to be sent is not known', { correctionsUnsent: undefined }, 'corrections-unsent'],
  ['the coordinator looked at an older version', { versionSeen: 1 }, 'version-changed'],
  ['a rule refuses', { refusals: ['F18'] }, 'refused-by-rule'],
  ['the rule results are not known', { blockingAgencies: undefined }, 'missing-approvals'],
];
for (const [what, change, code] of MISSING) {
  test(`no permit is issued when ${what}`, () => {
    assert.equal(
      refusal(APPLICATION, ready, 'issue', ACTORS.coordinator, { ...ISSUABLE, ...change } as never),
      code,
    );
  });
}

/** Statuses reachable from one, whoever acts. */
function reachable<S extends string>(table: readonly Transition<S, string>[], from: S): Set<S> {
  const seen = new Set<S>([from]);
  for (const status of seen) {
    for (const row of table) if (row.from.includes(status) && row.to !== 'same') seen.add(row.to);
  }
  return seen;
}

test('every status of a case can be reached and leads to a final one', () => {
  const all = Object.keys(APPLICATION_STATUSES) as ApplicationStatus[];
  assert.deepEqual([...reachable(APPLICATION, 'draft')].sort(), [...all].sort());
  for (const status of all) {
    assert.ok([...reachable(APPLICATION, status)].some(isFinal), `${status} is a dead end`);
  }
});

test('a final status lets nothing move', () => {
  for (const row of APPLICATION)
    for (const from of row.from) assert.equal(isFinal(from), false, `${row.action} leaves ${from}`);
});

test('every state of reviews, papers and outside approvals is reached by its table', () => {
  const reviews = [...reachable(REVIEW, 'waiting')].sort();
  assert.deepEqual(
    reviews,
    Object.keys(REVIEW_STATES)
      .filter((state) => state !== 'not_required')
      .sort(),
  );
  assert.deepEqual([...reachable(REQUIREMENT, 'required')].sort(), [...REQUIREMENT_STATES].sort());
  assert.deepEqual([...reachable(OUTSIDE, 'needed')].sort(), [...OUTSIDE_STATES].sort());
});
