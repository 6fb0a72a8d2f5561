import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, type Subject, systemActor } from '#src/domain/policy.ts';
import { CONDITION } from '#src/domain/workflow/condition-transitions.ts';
import { CONDITION_STATES, type ConditionState } from '#src/domain/workflow/states.ts';
import { allowedActions, refusal } from '#src/domain/workflow/workflow.ts';

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
const applicant = (id: string, email: string): Actor => ({ kind: 'applicant', id, email, sessionHash: 'aa' });
const ACTORS = {
  owner: applicant(OWNER_ID, 'ana@example.org'),
  otherApplicant: applicant('00000000-0000-4000-8000-000000000002', 'bob@example.org'),
  stranger: { kind: 'visitor', sessionHash: null },
  agency: staff('police', ['reviewer']),
  agencyOwnEvent: staff('police', ['reviewer'], 'ana@example.org'),
  otherAgency: staff('fire-marshal', ['reviewer']),
  coordinator: staff('special-events', ['coordinator']),
  auditor: staff(null, ['auditor']),
  formerStaff: staff('police', []),
  system: systemActor('test'),
} as const satisfies Record<string, Actor>;
type Role = keyof typeof ACTORS;
const subject: Subject = {
  ownerId: OWNER_ID,
  startedBy: null,
  status: 'ready_to_issue',
  agencies: ['fire-marshal', 'police'],
  agency: 'police',
  ownerEmail: 'ana@example.org',
};

/** Written by hand: who may do what with a condition of the police. Whoever is not named may do nothing. */
const EXPECTED: Partial<Record<Role, Record<ConditionState, string[]>>> = {
  owner: {
    open: ['send_proof'],
    proof_sent: ['send_proof', 'take_back_proof'],
    proof_refused: ['send_proof'],
    met: [],
    waived: [],
  },
  agency: {
    open: ['accept_proof', 'waive_condition'],
    proof_sent: ['accept_proof', 'refuse_proof', 'waive_condition'],
    proof_refused: ['accept_proof', 'waive_condition'],
    met: ['refuse_proof'],
    waived: ['restore_condition'],
  },
  system: {
    open: ['send_proof'],
    proof_sent: ['send_proof', 'take_back_proof'],
    proof_refused: ['send_proof'],
    met: [],
    waived: [],
  },
};

for (const role of Object.keys(ACTORS) as Role[])
  for (const status of CONDITION_STATES)
    test(`${role} with a condition that is ${status}`, () => {
      assert.deepEqual(
        allowedActions(CONDITION, { status, subject }, ACTORS[role]),
        EXPECTED[role]?.[status] ?? [],
      );
    });

test('every state of a condition is reached from open, and has a way out', () => {
  const reached = new Set<ConditionState>(['open']);
  for (const from of reached)
    for (const row of CONDITION) if (row.from.includes(from) && row.to !== 'same') reached.add(row.to);
  assert.deepEqual([...reached].sort(), [...CONDITION_STATES].sort());
  for (const state of CONDITION_STATES)
    assert.ok(
      CONDITION.some((row) => row.from.includes(state) && row.to !== state),
      state,
    );
});

test('nobody refuses a proof or drops a condition without a reason', () => {
  const thing = { status: 'proof_sent' as const, subject };
  for (const action of ['refuse_proof', 'waive_condition'] as const) {
    assert.equal(refusal(CONDITION, thing, action, ACTORS.agency, { reason: ' ' }), 'reason-missing');
    assert.equal(refusal(CONDITION, thing, action, ACTORS.agency, { reason: 'Not yours.' }), null);
  }
});
