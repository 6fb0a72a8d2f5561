import { type Actor, can, type Subject } from '#src/domain/policy.ts';
import { type RefusalCode, Refused } from '#src/domain/shared/refusal.ts';
import { GUARDS, type GuardFacts } from '#src/domain/workflow/guards.ts';
import type { Transition } from '#src/domain/workflow/transitions.ts';

/** A thing with a status that a table of transitions moves. */
export interface Movable<Status extends string> {
  status: Status;
  subject: Subject;
}

const rowFor = <Status extends string, Action extends string>(
  table: readonly Transition<Status, Action>[],
  action: Action,
): Transition<Status, Action> => {
  const row = table.find((candidate) => candidate.action === action);
  if (!row) throw new RangeError(`no transition named ${action}`);
  return row;
};

/**
 * Why an action is not allowed, or null when it is.
 * Shape: pure; permission is asked first so that a stranger learns nothing about the state.
 */
export function refusal<Status extends string, Action extends string>(
  table: readonly Transition<Status, Action>[],
  thing: Movable<Status>,
  action: Action,
  actor: Actor,
  facts: GuardFacts = {},
): RefusalCode | null {
  const row = rowFor(table, action);
  if (!can(actor, row.needs, thing.subject)) return 'forbidden';
  if (!row.from.includes(thing.status)) return 'wrong-state';
  for (const guard of row.guards) {
    if (!GUARDS[guard].holds(facts)) return GUARDS[guard].code;
  }
  return null;
}

/**
 * Actions that this actor may take now, guards left aside: a guard gives a reason on the screen, not a missing button.
 * Shape: pure; in the order of the table.
 */
export function allowedActions<Status extends string, Action extends string>(
  table: readonly Transition<Status, Action>[],
  thing: Movable<Status>,
  actor: Actor,
): Action[] {
  return table
    .filter((row) => row.from.includes(thing.status) && can(actor, row.needs, thing.subject))
    .map((row) => row.action);
}

/**
 * The status after an action.
 * Shape: pure. Errors: throws Refused with the code of `refusal`.
 */
export function applyAction<Status extends string, Action extends string>(
  table: readonly Transition<Status, Action>[],
  thing: Movable<Status>,
  action: Action,
  actor: Actor,
  facts: GuardFacts = {},
): { from: Status; to: Status } {
  const code = refusal(table, thing, action, actor, facts);
  if (code !== null) throw new Refused(code);
  const row = rowFor(table, action);
  return { from: thing.status, to: row.to === 'same' ? thing.status : row.to };
}
