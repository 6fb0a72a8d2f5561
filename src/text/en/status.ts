import type { RequirementState, ReviewState } from '#src/domain/workflow/states.ts';
import { ownConditions } from '#src/text/en/conditions.ts';
import { ownCorrections } from '#src/text/en/corrections.ts';

const review: Record<ReviewState, string> = {
  waiting: 'Waiting to start',
  assigned: 'Being reviewed',
  info_requested: 'Waits for you',
  approved: 'Agreed',
  approved_with_conditions: 'Agreed, with conditions',
  objected: 'Objected',
  deemed: 'No answer: counts as agreed',
  superseded: 'No longer needed',
  not_required: 'Gets a copy',
};
const paper: Record<RequirementState, string> = {
  required: 'Still needed',
  uploaded: 'Sent',
  accepted: 'Accepted',
  rejected: 'Send it again',
  waived: 'Not needed after all',
};

/** Words of the status page and the look-up. */
export const status = {
  lookUp: {
    title: 'Check a status',
    lead: 'Use the reference from your receipt and the email address of the application.',
    ref: 'Reference',
    refHint: 'For example, 7K3QW-9XM2P-4. Small letters and spaces are fine.',
    email: 'Email address',
    action: 'Show the status',
    noMatch: 'We found no application with this reference and email address. Check both, then try again.',
    again: 'Check another one',
    full: 'See everything',
    asOf: (p: { at: string }) =>
      `We cannot reach the city’s records right now. This is what they said on ${p.at}. It may have changed since then.`,
    fullNote: 'Sign in with your email address to see messages, papers and your permit.',
  },
  now: {
    heading: 'What you must do now',
    nothing: 'Nothing. We write to you when we need you.',
    answer: (p: { agency: string }) => `Answer the question from ${p.agency}.`,
    question: 'Answer a question from the city. Sign in to see it.',
    finish: 'Make the changes the city asked for, then send it again.',
    papers: (p: { count: number }) =>
      p.count === 1 ? 'Send 1 document that we need.' : `Send ${p.count} documents that we need.`,
    permit: 'Keep the permit with you at the event. Do what its conditions say.',
    over: 'Nothing. Your event is over. Thank you.',
    withdrawn: 'Nothing. You can start a new application at any time.',
    denied: 'Read the reason below. You can ask for a second look, or plan it another way.',
    revoked: 'Do not hold the event. Read why in the messages below, and call us if you have questions.',
  },
  means: {
    draft: 'You have not sent it yet.',
    submitted: 'The city has your application. It will check that nothing is missing.',
    intake_review: 'The city is checking that nothing is missing.',
    returned_incomplete: 'Something is missing. Look below, make the changes, and send it again.',
    in_agency_review: 'The agencies are looking at your plan.',
    changes_requested: 'The city asks you to change your plan. Look below.',
    ready_to_issue: 'All agencies agreed. The city prepares your permit.',
    permit_issued: 'You have a permit.',
    event_over: 'Your event is over.',
    closed: 'This case is closed.',
    withdrawn: 'You withdrew this application.',
    denied: 'The city said no. The reason is below.',
    revoked: 'The city took the permit back. You may not hold the event.',
    expired: 'We removed this draft because nobody changed it for a long time.',
  },
  /** Shown in place of a draft that was removed. */
  expired: {
    when: (p: { day: string; days: number }) =>
      `We removed this draft on ${p.day}. Nobody had changed it for ${p.days} days or more.`,
    gone: 'Its answers and files are gone. We cannot bring them back, and you cannot copy it.',
    city: 'You had not sent it. The city never saw it.',
    again:
      'You can start again at any time. Did you send us an application before? Then open it in your list and copy its answers.',
  },
  next: 'Next date',
  facts: { event: 'Your event', by: 'You hear from us by' },
  /** When a permit is likely, by cases before this one. Read by organizers and staff. */
  expected: {
    label: 'Permit likely',
    about: (p: { day: string }) => `About ${p.day}`,
    soon: (p: { day: string }) => `By ${p.day}`,
    longer: 'This one takes longer than most',
    few: 'Not enough cases yet',
    range: (p: { from: string; until: string; count: number }) =>
      `8 of 10 would come from ${p.from} to ${p.until}, as in the last ${p.count} cases of this kind.`,
    fewNote: (p: { count: number; least: number }) =>
      `We can say when ${p.least} cases of this kind are done. So far: ${p.count}.`,
  },
  lateBy: (p: { day: string }) => `We are late. It was due ${p.day}.`,
  holder: {
    office: 'The permit office',
    agencies: (p: { open: number; all: number }) => `${p.open} of ${p.all} agencies`,
    you: 'You. One agency waits for your answer.',
  },
  who: 'Who has it',
  whoDone: 'What each agency said',
  whoNote: 'Each agency counts business days. The clock stops while we wait for you.',
  columns: { agency: 'Agency', state: 'Status', since: 'Since', clock: 'Time' },
  review,
  clock: (p: { day: number; of: number; due: string }) => `Day ${p.day} of ${p.of}, due ${p.due}`,
  clockLate: (p: { due: string }) => `Late. It was due ${p.due}.`,
  clockStopped: {
    question: (p: { day: string }) => `Stopped on ${p.day}. Waits for your answer.`,
    changes: (p: { day: string }) => `Stopped on ${p.day}. Waits for your changes.`,
  },
  clockDone: 'Done',
  agenciesDone: (p: { done: number; all: number }) => `${p.done} of ${p.all} agencies have agreed.`,
  question: {
    heading: (p: { agency: string }) => `${p.agency} asks`,
    label: 'Your answer',
    asked: 'your answer',
    action: 'Send my answer',
  },
  messages: {
    heading: 'Messages',
    none: 'No messages yet.',
    from: (p: { agency: string }) => `From ${p.agency}`,
    fromYou: 'From you',
  },
  papers: {
    heading: 'Documents',
    state: paper,
    notSent: 'Not sent yet',
    none: 'No documents are needed.',
    add: 'Add or replace documents',
    send: 'Send documents',
    done: (p: { count: number }) => (p.count === 1 ? '1 document we have' : `${p.count} documents we have`),
    all: (p: { count: number }) =>
      p.count === 1 ? '1 document of this case' : `${p.count} documents of this case`,
  },
  outside: {
    heading: 'Permits from others',
    state: {
      needed: 'Not applied for yet',
      applied: 'Applied for',
      granted: 'Granted',
      refused: 'Refused',
      not_needed: 'Not needed',
    },
  },
  conditions: ownConditions,
  corrections: ownCorrections,
  permit: {
    heading: 'Your permit',
    number: (p: { number: string }) => `Permit ${p.number}`,
    get: 'Get the permit (PDF)',
    verify: 'See what people see when they scan it',
  },
  decision: { reason: 'The reason', appeal: 'If you disagree' },
  history: { heading: 'What has happened', open: 'Show all steps' },
  sent: 'What you sent',
  help: { heading: 'Need help?', call: (p: { phone: string }) => `Call ${p.phone} and say your reference.` },
  record: 'Copy of what you sent (PDF)',
  copy: 'Apply again with these answers',
  withdraw: 'Withdraw the application',
  sentOn: (p: { when: string }) => `You sent it on ${p.when}.`,
};
