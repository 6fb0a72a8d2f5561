/** Words with which the coordinator steers a case. */
export const steer = {
  heading: 'Steer the case',
  begin_intake: 'Start the check',
  accept: 'Everything is there: send it to the agencies',
  issue: 'Issue the permit',
  close: 'Close the case',
  missing: 'Still missing before the permit',
  nothingMissing: 'Nothing is missing.',
  missingAgency: (p: { agency: string; state: string; clock: string }) =>
    `${p.agency}: ${p.state}${p.clock && `, ${p.clock}`}`,
  missingNone: 'has not been asked yet',
  missingPapers: (p: { count: number }) => `${p.count} papers are not accepted yet`,
  missingPaper: (p: { paper: string; state: string }) => `${p.paper}: ${p.state}`,
  missingOutside: (p: { approval: string; whom: string; state: string }) =>
    `${p.approval} (${p.whom}): ${p.state}`,
  missingContradiction: (p: { subject: string }) => `Conditions contradict each other: ${p.subject}`,
  missingCondition: (p: { agency: string; condition: string; state: string }) =>
    `${p.agency}: ${p.condition} (${p.state})`,
  missingCorrection: (p: { agency: string; target: string }) =>
    `${p.agency}: a correction waits to be sent (${p.target})`,
  missingRule: (p: { rule: string; words: string }) => `Rule ${p.rule}: ${p.words}`,
  return: {
    summary: 'Give it back: something is missing',
    reasons: 'What is missing?',
    words: 'What should the applicant do?',
    hint: 'The applicant reads this and gets it by email.',
    send: 'Give it back',
    asked: { reasons: 'what is missing', words: 'what the applicant should do' },
  },
  deny: {
    summary: 'Deny',
    reason: 'Reason',
    words: 'Why does this reason apply here?',
    hint: 'The applicant reads this. Say what you found, not what you think of the event.',
    alternative: 'What do you offer instead?',
    alternativeHint: 'Another time, place or route that works.',
    lawCheckedBy: 'Who in the Law Department checked this?',
    lawCheckedByHint: 'Name and day. It stays in the history of the case.',
    duties: 'Before you deny',
    appeal: 'The applicant also gets this',
    send: 'Deny the case',
    asked: {
      reason: 'a reason',
      words: 'why this reason applies',
      alternative: 'what you offer instead',
      lawCheckedBy: 'who checked this, and when',
    },
  },
  revoke: {
    summary: 'Revoke the permit',
    reason: 'Why?',
    hint: 'The applicant reads this. Whoever scans the permit sees at once that it is no longer valid.',
    send: 'Revoke the permit',
    asked: 'why',
  },
  /** Words of the completeness check. */
  check: {
    heading: 'Is everything there?',
    onTime: (p: { day: string }) => `Sent in time: the last day was ${p.day}.`,
    noLastDay: 'No rule says how early it must be sent.',
    late: (p: { day: string }) => `Sent late: the last day was ${p.day}. It may be refused for that.`,
    lateAllowed: (p: { day: string }) =>
      `Sent late: the last day was ${p.day}. It cannot be refused for that alone.`,
    papersMissing: (p: { papers: string }) => `No file yet: ${p.papers}.`,
    papersToRead: (p: { papers: string }) => `To look at: ${p.papers}.`,
    papersDone: 'Every paper that is needed now is there.',
    agencies: (p: { agencies: string }) => `Goes to: ${p.agencies}.`,
    noAgencies: 'No agency must decide.',
    outside: (p: { approvals: string }) => `Others must approve too: ${p.approvals}.`,
    warning: (p: { words: string }) => `Mind this: ${p.words}`,
  },
};
