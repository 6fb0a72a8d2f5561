import type { HistoryAction } from '#src/domain/history.ts';

/** What may have happened to a case since somebody looked, as a reviewer speaks of it. */
export const CHANGE_KINDS = [
  'version',
  'answer',
  'question',
  'paper',
  'decision',
  'condition',
  'correction',
  'outside',
  'note',
  'pin',
  'status',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Of each line of the history what it means to who reviews the case; null for what changes nothing for them. */
const KIND_OF: Record<HistoryAction, ChangeKind | null> = {
  start: null,
  save: null,
  submit: 'version',
  resubmit: 'version',
  begin_intake: 'status',
  return: 'status',
  accept: 'status',
  request_changes: 'status',
  clear: 'status',
  reopen: 'status',
  issue: 'status',
  deny: 'status',
  withdraw: 'status',
  revoke: 'status',
  finish: 'status',
  close: 'status',
  expire: null,
  claim: null,
  release: null,
  take_over: null,
  hand_over: null,
  ask: 'question',
  take_answer: 'answer',
  approve: 'decision',
  approve_with_conditions: 'decision',
  object: 'decision',
  deem: 'decision',
  reconsider: 'decision',
  supersede: null,
  upload: 'paper',
  remove: 'paper',
  accept_document: 'paper',
  reject_document: 'paper',
  waive_document: 'paper',
  renew_document: 'paper',
  record_applied: 'outside',
  record_granted: 'outside',
  record_refused: 'outside',
  record_not_needed: 'outside',
  send_proof: 'condition',
  take_back_proof: 'condition',
  accept_proof: 'condition',
  refuse_proof: 'condition',
  waive_condition: 'condition',
  restore_condition: 'condition',
  settle_conditions: 'condition',
  add_correction: 'correction',
  withdraw_correction: null,
  send_correction: null,
  explain_correction: null,
  answer_correction: null,
  settle_correction: null,
  ask_again: 'correction',
  adopt: null,
  make_return_code: null,
  use_return_code: null,
  carry_over: null,
  invite_delegate: null,
  take_back_delegate: null,
  open_invitation: null,
  hold_signature: 'version',
  note: 'note',
  add_pin: 'pin',
  reply_pin: 'pin',
  resolve_pin: 'pin',
  reopen_pin: 'pin',
  assign: null,
  scan: null,
  refuse_infected: 'paper',
  read_document: null,
};

/** The lines of the history that a reviewer is told of. */
export const TELLING_ACTIONS: readonly string[] = Object.entries(KIND_OF).flatMap(([action, kind]) =>
  kind === null ? [] : [action],
);

/** What a list of lines means, each kind once. Shape: pure; in the order of `CHANGE_KINDS`, unknown lines left out. */
export function changeKindsOf(actions: readonly string[]): ChangeKind[] {
  const found = new Set(actions.map((action) => (KIND_OF as Record<string, ChangeKind | null>)[action]));
  return CHANGE_KINDS.filter((kind) => found.has(kind));
}
