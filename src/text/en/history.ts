import type { HistoryAction, HistoryParams } from '#src/domain/history.ts';

type Sentence = (p: HistoryParams) => string;

const because = (p: HistoryParams) => (p.reasons.length ? `: ${p.reasons.join('; ')}` : '');

const of = (p: HistoryParams) => (p.approval === null ? '' : `: ${p.approval}`);

const lines: Record<HistoryAction | 'other', Sentence> = {
  start: () => 'Application started',
  save: () => 'Answers saved',
  adopt: () => 'Application joined to an email address',
  make_return_code: () => 'Return code made',
  use_return_code: () => 'Draft opened with the return code',
  carry_over: () => 'Draft kept when another one was opened in the same browser',
  invite_delegate: () => 'Somebody invited to one task',
  take_back_delegate: () => 'Invitation to a task taken back',
  ask_outside: (p) => `Asked by a link${of(p)}`,
  take_back_outside: (p) => `Link taken back${of(p)}`,
  open_outside_request: (p) => `Link opened${of(p)}`,
  question_outside: (p) => `Question from outside the city${of(p)}`,
  open_invitation: () => 'Invitation to a task opened',
  submit: (p) => (p.version === null ? 'Application sent' : `Application sent (version ${p.version})`),
  resubmit: (p) => (p.version === null ? 'Corrections sent' : `Corrections sent (version ${p.version})`),
  begin_intake: () => 'Check for missing parts started',
  return: (p) => `Sent back to the applicant${because(p)}`,
  accept: () => 'Found complete and sent to the agencies',
  request_changes: () => 'Corrections asked for',
  clear: () => 'All agencies agreed: ready for the permit',
  reopen: () => 'Opened again for the agencies',
  issue: () => 'Permit issued',
  deny: (p) => `Permit denied${because(p)}`,
  withdraw: () => 'Application taken back by the applicant',
  revoke: () => 'Permit taken back',
  finish: () => 'Event is over',
  close: () => 'Case closed',
  expire: () => 'Draft removed because nobody changed it',
  claim: (p) => `Review taken up${p.agency === null ? '' : ` by ${p.agency}`}`,
  release: (p) => `Review put back${p.agency === null ? '' : ` by ${p.agency}`}`,
  leave: (p) =>
    `Review put back${p.agency === null ? '' : ` for ${p.agency}`}: its reader has another role now`,
  take_over: (p) => `Review taken over${p.agency === null ? '' : ` by ${p.agency}`}`,
  hand_over: (p) => `Review given to a colleague${p.agency === null ? '' : ` at ${p.agency}`}`,
  ask: (p) => (p.agency === null ? 'Question asked' : `${p.agency} asked a question`),
  take_answer: (p) => (p.agency === null ? 'Question answered' : `Question of ${p.agency} answered`),
  approve: (p) => (p.agency === null ? 'Approved' : `${p.agency} approved`),
  approve_with_conditions: (p) =>
    p.agency === null ? 'Approved with conditions' : `${p.agency} approved with conditions`,
  object: (p) => (p.agency === null ? `Objection${because(p)}` : `${p.agency} objected${because(p)}`),
  deem: (p) =>
    `No answer in time${p.agency === null ? '' : ` from ${p.agency}`}: counts as no objection${p.rule === null ? '' : ` (rule ${p.rule})`}`,
  reconsider: (p) => (p.agency === null ? 'Decision opened again' : `${p.agency} opened its decision again`),
  supersede: (p) =>
    p.agency === null ? 'Review no longer needed' : `Review of ${p.agency} no longer needed`,
  upload: (p) => (p.document === null ? 'Document added' : `Document added: ${p.document}`),
  remove: (p) => (p.document === null ? 'Document removed' : `Document removed: ${p.document}`),
  accept_document: (p) => (p.document === null ? 'Document accepted' : `Document accepted: ${p.document}`),
  reject_document: (p) =>
    p.document === null ? 'Document not accepted' : `Document not accepted: ${p.document}`,
  waive_document: (p) => (p.document === null ? 'Document not needed' : `Document not needed: ${p.document}`),
  renew_document: (p) =>
    p.document === null ? 'Document given again' : `Document given again: ${p.document}`,
  record_applied: (p) =>
    p.approval === null ? 'Outside approval applied for' : `Applied for outside the city: ${p.approval}`,
  record_granted: (p) =>
    p.approval === null ? 'Outside approval granted' : `Granted outside the city: ${p.approval}`,
  record_refused: (p) =>
    p.approval === null ? 'Outside approval refused' : `Refused outside the city: ${p.approval}`,
  record_not_needed: (p) =>
    p.approval === null ? 'Outside approval not needed' : `Not needed outside the city: ${p.approval}`,
  send_proof: (p) =>
    p.agency === null ? 'Proof of a condition sent' : `Proof of a condition sent to ${p.agency}`,
  take_back_proof: () => 'Proof of a condition asked for again',
  accept_proof: (p) => (p.agency === null ? 'Condition met' : `${p.agency} found a condition met`),
  refuse_proof: (p) =>
    p.agency === null ? 'Proof of a condition not accepted' : `${p.agency} did not accept a proof`,
  waive_condition: (p) => (p.agency === null ? 'Condition not needed' : `${p.agency} dropped a condition`),
  restore_condition: (p) =>
    p.agency === null ? 'Condition needed again' : `${p.agency} set a condition again`,
  settle_conditions: (p) =>
    p.subject === null ? 'Contradiction settled' : `Contradiction settled: ${p.subject}`,
  hold_signature: (p) =>
    p.agency === null
      ? 'Decision holds, the change is small'
      : `Decision of ${p.agency} holds, the change is small`,
  put_on_agenda: () => 'Put on the agenda of a meeting',
  take_off_agenda: () => 'Taken off the agenda of a meeting',
  record_outcome: (p) => `Meeting: a task for ${p.owner ?? 'an agency'}`,
  finish_outcome: (p) =>
    p.owner === null ? 'A task of a meeting is done' : `A task of a meeting is done: ${p.owner}`,
  add_pin: (p) => (p.pin === null ? 'Pin put on a plan' : `Pin ${p.pin} put on a plan`),
  reply_pin: (p) => (p.pin === null ? 'Pin on a plan answered' : `Pin ${p.pin} on a plan answered`),
  resolve_pin: (p) => (p.pin === null ? 'Pin on a plan settled' : `Pin ${p.pin} on a plan settled`),
  reopen_pin: (p) => (p.pin === null ? 'Pin on a plan opened again' : `Pin ${p.pin} on a plan opened again`),
  add_correction: (p) =>
    p.agency === null ? 'Correction noted down' : `${p.agency} noted down a correction`,
  withdraw_correction: (p) =>
    p.agency === null ? 'Correction taken back' : `${p.agency} took a correction back`,
  send_correction: () => 'Correction sent to the applicant',
  explain_correction: (p) =>
    p.agency === null ? 'Correction explained in words' : `Correction of ${p.agency} explained in words`,
  answer_correction: () => 'Correction answered',
  settle_correction: (p) =>
    p.agency === null ? 'Correction settled' : `${p.agency} is content with a correction`,
  ask_again: (p) =>
    p.agency === null ? 'Correction asked for again' : `${p.agency} asked for a correction again`,
  note: () => 'Internal note added',
  assign: () => 'Coordinator named',
  unassign: () => 'Case put back: its coordinator has another role now',
  scan: (p) =>
    p.document === null ? 'Document checked for viruses' : `Document checked for viruses: ${p.document}`,
  refuse_infected: (p) =>
    p.document === null
      ? 'Document refused: it has a virus'
      : `Document refused, it has a virus: ${p.document}`,
  read_document: (p) => (p.document === null ? 'Document opened' : `Document opened: ${p.document}`),
  other: () => 'Change recorded',
};

/** The history of a case in words, the same for the applicant and the city. */
export const history = {
  heading: 'History',
  empty: 'Nothing has happened yet.',
  applicant: 'Applicant',
  /** To whoever does not need the address. */
  outside: 'Outside the city, by a link',
  delegate: 'Invited by the applicant',
  delegateOf: (p: { email: string }) => `${p.email}, invited`,
  service: 'The service',
  city: 'The city',
  staff: (p: { name: string; agency: string }) => `${p.name}, ${p.agency}`,
  lines,
};
