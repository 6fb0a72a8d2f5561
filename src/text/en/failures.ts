/** Pages of last resort, drawn without the frame of the service: few words that help to go on. */
export const failures = {
  unreadable: {
    title: 'We could not read this',
    lead: 'The address or the form did not reach us whole. Go back and try again.',
  },
  foreign: {
    title: 'We did not take this form',
    lead: 'It was not sent from a page of this service. Open the page here and send it again.',
  },
  forbidden: {
    title: 'You cannot open this page',
    lead: 'Your account cannot do this. Ask the person who manages your team’s access.',
  },
  signInFirst: {
    title: 'Sign in to go on',
    lead: 'Your sign-in has ended. Sign in in another window, then come back to this page and send it again.',
  },
  notFound: {
    title: 'Page not found',
    lead: 'The address may be old, or have a typing mistake in it.',
  },
  wrongMethod: {
    title: 'This does not work at this address',
    lead: 'Go to the start page and take it from there.',
  },
  tooSlow: {
    title: 'The connection was too slow',
    lead: 'What you sent did not reach us whole. Go back and send it again.',
  },
  changed: {
    title: 'This has changed meanwhile',
    lead: 'Open the page again to see the newest state.',
  },
  tooLarge: {
    title: 'This is too large',
    lead: 'Go back and make it smaller. A file can have up to 25 MB, and a form about 200,000 letters.',
  },
  wrongKind: {
    title: 'We cannot read this kind of form',
    lead: 'Use the form on our page to send your answers.',
  },
  wrongHost: {
    title: 'This is not our address',
    lead: 'Open the service at its own address.',
  },
  tooMany: {
    title: 'Too many requests',
    lead: 'There were too many requests in a short time. Wait a few minutes, then try again.',
  },
  broken: {
    title: 'The service has a problem',
    lead: 'We could not finish this. What you saved before is safe. Try again in a few minutes.',
  },
  unavailable: {
    title: 'The service is not available right now',
    lead: 'What you saved before is safe. Try again in a minute.',
  },
  readOnly: {
    title: 'We cannot save anything right now',
    lead: 'You can read everything. What you saved before is safe. Try again in a few minutes.',
  },
  signInBeside: 'Sign in (opens another window)',
  kept: 'What you typed is kept on this page. Leave the page open, and send it again with this button.',
  readable: 'What you typed, so that you can copy it:',
  filesNotKept: 'Files are not kept. Choose them again on the next page.',
  tryAgain: 'Try again',
  toStart: 'Go to the start page',
  incident: (p: { id: string }) => `If you call us about it, give this number: ${p.id}`,
};
