import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInThisContext } from 'node:vm';
import { type Mutant, mutantsOf, plainSource } from '#e2e/security/mutants.ts';
import { type Can, CELLS, wrongCells } from '#e2e/security/policy-table.ts';
import { can, POLICY, STAFF_ROLES } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

const source = plainSource(readFileSync(join(import.meta.dirname, 'policy.ts'), 'utf8'));
/** What a permission is decided by. */
const RULES = [
  'has',
  'isOwner',
  'isDelegateOfTask',
  'isAskedFor',
  'isAskedAbout',
  'isStaffOfCase',
  'reviews',
  'worksFor',
  'asksAsCoordinator',
  'isOwnEvent',
  'isSystem',
  'isReaderOfFile',
  'POLICY',
];

const isInHas = (rule: string) =>
  `${rule}: a role is had by staff alone, and the role is asked for beside it`;
/** Changes that change nothing, each with why. */
const SAME: Record<string, string> = {
  "isStaffOfCase: actor.kind === 'staff' && subject.status !== 'draft' → (subject.status !== 'draft')":
    isInHas('isStaffOfCase'),
  "worksFor: reviews(actor) && actor.kind === 'staff' → (reviews(actor))": isInHas('worksFor'),
  "'review:take-over': worksFor(actor, subject) && !!subject.assignedTo && actor.kind === 'staff' → (worksFor(actor, subject) && !!subject.assignedTo)":
    isInHas('review:take-over'),
  "isOwnEvent: actor.kind === 'staff' && !!subject.ownerEmail → (!!subject.ownerEmail)":
    isInHas('isOwnEvent'),
  "'review:work': actor.kind === 'staff' && desksOf(actor).includes(subject.assignedTo) → (desksOf(actor).includes(subject.assignedTo))":
    isInHas('review:work'),
  "isReaderOfFile: actor.kind === 'staff' && actor.agency !== null → (actor.agency !== null)":
    isInHas('isReaderOfFile'),
  "'queue:read': reviews(actor) && actor.kind === 'staff' → (reviews(actor))": isInHas('queue:read'),
};
// It lets in everybody but the system already.
const isSame = (what: string) =>
  what in SAME || what.startsWith("'session:change': !isSystem(actor) → (!isSystem(actor)) || ");

test('authz-matrix: everybody may do exactly what is written, whatever it is about', () => {
  assert.deepEqual(wrongCells(can), []);
  assert.ok(CELLS > 13_000, `only ${CELLS} cells`);
});

function canOf(changed: string): Can {
  const inside = changed.replace(/^import .*$/gm, '').replaceAll(/^export /gm, '');
  return (runInThisContext(`(Refused) => {${inside}; return can;}`) as (refused: typeof Refused) => Can)(
    Refused,
  );
}

function isKilled({ source: changed, place }: Mutant): boolean {
  try {
    return wrongCells(canOf(changed), 1, place.replaceAll("'", '')).length > 0;
  } catch {
    // A rule that breaks lets nobody in, and the table above would fail.
    return true;
  }
}

test('policy-mutants: no rule of the permission table can be changed in one place without a test that fails', () => {
  const roles = STAFF_ROLES.map((role) => `'${role}'`);
  const mutants = mutantsOf(source, RULES, roles);
  const alive = mutants.filter((mutant) => !isKilled(mutant)).map(({ what }) => what);
  assert.deepEqual(
    alive.filter((what) => !isSame(what)),
    [],
  );
  // Neither is a reason left over that excuses nothing.
  assert.deepEqual(
    Object.keys(SAME).filter((what) => !alive.includes(what)),
    [],
  );
  assert.ok(mutants.length > 10 * Object.keys(POLICY).length, `only ${mutants.length} mutants`);
});

test('policy-mutants: the program that is changed is the one that passes', () => {
  assert.deepEqual(wrongCells(canOf(source)), []);
});
