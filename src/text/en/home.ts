/** The front page. */
export const home = {
  title: (p: { city: string }) => `Event permits in ${p.city}`,
  lead: 'Block party, festival, race, parade, market or march: find out what you need, apply once, and see who has your application.',
  apply: {
    action: 'Find out what you need',
    note: 'A few questions, no account. At the end you see if you need a permit, by when, and can start to apply.',
  },
  back: {
    heading: 'Come back to something',
    mine: 'My applications',
    mineNote: 'Go on with a draft, answer a question or get your permit. We email you a code to sign in.',
    status: 'Check a status',
    statusNote: 'Use the reference and the email on the application. No account needed.',
    verify: 'Verify a permit',
    verifyNote: 'Scan or type the code on a permit to see if it is real and what it allows.',
  },
  steps: {
    heading: 'How it works',
    find: 'Find out what you need',
    findNote:
      'You see which city agencies look at your event, which documents they ask for and the earliest date that works.',
    apply: 'Apply once, in your own time',
    applyNote:
      'Answer by topic, in any order. We save every page. You do not fill in a form for each agency.',
    review: 'Agencies review at the same time',
    reviewNote:
      'You see who has it, since when, and when to expect an answer. If something is missing, we ask you for just that.',
    permit: 'Get your permit',
    permitNote: 'Print it or show it on your phone. Anyone can scan it to see that it is real.',
  },
  facts: {
    heading: 'Good to know',
    early: 'Start early',
    earlyNote:
      'Some events need weeks of notice. The questions show your last day to apply before you type anything personal.',
    speech: 'March, vigil or protest?',
    speechNote: 'There is a short form for that. Being late is not a reason to say no.',
    languages: 'In your language',
    languagesNote: 'Everything here is in English and Spanish. Call us for help in other languages.',
  },
};
