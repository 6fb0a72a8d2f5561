/** Inviting somebody to one task, and what they see who were invited. */
export const delegates = {
  title: 'Get help with one task',
  lead: 'Invite somebody by email to fill in one task: a vendor, an insurer, a colleague. They see that task and nothing else. You send the application.',
  task: 'Task',
  taskAsked: 'the task',
  email: 'Their email address',
  emailAsked: 'their email address',
  emailHint: 'We send them a link. It works for 14 days, or until you take it back or send the application.',
  submit: 'Send the invitation',
  confirm: (p: { email: string }) =>
    `You signed in a while ago. We first check that it is you: we email a code to ${p.email}.`,
  confirmThen: (p: { email: string }) => `Then we send the invitation to ${p.email}.`,
  needsAddress:
    'To invite somebody, you need an email address of your own. We email you a code, and your draft is saved with that address.',
  withoutAddress: (p: { phone: string }) =>
    `You have no email? Then sit down with your helper at this draft, or call us: ${p.phone}.`,
  done: {
    invited: 'The invitation is on its way by email. You can see it in the list below.',
    'taken-back': 'The invitation was taken back. Its link does not work any more.',
  },
  noTasks: 'No task can be shared yet. Answer more questions first.',
  listTitle: 'Who you invited',
  none: 'You have not invited anybody yet.',
  person: 'Email',
  state: 'State',
  action: 'Change',
  states: {
    invited: 'Invited, not opened yet',
    opened: 'Opened',
    expired: 'Ended by itself',
    taken_back: 'Taken back',
    invited_again: 'Replaced by a newer link',
    sent: 'Ended when you sent it',
    withdrawn: 'Ended with the draft',
    removed: 'Ended with the draft',
  },
  until: (p: { day: string }) => `Works until ${p.day}`,
  takeBack: 'Take back',
  takeBackFor: (p: { email: string; task: string }) => `: ${p.email}, ${p.task}`,
  stays: 'What they saved stays in your draft.',
  changesTitle: 'Who changed what',
  you: 'You',
  page: 'Page',
  who: 'Last changed by',
  when: 'When',
  questions: 'Questions',
  changedBy: (p: { email: string }) => `Changed by ${p.email}`,
  inviteFromTasks: 'Get help with one task',
  invitePage: 'Ask somebody else to fill in this task',
  link: {
    title: 'Fill in one task',
    lead: (p: { task: string }) => `You were invited to fill in the task “${p.task}”.`,
    body: 'You see this task only. What you type is saved as you go, and when you press Continue. You can come back with the same link.',
    signedIn: (p: { who: string }) =>
      `This browser is signed in as ${p.who}. If you go on, it is signed out first.`,
    submit: 'Open the task',
    draftHere:
      'This browser holds a draft of yours that is not saved with an email yet. Save it first, or open the link in another browser.',
    endedTitle: 'This invitation has ended',
    endedLead:
      'It was taken back, it is too old, or the application was sent. Ask the person who invited you.',
  },
  part: {
    lead: 'You were invited to fill in this task. You see nothing else of the application.',
    until: (p: { day: string }) =>
      `The invitation is open until ${p.day}, or until the application is sent. What you saved stays.`,
    notAsked: 'This task is not needed any more. You have nothing to do.',
    open: 'Continue',
    done: 'Everything in this task is answered. Thank you. You can close this page.',
    back: 'Back to the task',
  },
};
