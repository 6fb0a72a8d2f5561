import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, type Subject, systemActor } from '#src/domain/policy.ts';
import { CORRECTION } from '#src/domain/workflow/correction-transitions.ts';
import { CORRECTION_STATES, type CorrectionState } from '#src/domain/workflow/states.ts';
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
  coordinatorOwnEvent: staff('special-events', ['coordinator'], 'ana@example.org'),
  auditor: staff(null, ['auditor']),
  formerStaff: staff('police', []),
  system: systemActor('test'),
} as const satisfies Record<string, Actor>;
type Role = keyof typeof ACTORS;
const subject: Subject = {
  ownerId: OWNER_ID,
  startedBy: null,
  status: 'changes_requested',
  agencies: ['fire-marshal', 'police'],
  agency: 'police',
  ownerEmail: 'ana@example.org',
};

/** Written by hand: who may do what with a correction of the police. The coordinator sends it and does not touch its words. */
const EXPECTED: Partial<Record<Role, Partial<Record<CorrectionState, string[]>>>> = {
  owner: { sent: ['explain_correction', 'answer_correction'] },
  agency: { drafted: ['withdraw_correction'], answered: ['settle_correction', 'ask_again'] },
  coordinator: { drafted: ['send_correction'] },
  system: { drafted: ['send_correction'] },
};

for (const role of Object.keys(ACTORS) as Role[]) {
  test(`a correction of the police lets ${role} do exactly what is written`, () => {
    for (const status of CORRECTION_STATES) {
      const allowed = allowedActions(CORRECTION, { status, subject }, ACTORS[role]);
      assert.deepEqual(allowed, EXPECTED[role]?.[status] ?? [], status);
    }
  });
}

test('the coordinator looks after their own, and after what an agency left behind that has no part any more', () => {
  for (const more of [{ agency: 'fire-marshal', isCoordinating: true }, { agency: 'health' }]) {
    const own = { status: 'answered', subject: { ...subject, ...more } } as const;
    assert.deepEqual(allowedActions(CORRECTION, own, ACTORS.coordinator), ['settle_correction', 'ask_again']);
    assert.deepEqual(allowedActions(CORRECTION, own, ACTORS.agency), []);
  }
});

test('words are needed to explain and to ask again', () => {
  const sent = { status: 'sent', subject } as const;
  const answered = { status: 'answered', subject } as const;
  assert.equal(
    refusal(CORRECTION, sent, 'explain_correction', ACTORS.owner, { reason: ' ' }),
    'reason-missing',
  );
  assert.equal(refusal(CORRECTION, sent, 'explain_correction', ACTORS.owner, { reason: 'It fits.' }), null);
  assert.equal(refusal(CORRECTION, answered, 'ask_again', ACTORS.agency, {}), 'reason-missing');
});

test('every state is reached, and each that is not an end leads on', () => {
  const reached = new Set<CorrectionState>(['drafted']);
  for (const state of reached)
    for (const row of CORRECTION) if (row.from.includes(state) && row.to !== 'same') reached.add(row.to);
  assert.deepEqual([...reached].sort(), [...CORRECTION_STATES].sort());
  const left = new Set(CORRECTION.filter((row) => row.to !== 'same').flatMap((row) => row.from));
  assert.deepEqual([...left].sort(), ['answered', 'drafted', 'sent']);
});
