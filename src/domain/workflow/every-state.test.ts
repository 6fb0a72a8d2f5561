import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, type Subject, systemActor } from '#src/domain/policy.ts';
import type { GuardFacts } from '#src/domain/workflow/guards.ts';
import type {
  ApplicationStatus,
  OutsideState,
  RequirementState,
  ReviewState,
} from '#src/domain/workflow/states.ts';
import {
  APPLICATION,
  type ApplicationAction,
  OUTSIDE,
  REQUIREMENT,
  REVIEW,
  type ReviewAction,
  type Transition,
} from '#src/domain/workflow/transitions.ts';
import { refusal } from '#src/domain/workflow/workflow.ts';

// Walks through everything that can become of a case: a few agencies, two versions, a paper and an approval from outside.
// What is a fact of the law here is written out and not taken from the tables, so that a wrong table is met.

const VERSIONS = 2;
const FINAL: readonly ApplicationStatus[] = ['closed', 'withdrawn', 'denied', 'revoked', 'expired'];
const SIGNED: readonly ReviewState[] = ['approved', 'approved_with_conditions', 'deemed'];
const IN_REVIEW: readonly ApplicationStatus[] = ['in_agency_review', 'changes_requested'];
const DECISIONS: readonly ReviewAction[] = ['approve', 'approve_with_conditions', 'object', 'deem'];

interface Part {
  isBlocking: boolean;
  state: ReviewState;
  /** The version this part read, and the newest one its answer stands for. */
  read: number;
  holds: number;
}
interface State {
  status: ApplicationStatus;
  version: number;
  parts: readonly Part[];
  paper: RequirementState | null;
  isReleased: boolean;
  outside: OutsideState | null;
  /** The version that a permit was issued for; 0 for none. */
  permit: number;
}
interface Scope {
  agencies: number;
  hasPapers: boolean;
}
interface Step {
  to: State;
  /** Rows of the tables that this step used. */
  rows: readonly string[];
}

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
const owner: Actor = { kind: 'applicant', id: OWNER_ID, email: 'ana@example.org', sessionHash: 'aa' };
const coordinator = staff('special-events', ['coordinator']);
const system = systemActor('test');
const AGENCIES = ['agency-0', 'agency-1', 'agency-2', 'agency-3'];
const reviewers = AGENCIES.map((agency) => staff(agency, ['reviewer']));
const supervisors = AGENCIES.map((agency) => staff(agency, ['supervisor']));
const STRANGERS: readonly Actor[] = [
  { kind: 'visitor', sessionHash: null },
  { kind: 'applicant', id: '00000000-0000-4000-8000-000000000002', email: 'b@example.org', sessionHash: 'b' },
  staff('another-agency', ['reviewer']),
  staff(null, ['auditor']),
  staff('agency-0', []),
];

const subjectIn = (state: State, agency?: string): Subject => ({
  ownerId: OWNER_ID,
  startedBy: null,
  status: state.status,
  agencies: AGENCIES.slice(0, state.parts.length),
  ownerEmail: 'ana@example.org',
  ...(agency === undefined ? {} : { agency, assignedTo: null }),
});

const isOpen = (part: Part): boolean => ['waiting', 'assigned', 'info_requested'].includes(part.state);
const keyOf = (state: State): string =>
  [
    state.status,
    state.version,
    state.paper,
    state.isReleased,
    state.outside,
    state.permit,
    ...state.parts.map((part) => `${part.isBlocking} ${part.state} ${part.read} ${part.holds}`),
  ].join('|');
/** Which agency is which makes no difference, so that states which differ only in that are one. */
const sorted = (parts: readonly Part[]): Part[] =>
  parts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const factsOf = (state: State): GuardFacts => ({
  openIssues: 0,
  refusals: [],
  versionNumber: state.version,
  versionSeen: state.version,
  blockingAgencies: state.parts.flatMap((part, i) => (part.isBlocking ? [AGENCIES[i]!] : [])),
  reviews: state.parts.map((part, i) => ({
    agency: AGENCIES[i]!,
    blocking: part.isBlocking,
    state: part.state,
    holdsForVersion: part.holds,
  })),
  requirements:
    state.paper === null
      ? []
      : [{ hard: true, neededBeforeIssue: true, state: state.paper, released: state.isReleased }],
  outside: state.outside === null ? [] : [{ blocking: true, state: state.outside }],
  ...{ contradictions: 0, conditionsDue: 0, correctionsWaiting: 1, correctionsOpen: 0, correctionsUnsent: 0 },
  ...{ assignedTo: null, actorId: '00000000-0000-4000-8000-00000000000a', today: '2027-06-06' },
  ...{ lastDay: '2027-06-05', keptUntil: '2027-06-05', isSilenceOver: true },
  reason: 'A reason.',
  reasonListed: true,
  alternativeNeeded: true,
  alternative: 'Another park.',
  lawCheckNeeded: true,
  lawCheckedBy: 'A lawyer',
});

/** The state after a row of a table, or null when somebody may not. Nobody from outside ever may. */
function moved<Status extends string, Action extends string>(
  table: readonly Transition<Status, Action>[],
  thing: { status: Status; subject: Subject },
  action: Action,
  actor: Actor,
  facts: GuardFacts,
): Status | null {
  if (refusal(table, thing, action, actor, facts) !== null) return null;
  for (const stranger of STRANGERS) {
    assert.notEqual(refusal(table, thing, action, stranger, facts), null, `a stranger may ${action}`);
  }
  const to = table.find((row) => row.action === action)!.to; // refusal found it
  return to === 'same' ? thing.status : to;
}

/** Every list of so many out of these, whatever their order. */
function* choices<T>(count: number, of: readonly T[]): Generator<T[]> {
  if (count === 0) yield [];
  else
    for (const [i, one] of of.entries())
      for (const rest of choices(count - 1, of.slice(i))) yield [one, ...rest];
}

const fresh = (isBlocking: boolean, version: number): Part => ({
  isBlocking,
  state: isBlocking ? 'waiting' : 'not_required',
  read: version,
  holds: version,
});

/** What a new version makes of an agency's part: it stands, it is asked anew in either way, or it is not asked. */
function rerouted(state: State, part: Part, version: number): (Part | null)[] {
  const subject = subjectIn(state, AGENCIES[0]);
  const left = moved(REVIEW, { status: part.state, subject }, 'supersede', system, {});
  assert.equal(left, 'superseded', `${part.state} cannot be superseded by a new version`);
  return [{ ...part, holds: version }, fresh(true, version), fresh(false, version), null];
}

function* combined<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...others] = lists;
  if (!first) yield [];
  else for (const one of first) for (const rest of combined(others)) yield [one, ...rest];
}

function* caseSteps(state: State, scope: Scope): Generator<Step> {
  const facts = factsOf(state);
  const thing = { status: state.status, subject: subjectIn(state) };
  for (const { action } of APPLICATION) {
    const to = [owner, coordinator, system, ...reviewers.slice(0, state.parts.length)]
      .map((actor) => moved(APPLICATION, thing, action, actor, facts))
      .find((status) => status !== null);
    if (to === undefined || to === null) continue;
    for (const next of afterCase(state, action, scope))
      yield { to: { ...next, status: to }, rows: [`case ${action}`] };
  }
}

function* afterCase(state: State, action: ApplicationAction, scope: Scope): Generator<State> {
  if (action === 'submit' || action === 'resubmit') {
    if (state.version === VERSIONS) return;
    const version = state.version + 1;
    const asked: Partial<State> =
      scope.hasPapers && state.version === 0 ? { paper: 'required', outside: 'needed' } : {};
    if (action === 'submit') yield { ...state, ...asked, version };
    else {
      for (const parts of combined(state.parts.map((part) => rerouted(state, part, version)))) {
        const kept = parts.filter((part) => part !== null);
        for (let added = kept.length; added <= scope.agencies; added += 1)
          yield {
            ...state,
            version,
            parts: [...kept, ...Array.from({ length: added - kept.length }, () => fresh(true, version))],
          };
      }
    }
  } else if (action === 'accept') {
    for (let count = 0; count <= scope.agencies; count += 1)
      for (const kinds of choices(count, [true, false]))
        yield { ...state, parts: kinds.map((isBlocking) => fresh(isBlocking, state.version)) };
  } else if (action === 'deny' || action === 'withdraw') {
    const parts = state.parts.map((part) =>
      isOpen(part) ? { ...part, state: 'superseded' as const } : part,
    );
    yield { ...state, parts };
  } else if (action === 'issue') {
    assert.ok(
      isAllThere(state) && state.permit === 0,
      `I1, I6: a permit too early or twice: ${keyOf(state)}`,
    );
    yield { ...state, permit: state.version };
  } else yield state;
}

/** I1, in words of its own: what must be there before a permit is. */
function isAllThere(state: State): boolean {
  const isSigned = (part: Part): boolean => SIGNED.includes(part.state) && part.holds === state.version;
  const isPaperIn =
    state.paper === null || state.paper === 'waived' || (state.paper === 'accepted' && state.isReleased);
  return (
    state.parts.every((part) => !part.isBlocking || isSigned(part)) &&
    isPaperIn &&
    [null, 'granted', 'not_needed'].includes(state.outside)
  );
}

/** I1 once more: the guards of the permit alone are enough, even where a case was called ready by mistake. */
function assertGuarded(state: State): void {
  const older = state.parts.map((part, i) => ({
    ...state,
    parts: at(state.parts, i, { ...part, holds: state.version - 1 }),
  }));
  for (const one of [state, ...older]) {
    const thing = { status: 'ready_to_issue', subject: subjectIn(one) } as const;
    const code = refusal(APPLICATION, thing, 'issue', coordinator, factsOf(one));
    assert.equal(code === null, isAllThere(one), `I1: ${code} for ${keyOf(one)}`);
  }
}

const at = <T>(list: readonly T[], index: number, one: T): T[] =>
  list.map((old, i) => (i === index ? one : old));

function* reviewSteps(state: State): Generator<Step> {
  for (const [i, part] of state.parts.entries()) {
    const thing = { status: part.state, subject: subjectIn(state, AGENCIES[i]) };
    for (const { action } of REVIEW) {
      if (action === 'supersede') continue; // only a new version does
      const isReconsidered = action === 'reconsider' && state.status === 'ready_to_issue';
      if (!IN_REVIEW.includes(state.status) && !isReconsidered) continue;
      const facts = factsOf(state);
      const who =
        { take_answer: owner, hand_over: supervisors[i]!, leave: system, deem: system }[action as string] ??
        reviewers[i]!;
      const held = { ...thing, subject: { ...thing.subject, assignedTo: 'a-colleague' } };
      const to = moved(REVIEW, action === 'take_over' ? held : thing, action, who, facts);
      if (DECISIONS.includes(action)) {
        const old = refusal(REVIEW, thing, action, who, { ...facts, versionSeen: state.version - 1 });
        assert.notEqual(old, null, 'an old version was decided');
        const isDecidable = isOpen(part) && !(action === 'deem' && part.state === 'info_requested');
        assert.equal(to !== null, isDecidable, `I8: a decision on what is ${part.state}`);
      }
      if (to === null) continue;
      const parts = at(state.parts, i, { ...part, state: to });
      if (!isReconsidered || !part.isBlocking) yield { to: { ...state, parts }, rows: [`review ${action}`] };
      else {
        const reopened = moved(
          APPLICATION,
          { status: state.status, subject: subjectIn(state) },
          'reopen',
          system,
          {},
        );
        assert.equal(reopened, 'in_agency_review');
        yield {
          to: { ...state, parts, status: 'in_agency_review' },
          rows: [`review ${action}`, 'case reopen'],
        };
      }
    }
  }
}

function* paperSteps(state: State): Generator<Step> {
  if (FINAL.includes(state.status) || state.version === 0) return;
  const subject = subjectIn(state);
  const facts = factsOf(state);
  for (const { action } of state.paper === null ? [] : REQUIREMENT) {
    // Answers that stand in for a file change only with a new version.
    if (action === 'renew_document' && state.status !== 'changes_requested') continue;
    const actor = ['upload', 'remove', 'renew_document'].includes(action) ? owner : coordinator;
    const to = moved(REQUIREMENT, { status: state.paper!, subject }, action, actor, facts);
    if (to === null || (action === 'accept_document' && !state.isReleased)) continue;
    const isReleased = state.isReleased && action !== 'upload' && action !== 'remove';
    yield { to: { ...state, paper: to, isReleased }, rows: [`paper ${action}`] };
  }
  // The scanner comes back and finds nothing.
  if (state.paper === 'uploaded' && !state.isReleased) yield { to: { ...state, isReleased: true }, rows: [] };
  for (const { action } of state.outside === null ? [] : OUTSIDE) {
    const to = moved(OUTSIDE, { status: state.outside!, subject }, action, coordinator, facts);
    if (to !== null) yield { to: { ...state, outside: to }, rows: [`outside ${action}`] };
  }
}

interface Walk {
  states: Map<string, State>;
  steps: number;
  rows: Set<string>;
}

function walk(scope: Scope): Walk {
  const start: State = {
    status: 'draft',
    version: 0,
    parts: [],
    paper: null,
    isReleased: false,
    outside: null,
    permit: 0,
  };
  const states = new Map([[keyOf(start), start]]);
  const before = new Map<string, string[]>();
  const rows = new Set<string>();
  let steps = 0;
  for (const [key, state] of states) {
    let leaves = 0;
    for (const step of [...caseSteps(state, scope), ...reviewSteps(state), ...paperSteps(state)]) {
      steps += 1;
      for (const row of step.rows) rows.add(row);
      const to = { ...step.to, parts: sorted(step.to.parts) };
      const toKey = keyOf(to);
      if (to.status !== state.status) leaves += 1;
      if (!states.has(toKey)) states.set(toKey, to);
      const known = before.get(toKey);
      if (known) known.push(key);
      else before.set(toKey, [key]);
    }
    if (FINAL.includes(state.status)) assert.equal(leaves, 0, `I3: a final state is left: ${key}`);
    const counts = ['permit_issued', 'event_over', 'closed', 'revoked'].includes(state.status);
    if (state.version > 0) assertGuarded(state);
    assert.equal(state.permit === state.version && state.permit > 0, counts, `I6: ${key}`);
  }
  assertEnds(states, before);
  return { states, steps, rows };
}

/** I2: from everywhere somebody can go on until the case is over. */
function assertEnds(states: ReadonlyMap<string, State>, before: ReadonlyMap<string, string[]>): void {
  const ending = [...states].filter(([, state]) => FINAL.includes(state.status)).map(([key]) => key);
  const seen = new Set(ending);
  for (const key of seen) for (const earlier of before.get(key) ?? []) seen.add(earlier);
  for (const key of states.keys()) assert.ok(seen.has(key), `I2: no way to an end from ${key}`);
}

// Counted once and looked at. A changed table gives other numbers: look at what became possible before writing them here.
const COUNTED: readonly (Scope & { states: number; steps: number })[] = [
  { agencies: 0, hasPapers: false, states: 27, steps: 58 },
  { agencies: 1, hasPapers: false, states: 171, steps: 518 },
  { agencies: 2, hasPapers: false, states: 943, steps: 5092 },
  { agencies: 3, hasPapers: false, states: 4355, steps: 43_898 },
  { agencies: 4, hasPapers: false, states: 17_574, steps: 355_933 },
  { agencies: 0, hasPapers: true, states: 899, steps: 4622 },
  { agencies: 1, hasPapers: true, states: 6275, steps: 35_886 },
];

const rowsUsed = new Set<string>();
for (const { agencies, hasPapers, states, steps } of COUNTED) {
  const papers = hasPapers ? ', a paper and an outside approval' : '';
  test(`a case with up to ${agencies} agencies${papers} keeps every promise in ${states} states and ${steps} steps`, () => {
    const walked = walk({ agencies, hasPapers });
    assert.deepEqual({ states: walked.states.size, steps: walked.steps }, { states, steps });
    for (const row of walked.rows) rowsUsed.add(row);
  });
}

test('every row of the tables is used on the way', () => {
  const all = [
    ...APPLICATION.map((row) => `case ${row.action}`),
    ...REVIEW.filter((row) => row.action !== 'supersede').map((row) => `review ${row.action}`),
    ...REQUIREMENT.map((row) => `paper ${row.action}`),
    ...OUTSIDE.map((row) => `outside ${row.action}`),
  ];
  assert.deepEqual([...rowsUsed].sort(), all.sort());
});
