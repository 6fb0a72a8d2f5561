import type { LibraryCondition, ProofKind } from '#src/domain/city.ts';
import type { ConditionState } from '#src/domain/workflow/states.ts';
import { plural } from '#src/text/format.ts';

const state: Record<ConditionState, string> = {
  open: 'Open',
  proof_sent: 'Proof to be checked',
  proof_refused: 'Proof not accepted',
  met: 'Met',
  waived: 'Not needed',
};
const proof: Record<ProofKind, string> = {
  none: 'No proof',
  photo: 'A photo',
  document: 'A document',
  receipt: 'A receipt',
  words: 'A few words',
  inspection: 'We come and look',
};
const judge: Record<ConditionState, string> = {
  open: 'Not needed',
  proof_sent: 'Do not accept, or not needed',
  proof_refused: 'Not needed',
  met: 'Take it back',
  waived: 'Needed after all',
};

/** Conditions as staff read them. */
export const staffConditions = {
  heading: 'Conditions',
  state,
  proof,
  proofAsked: 'What shows that it is met?',
  because: (p: { rule: string }) => `Suggested by rule ${p.rule}:`,
  private: 'Not on the public page',
  setAside: 'Another condition holds in its place.',
  outdone: 'Another condition asks for more.',
  why: (p: { reason: string }) => `Why: ${p.reason}`,
  wrote: (p: { words: string }) => `The organizer says: ${p.words}`,
  scanning: '(being checked for viruses)',
  accept_proof: 'It is met',
  judge,
  refuse_proof: 'Do not accept the proof',
  waive_condition: 'Not needed',
  restore_condition: 'Needed after all',
  contradiction: (p: { subject: string }) => `These contradict each other: ${p.subject}`,
  holds: 'Which one holds?',
  allHold: 'All of them hold together',
  settleReason: 'Why?',
  settleHint: 'Staff can read this. The agencies find it in the notes.',
  settle: 'Settle this',
  waitsForCoordinator: 'The coordinator says which one holds. The permit waits for that.',
  settled: (p: { count: number }) =>
    plural(p.count, { one: 'contradiction settled', other: 'contradictions settled' }, 'en'),
  settledBy: (p: { subject: string; name: string; day: string; reason: string }) =>
    `${p.subject}: settled by ${p.name} on ${p.day}. ${p.reason}`,
  asked: { holds: 'which one holds', settled: 'why this one holds' },
};

const met: Record<LibraryCondition['met'], string> = {
  before_issue: 'Before you get the permit',
  during: 'During the event',
  after: 'After the event',
};
const ownState: Record<ConditionState, string> = {
  open: 'To do',
  proof_sent: 'We check what you sent',
  proof_refused: 'Send it again',
  met: 'Done',
  waived: 'Not needed',
};
const asked: Record<ProofKind, string> = {
  none: 'You do not need to send anything.',
  photo: 'Send a photo.',
  document: 'Send a document.',
  receipt: 'Send a receipt.',
  words: 'Tell us in a few words.',
  inspection: 'The agency comes and looks.',
};

/** Conditions as their organizer reads them. */
export const ownConditions = {
  heading: 'Conditions',
  title: 'Your conditions',
  lead: 'Your permit depends on these. Where we ask for it, show us that you did it.',
  none: 'No agency has set a condition.',
  met,
  state: ownState,
  asked,
  open: 'Show that conditions are met',
  see: 'See all conditions',
  awaited: (p: { count: number }) =>
    p.count === 1 ? 'Show us that you meet 1 condition.' : `Show us that you meet ${p.count} conditions.`,
  refused: (p: { reason: string }) => `Why we need another one: ${p.reason}`,
  file: 'Choose the file',
  again: 'Add another file',
  send: 'Send',
  for: (p: { condition: string }) => ` for: ${p.condition}`,
  words: 'How did you do it?',
  wordsAsked: 'how you did it',
  youWrote: (p: { words: string }) => `You wrote: ${p.words}`,
  sent: 'We have it. The agency looks at it.',
};
