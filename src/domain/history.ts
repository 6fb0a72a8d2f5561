import type { City, Words } from '#src/domain/city.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { CONDITION, type ConditionAction } from '#src/domain/workflow/condition-transitions.ts';
import { CORRECTION, type CorrectionAction } from '#src/domain/workflow/correction-transitions.ts';
import { PIN, type PinAction } from '#src/domain/workflow/pin-transitions.ts';
import {
  APPLICATION,
  type ApplicationAction,
  OUTSIDE,
  type OutsideAction,
  REQUIREMENT,
  REVIEW,
  type RequirementAction,
  type ReviewAction,
} from '#src/domain/workflow/transitions.ts';

/** Changes that move no status and still get their line. */
export const RECORDED_ACTIONS = [
  'start',
  'adopt',
  'make_return_code',
  'use_return_code',
  'carry_over',
  'invite_delegate',
  'take_back_delegate',
  'open_invitation',
  'note',
  'assign',
  // Whoever steered the case may do it no more.
  'unassign',
  'scan',
  'refuse_infected',
  'read_document',
  'settle_conditions',
  'hold_signature',
  'add_pin',
  'add_correction',
  'ask_outside',
  'take_back_outside',
  'open_outside_request',
  'question_outside',
  'put_on_agenda',
  'take_off_agenda',
  'record_outcome',
  'finish_outcome',
] as const;
export type RecordedAction = (typeof RECORDED_ACTIONS)[number];

/** Everything a line of the history can say. A new action does not compile until both languages have its sentence. */
export type HistoryAction =
  | ApplicationAction
  | ReviewAction
  | RequirementAction
  | OutsideAction
  | ConditionAction
  | PinAction
  | CorrectionAction
  | RecordedAction;

/** Lines about what staff do among themselves. The applicant's page leaves them out. */
const AMONG_STAFF: readonly string[] = [
  'note',
  'claim',
  'release',
  'leave',
  'unassign',
  'add_correction',
  'withdraw_correction',
  'ask_again',
  'hold_signature',
  'add_pin',
  'ask_outside',
  'take_back_outside',
  'open_outside_request',
  'question_outside',
  'put_on_agenda',
  'take_off_agenda',
  'record_outcome',
  'finish_outcome',
  ...PIN.map((row) => row.action),
] satisfies HistoryAction[];

/** Whether a line of the history is for staff alone. Shape: pure. */
export const isAmongStaff = (action: string): boolean => AMONG_STAFF.includes(action);

/** Facts for the sentence of a line. No free text of people, no personal data. */
export type HistoryDetail = Record<string, string | number | boolean | null | string[]>;

/** What the sentence of a line may use, already in words. Null where the line does not say. */
export interface HistoryParams {
  agency: string | null;
  document: string | null;
  approval: string | null;
  /** What contradicting conditions speak of. */
  subject: string | null;
  version: number | null;
  /** The number of a pin on a plan. */
  pin: number | null;
  /** The agency to which a meeting left something to do. */
  owner: string | null;
  /** The rule that decided, where no person did. */
  rule: string | null;
  reasons: string[];
}

export interface HistoryLine {
  /** Key of the sentence; `other` for an action this version of the program does not know. */
  key: HistoryAction | 'other';
  who: {
    kind: 'applicant' | 'delegate' | 'outside' | 'staff' | 'system';
    name: string;
    agency: string | null;
  };
  params: HistoryParams;
}

const KNOWN = new Set<string>([
  ...[APPLICATION, REVIEW, REQUIREMENT, OUTSIDE, CONDITION, PIN, CORRECTION].flatMap((table) =>
    table.map((row) => row.action),
  ),
  ...RECORDED_ACTIONS,
]);

const OTHER_KINDS = ['staff', 'system', 'delegate', 'outside'] as const;
const isOtherKind = (kind: string): kind is (typeof OTHER_KINDS)[number] =>
  OTHER_KINDS.some((one) => one === kind);

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * One activity as a sentence's key and values, for the history on the case and the status page.
 * Shape: pure; a key the city no longer has keeps its own spelling, so that old lines stay readable.
 */
export function historyLine(
  activity: {
    action: string;
    actor_kind: string;
    actor_name: string;
    agency: string | null;
    detail: Record<string, unknown>;
  },
  city: City,
  locale: Locale,
): HistoryLine {
  const { detail } = activity;
  const named = (list: readonly { key: string; name: Words }[], key: string | null): string | null =>
    key === null ? null : (list.find((one) => one.key === key)?.name[locale] ?? key);
  const agency = named(city.agencies, activity.agency);
  const reasonKeys = [detail.reason, detail.reasons].flat().flatMap((one) => textOf(one) ?? []);
  const objections = city.agencies.find((one) => one.key === activity.agency)?.objectionReasons ?? [];
  // The same key may mean one thing to an agency and another in a denial.
  const listed = { return: city.returnReasons, deny: city.denialReasons }[activity.action] ?? objections;
  const kind = activity.actor_kind;
  return {
    key: KNOWN.has(activity.action) ? (activity.action as HistoryAction) : 'other', // KNOWN holds exactly these
    who: {
      kind: isOtherKind(kind) ? kind : 'applicant',
      name: activity.actor_name,
      agency,
    },
    params: {
      agency,
      document: named(city.documentKinds, textOf(detail.document)),
      approval: named(city.outsideApprovals, textOf(detail.approval)),
      subject: named(city.conditionSubjects, textOf(detail.subject)),
      version: typeof detail.version === 'number' ? detail.version : null,
      owner: named(city.agencies, textOf(detail.owner)),
      pin: typeof detail.pin === 'number' ? detail.pin : null,
      rule: textOf(detail.rule),
      reasons: reasonKeys.map((key) => listed.find((one) => one.key === key)?.words[locale] ?? key),
    },
  };
}

/** A signed mark over everything written so far, in the order of `seq`. */
export interface Checkpoint {
  number: number;
  lastSeq: number;
  rowsCount: number;
  /** Running digest over `seq` and hash of every row up to `lastSeq`. */
  digest: string;
  madeAt: string;
}

/** The exact text that a checkpoint signs. Shape: pure. */
export const checkpointText = ({ number, lastSeq, rowsCount, digest, madeAt }: Checkpoint): string =>
  canonicalJson({ purpose: 'history', number, lastSeq, rowsCount, digest, madeAt });
