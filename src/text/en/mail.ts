type Case = { eventName: string; ref: string };

/** Messages by email. Each has one subject, one thing to say and one button. */
export const mail = {
  /** Stands for the name of an event that has none yet. */
  unnamed: 'your event',
  reference: 'Reference',
  moments: {
    'sign-in-code': {
      subject: (p: { service: string }) => `Your sign-in code for ${p.service}`,
      heading: 'Your sign-in code',
      lead: 'Type this code on the page where you asked for it.',
      ends: (p: { time: string }) => `It works once, until ${p.time}.`,
      orPress: 'Or press the button on the device where you asked for it.',
      button: 'Sign in',
      notYou: 'Did you not ask for this? Then do nothing. Nobody can sign in without the code.',
      neverAsk: 'We never ask for this code by phone or in a message. Do not give it to anybody.',
    },
    'draft-started': {
      subject: (p: Case) => `We saved your application ${p.ref}`,
      heading: 'Your application is saved',
      lead: (p: Case) => `We saved what you told us about ${p.eventName}.`,
      next: 'You can stop at any time and come back. The city sees nothing until you send it.',
      button: 'Go on with my application',
    },
    'draft-ending': {
      subject: (p: { ref: string; day: string }) => `We keep your draft ${p.ref} until ${p.day}`,
      subjectLast: (p: { ref: string; day: string }) => `Last reminder: your draft ${p.ref} ends ${p.day}`,
      heading: 'Do you still need your draft?',
      lead: (p: Case & { changed: string }) =>
        `You started an application for ${p.eventName}. You last changed it on ${p.changed}.`,
      ends: (p: { day: string }) =>
        `We keep it until the end of ${p.day}. After that day we remove it, with all its answers and files.`,
      keep: (p: { days: number }) =>
        `Do you want to keep it? Sign in, open a page and save it. Then we keep it for ${p.days} more days.`,
      notNeeded: 'Do you not need it any more? Then do nothing.',
      button: 'Open my draft',
    },
    invitation: {
      unnamed: 'an event',
      subject: (p: Case) => `Please fill in one task for ${p.eventName}`,
      heading: 'Please fill in one task',
      lead: (p: { inviter: string; eventName: string }) =>
        `${p.inviter} plans ${p.eventName} and asks you to fill in one task of the application to the city.`,
      task: (p: { task: string }) => `The task: ${p.task}.`,
      ends: (p: { day: string }) =>
        `The link opens this task only. It works until ${p.day}, or until the application is sent.`,
      button: 'Open the task',
      private: 'The link is for you alone. Whoever has it can read and change this task.',
      notYou: 'Do you not know this person? Then do nothing.',
    },
    'outside-request': {
      unnamed: 'an event',
      subject: (p: Case & { city: string }) => `${p.city} asks you about ${p.eventName}`,
      heading: 'Please answer the city',
      lead: (p: Case & { city: string; approval: string }) =>
        `${p.city} looks at a permit for ${p.eventName} (${p.ref}). It may need your approval: ${p.approval}.`,
      said: 'What the city asks',
      ends: (p: { day: string }) =>
        `The link opens your part of the case and nothing else. It works until ${p.day}. You need no account.`,
      button: 'Open the request',
      private: 'When you open it, we email a code to this address. Only this mailbox can answer.',
      notYou: (p: { phone: string }) => `Is this not for you? Do nothing, or call the city: ${p.phone}.`,
    },
    'outside-code': {
      subject: 'Your code to answer the city',
      heading: 'Your code',
      lead: 'Type this code on the page where you asked for it.',
      ends: (p: { time: string }) => `It works once, until ${p.time}.`,
      button: 'Back to the request',
      notYou: 'Did you not ask for this? Then do nothing. Nobody can open the request without the code.',
      neverAsk: 'We never ask for this code by phone or in a message. Do not give it to anybody.',
    },
    receipt: {
      subject: (p: Case) => `We got your application ${p.ref}`,
      subjectAgain: (p: Case) => `We got your changes to application ${p.ref}`,
      heading: 'We got your application',
      headingAgain: 'We got your changes',
      lead: (p: Case) => `Your application for ${p.eventName} is with the city. Keep the reference ${p.ref}.`,
      leadAgain: (p: Case) => `Your changes for ${p.eventName} are with the city. Reference: ${p.ref}.`,
      next: 'Now city agencies read it. You have nothing to do. We will write to you when that changes.',
      notPermit: 'This is not a permit yet. Do not start the event without one.',
      button: 'See the status',
    },
    returned: {
      subject: (p: Case) => `Something is missing in application ${p.ref}`,
      heading: 'Something is missing',
      lead: (p: Case) => `We cannot start on your application for ${p.eventName} yet.`,
      missing: 'What we need:',
      next: 'Sign in, add what is missing, and send it again. All your answers are still there.',
      button: 'See what is missing',
    },
    'changes-requested': {
      subject: (p: Case & { count: number }) =>
        p.count === 1
          ? `Please correct 1 thing in application ${p.ref}`
          : `Please correct ${p.count} things in application ${p.ref}`,
      heading: 'Please correct your application',
      lead: (p: Case) => `City agencies read your application for ${p.eventName}. They ask for corrections.`,
      due: (p: { count: number; day: string }) =>
        p.count === 1
          ? `There is 1 correction. It is due by ${p.day}.`
          : `There are ${p.count} corrections. The first is due by ${p.day}.`,
      next: 'Sign in. One list shows each one, with the reason. Change the answer or explain it, then send it again.',
      button: 'See the corrections',
    },
    question: {
      subject: (p: Case & { agency: string }) => `${p.agency} has a question about ${p.ref}`,
      heading: 'An agency has a question',
      lead: (p: Case & { agency: string }) => `${p.agency} has a question about ${p.eventName}.`,
      next: 'Their review waits until you answer.',
      button: 'Read and answer',
    },
    answer: {
      subject: (p: Case) => `The applicant answered your question: ${p.ref}`,
      subjectList: (p: Case) => `The applicant answered your corrections: ${p.ref}`,
      heading: 'The applicant answered',
      lead: (p: Case) => `The applicant answered your question about ${p.eventName}.`,
      leadList: (p: Case & { count: number }) =>
        p.count === 1
          ? `The applicant answered the correction that you asked for in ${p.eventName}.`
          : `The applicant answered the ${p.count} corrections that you asked for in ${p.eventName}.`,
      next: 'The clock of your review runs again.',
      nextList: 'Each answer stands beside what you asked for.',
      button: 'Open the case',
    },
    clock: {
      soon: {
        subject: (p: Case & { agency: string }) => `Due soon: ${p.ref} waits for ${p.agency}`,
        heading: 'A review is due soon',
        lead: (p: Case & { agency: string; day: string }) =>
          `${p.eventName} waits for ${p.agency}. Your answer is due by ${p.day}.`,
        next: 'Do you need more from the applicant? Ask a question: the clock stops until they answer.',
        button: 'Open the case',
      },
      late: {
        subject: (p: Case & { agency: string }) => `Late: ${p.ref} waits for ${p.agency}`,
        heading: 'A review is late',
        lead: (p: Case & { agency: string; day: string }) =>
          `${p.eventName} waits for ${p.agency}. The answer was due by ${p.day}.`,
        next: 'Please make sure that somebody answers. The applicant sees that it is late.',
        button: 'Open the case',
      },
      deemed: {
        subject: (p: Case) => `No answer from an agency: ${p.ref} goes on`,
        heading: 'No answer counts as no objection',
        lead: (p: Case & { agency: string; day: string }) =>
          `${p.agency} did not answer about ${p.eventName}. The answer was due by ${p.day}. By the city’s rule this counts as no objection.`,
        next: 'Until the permit is out, a reviewer of the agency can still open the decision again.',
        button: 'Open the case',
      },
    },
    'proof-refused': {
      subject: (p: Case & { agency: string }) => `${p.agency} needs another proof for ${p.ref}`,
      heading: 'Please send another proof',
      lead: (p: Case & { agency: string }) =>
        `${p.agency} did not accept what you sent for a condition of ${p.eventName}.`,
      condition: 'The condition',
      next: 'Sign in and send another one.',
      button: 'See my conditions',
    },
    permit: {
      subject: (p: Case & { number: string }) => `Your permit ${p.number} is here`,
      heading: 'Your permit is here',
      lead: (p: Case & { number: string }) => `The city gave you permit ${p.number} for ${p.eventName}.`,
      next: 'Print it, read the conditions, and keep it with you at the event.',
      check: (p: { address: string }) => `Anybody can check that it is real: ${p.address}`,
      button: 'Open my permit',
    },
    denial: {
      subject: (p: Case) => `Decision on application ${p.ref}`,
      heading: 'The city does not permit this event',
      lead: (p: Case) =>
        `The city cannot give a permit for ${p.eventName} in the way that you asked for. Reference: ${p.ref}.`,
      reason: 'The reason',
      alternative: 'What we offer instead',
      appeal: 'If you do not agree',
      button: 'Read the decision',
    },
    withdrawn: {
      subject: (p: Case) => `You took back application ${p.ref}`,
      heading: 'Your application is closed',
      lead: (p: Case) => `You took back your application for ${p.eventName}. Nobody works on it any more.`,
      next: 'You can start a new one at any time.',
      notYou: (p: { phone: string }) => `Was this not you? Call us: ${p.phone}`,
      button: 'Open my applications',
    },
    digest: {
      subject: (p: { day: string; late: number; mine: number; changed: number }) =>
        `${p.day}: ${p.late} late, ${p.mine} yours, ${p.changed} changed`,
      heading: (p: { day: string }) => `Your cases on ${p.day}`,
      parts: {
        late: 'Late',
        mine: 'Yours',
        unclaimed: 'Nobody in your agency has these yet',
        changed: 'Changed since you looked',
      },
      line: {
        event: (p: { day: string }) => `Event on ${p.day}`,
        changed: (p: { what: string }) => `New: ${p.what}`,
        unread: 'You did not open it yet',
      },
      more: 'There are more. The queue shows all of them.',
      choose: 'You choose which mails you get at the end of the queue, under “My mail”.',
      button: 'Open the queue',
    },
    revoked: {
      subject: (p: Case) => `The permit for ${p.ref} is no longer valid`,
      heading: 'Your permit is no longer valid',
      lead: (p: Case) =>
        `The city took back the permit for ${p.eventName}. The event may not go on under it.`,
      reason: 'The reason',
      next: 'Whoever scans the permit sees this from now on.',
      button: 'Read what this means',
    },
  },
  footer: {
    from: (p: { service: string; city: string }) => `${p.service}, a service of ${p.city}.`,
    help: (p: { phone: string }) => `Do you need help? Call ${p.phone}.`,
    why: 'You get this message because of an application for an event. Please do not answer it: nobody reads answers.',
    whyStaff:
      'You get this message because you work on event permits. Please do not answer it: nobody reads answers.',
    address: (p: { origin: string }) => `Our real address always starts with ${p.origin}`,
  },
};
