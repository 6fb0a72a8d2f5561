import { plural } from '#src/text/format.ts';

const cases = (n: number) => plural(n, { one: 'case', other: 'cases' }, 'en');

/** Words of the page on which several cases are approved at once. */
export const together = {
  link: 'Approve several at once',
  title: 'Approve several at once',
  lead: (p: { kinds: string }) =>
    `Small events (${p.kinds}) whose papers are in and whose conditions are always the same.`,
  confirmTitle: (p: { count: number }) => `Approve ${cases(p.count)}?`,
  confirmLead: 'Look through them once more.',
  papers: (p: { names: string }) => `Papers: ${p.names}.`,
  noPapers: 'No papers.',
  open: 'Open the case',
  doneTitle: (p: { count: number }) => `You approved ${cases(p.count)}`,
  choose: 'Which ones do you approve?',
  asked: 'at least one case',
  facts: (p: { day: string; place: string; people: string; organizer: string }) =>
    [p.day, p.place, p.people, p.organizer].filter(Boolean).join(' · '),
  people: (p: { count: number }) => `${plural(p.count, { one: 'person', other: 'people' }, 'en')} at most`,
  due: (p: { day: string }) => `Answer by ${p.day}`,
  look: 'Look at my choice',
  approve: (p: { count: number }) => `Approve ${cases(p.count)}`,
  change: 'Change my choice',
  notApproved: 'Not approved',
  none: 'No case can be approved this way now.',
  noneNote: 'Cases that miss a paper, changed, or need words of yours are decided one by one.',
  back: 'Back to the queue',
};
