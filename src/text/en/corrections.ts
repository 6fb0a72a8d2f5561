import type { CorrectionKind } from '#src/domain/correction.ts';
import type { CorrectionState } from '#src/domain/workflow/states.ts';

const kind: Record<CorrectionKind, string> = {
  missing: 'Something is missing',
  unclear: 'It is not clear',
  contradicts: 'It contradicts another answer',
  needs_change: 'It needs a change',
};
const state: Record<CorrectionState, string> = {
  drafted: 'Waits to be sent',
  withdrawn: 'Taken back',
  sent: 'With the applicant',
  answered: 'Answered',
  settled: 'Settled',
  asked_again: 'Asked again',
};

/** Corrections as staff read them. */
export const staffCorrections = {
  heading: 'Corrections',
  none: 'No agency has asked for a correction.',
  kind,
  state,
  row: (p: { question: string; row: string }) => `${p.question} · ${p.row}`,
  line: (p: { agency: string; name: string; kind: string; due: string }) =>
    `${p.agency}, ${p.name}. ${p.kind}. Due by ${p.due}.`,
  before: 'Before',
  after: 'Now',
  nothing: 'Nothing',
  same: 'The answer is the same as before.',
  said: (p: { words: string }) => `The applicant says: ${p.words}`,
  settled: (p: { count: number }) =>
    p.count === 1 ? '1 correction that is done' : `${p.count} corrections that are done`,
  add: {
    summary: 'Ask for a correction',
    note: 'It waits here until the coordinator sends all agencies’ corrections as one list. The applicant can then change only what the list names.',
    target: 'Which question or document?',
    documents: 'Documents',
    kind: 'What is wrong?',
    words: 'What should the applicant do?',
    hint: 'The applicant reads this. Write it so that it can be understood without a phone call.',
    due: 'By when?',
    send: 'Add this correction',
  },
  withdraw: 'Take it back',
  settle: 'We are content',
  again: {
    summary: 'Ask again',
    words: 'What is still wrong?',
    send: 'Ask again',
  },
  about: (p: { target: string }) => `: ${p.target}`,
  asked: {
    target: 'a question or a document',
    kind: 'what is wrong',
    words: 'what the applicant should do',
    due: 'the day by which it is due',
  },
  toSend: {
    summary: (p: { count: number }) => (p.count === 1 ? 'Send 1 correction' : `Send ${p.count} corrections`),
    send: (p: { count: number }) =>
      p.count === 1 ? 'Send 1 correction to the applicant' : `Send ${p.count} corrections to the applicant`,
    note: 'The applicant gets one message and this list. The clocks of these agencies stand still until it comes back. All others go on.',
    none: 'No correction waits to be sent. Agencies and you can add one under “Corrections”.',
  },
};

/** Corrections as their organizer reads them. */
export const ownCorrections = {
  title: 'Corrections',
  lead: 'The city asks about the answers and documents on this list. You can change these and nothing else.',
  none: 'The city asks for no corrections.',
  heading: 'What the city asks for',
  todo: (p: { count: number; day: string }) =>
    p.count === 1
      ? `The city asks you for 1 correction. It is due by ${p.day}.`
      : `The city asks you for ${p.count} corrections. The first is due by ${p.day}.`,
  allDone: 'You have answered everything on the list. Now send it.',
  open: 'See the list',
  left: (p: { done: number; all: number }) => `${p.done} of ${p.all} done`,
  asks: (p: { agency: string }) => `${p.agency} asks`,
  due: (p: { day: string }) => `Due by ${p.day}`,
  kind,
  progress: { open: 'To do', changed: 'Changed', explained: 'Explained' },
  answeredState: { waits: 'The agency reads your answer', settled: 'Done' },
  change: 'Change this answer',
  upload: 'Send a new document',
  explain: 'Explain instead',
  explainMore: 'Add an explanation',
  explainLabel: 'What should the agency know?',
  explainAsked: 'what the agency should know',
  send: 'Save the explanation',
  about: (p: { target: string }) => ` for: ${p.target}`,
  youWrote: (p: { words: string }) => `You wrote: ${p.words}`,
  yours: 'Your answer so far:',
  before: 'Before',
  after: 'Now',
  nothing: 'Nothing',
  same: 'You did not change this answer.',
  saved: 'We saved it. The agency gets it when you send the list.',
  brought: {
    heading: 'New questions',
    note: 'Your changes brought these up. Answer them before you send.',
  },
  next: 'Check and send',
  notYet: 'When all are done, you can check and send them together.',
  rest: 'You can read all your other answers.',
  readAll: 'Read all answers',
  past: 'What you sent before',
  page: {
    why: 'Why you can change this',
    asks: (p: { agency: string; kind: string }) => `${p.agency}: ${p.kind}`,
    brought: 'One of your changes brought up a question on this page.',
    closed: 'This page is closed for now. The city did not ask about it.',
    others: 'The other answers on this page',
    back: 'Back to the list',
  },
  seeAll: 'See what you sent',
};
