import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, can, type Subject, systemActor } from '#src/domain/policy.ts';
import { PIN } from '#src/domain/workflow/pin-transitions.ts';
import { PIN_STATES, type PinState } from '#src/domain/workflow/states.ts';
import { allowedActions } from '#src/domain/workflow/workflow.ts';

const OWNER_ID = '00000000-0000-4000-8000-000000000001';
const staff = (agency: string | null, roles: string[]): Actor => ({
  kind: 'staff',
  id: '00000000-0000-4000-8000-00000000000a',
  name: 'Sam Staff',
  email: 'staff@city.example',
  agency,
  roles,
  authenticatedAt: new Date('2027-01-01T12:00:00Z'),
});
const ACTORS = {
  owner: { kind: 'applicant', id: OWNER_ID, email: 'ana@example.org', sessionHash: 'aa' },
  stranger: { kind: 'visitor', sessionHash: null },
  agency: staff('police', ['reviewer']),
  otherAgency: staff('fire-marshal', ['reviewer']),
  agencyWithoutPart: staff('parking', ['reviewer']),
  coordinator: staff('special-events', ['coordinator']),
  auditor: staff(null, ['auditor']),
  formerStaff: staff('police', []),
  system: systemActor('test'),
} as const satisfies Record<string, Actor>;
type Role = keyof typeof ACTORS;
const subject: Subject = {
  ownerId: OWNER_ID,
  startedBy: null,
  status: 'in_agency_review',
  agencies: ['fire-marshal', 'police'],
  readers: null,
  released: true,
};

const WORKS: Record<PinState, string[]> = {
  open: ['reply_pin', 'resolve_pin'],
  resolved: ['reply_pin', 'reopen_pin'],
  reopened: ['reply_pin', 'resolve_pin'],
};
/** Written by hand: whoever is not named may do nothing. */
const EXPECTED: Partial<Record<Role, Record<PinState, string[]>>> = {
  agency: WORKS,
  otherAgency: WORKS,
  coordinator: WORKS,
};

for (const role of Object.keys(ACTORS) as Role[])
  for (const status of PIN_STATES)
    test(`${role} with a pin that is ${status}`, () => {
      assert.deepEqual(
        allowedActions(PIN, { status, subject }, ACTORS[role]),
        EXPECTED[role]?.[status] ?? [],
      );
    });

test('every state of a pin is reached from open, and has a way out', () => {
  const reached = new Set<PinState>(['open']);
  for (const from of reached)
    for (const row of PIN) if (row.from.includes(from) && row.to !== 'same') reached.add(row.to);
  assert.deepEqual([...reached].sort(), [...PIN_STATES].sort());
  for (const state of PIN_STATES)
    assert.ok(
      PIN.some((row) => row.from.includes(state) && row.to !== 'same'),
      state,
    );
});

test('pins on a file that only some agencies read, or that is not checked, are for nobody else', () => {
  const secret = { ...subject, readers: ['police'] };
  assert.deepEqual(
    (Object.keys(ACTORS) as Role[]).filter((role) => can(ACTORS[role], 'pin:read', secret)),
    ['agency', 'coordinator'],
  );
  const unchecked = { ...subject, released: false };
  assert.deepEqual(
    (Object.keys(ACTORS) as Role[]).filter((role) => can(ACTORS[role], 'pin:read', unchecked)),
    [],
  );
});
