/** Frame of the help, accessibility and privacy pages; their content is Markdown. */
export const help = {
  onThisPage: 'On this page',
  help: {
    title: 'Help',
    lead: 'Short answers to what people ask us most.',
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'This service is for everyone. Here is what works, what does not yet, and how to get help.',
  },
  privacy: {
    title: 'Privacy',
    lead: 'What we ask you for, who can see it and how long we keep it.',
  },
  contact: {
    heading: 'Need a person?',
    note: 'Tell us where you got stuck. If you have a reference, keep it at hand.',
  },
};
