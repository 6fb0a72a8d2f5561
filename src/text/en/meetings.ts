import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import { plural } from '#src/text/format.ts';

const refused: Partial<Record<RefusalCode, string>> = {
  'wrong-state': 'This meeting was closed while you were reading. Its agenda stays as it is.',
  'stale-revision':
    'A colleague changed this agenda while you were reading. Look at what is new, then send yours again. Your words are still here.',
};

const cases = (n: number) => plural(n, { one: 'case', other: 'cases' }, 'en');

/** Words of the meetings of the agencies, for staff alone. */
export const meetings = {
  refused,
  title: 'Meetings',
  lead: 'Agendas of the agencies, and what came out of them.',
  none: 'No meeting is planned.',
  noneNote: 'Who steers the cases plans one here.',
  link: (p: { day: string; time: string }) => `${p.day}, ${p.time}`,
  about: (p: { place: string; count: number }) => `${p.place} · ${cases(p.count)}`,
  closed: 'Held',
  planned: 'Planned',
  plan: {
    summary: 'Plan a meeting',
    day: 'On which day?',
    askedDay: 'the day of the meeting',
    time: 'When does it begin?',
    timeHint: 'For example, 9:30 AM or 14:00.',
    askedTime: 'the time at which it begins',
    place: 'Where?',
    askedPlace: 'where it is',
    send: 'Plan it',
  },
  agenda: {
    title: (p: { day: string }) => `Agenda of ${p.day}`,
    lead: (p: { time: string; place: string }) => `${p.time}, ${p.place}`,
    back: 'All meetings',
    isClosed: 'This meeting was held. Its agenda stays as it is.',
    none: 'No case is on the agenda.',
    noneNote: 'Cases that need a word are named below.',
    noneForYou: 'No case of your agency is on the agenda.',
    note: 'What is there to talk about?',
    askedNote: 'what there is to talk about',
    noteShown: 'To talk about',
    addNote: 'Say what there is to talk about',
    changeNote: 'Change what there is to talk about',
    saveNote: 'Save',
    up: 'Move up',
    takeOff: 'Take off the agenda',
    people: (p: { count: number }) =>
      plural(p.count, { one: 'person at once', other: 'people at once' }, 'en'),
    reason: {
      objection: 'An agency objects',
      contradiction: 'Conditions contradict each other',
      late: 'An agency is late',
      'many-agencies': 'Many agencies',
      large: 'Many people',
      soon: 'The event is near',
    },
    columns: { agency: 'Agency', state: 'State', holder: 'Who has it', due: 'Due' },
    nobody: 'Nobody yet',
    parts: (p: { name: string }) => `Agencies for ${p.name}`,
    stopped: 'Clock stopped',
    changes: (p: { day: string }) => `Since the meeting of ${p.day}`,
    news: 'Since the last meeting',
    unchanged: 'Nothing is new.',
    first: 'This case is on an agenda for the first time.',
    open: 'Missing for the permit',
    missing: {
      agencies: (p: { count: number }) =>
        plural(p.count, { one: 'agency has not agreed', other: 'agencies have not agreed' }, 'en'),
      papers: (p: { count: number }) =>
        plural(p.count, { one: 'paper is not accepted', other: 'papers are not accepted' }, 'en'),
      conditions: (p: { count: number }) =>
        plural(p.count, { one: 'condition is not met', other: 'conditions are not met' }, 'en'),
      corrections: (p: { count: number }) =>
        plural(p.count, { one: 'correction is not sent', other: 'corrections are not sent' }, 'en'),
      outside: (p: { count: number }) =>
        plural(p.count, { one: 'outside approval is open', other: 'outside approvals are open' }, 'en'),
      rules: (p: { count: number }) =>
        plural(p.count, { one: 'rule stops the permit', other: 'rules stop the permit' }, 'en'),
    },
    corrections: (p: { count: number }) =>
      `${plural(p.count, { one: 'correction is', other: 'corrections are' }, 'en')} with the organizer or just back.`,
    outcomes: 'What came out',
    noOutcomes: 'Nothing yet.',
    outcome: (p: { agency: string; day: string }) => `${p.agency}, by ${p.day}`,
    standing: { open: 'Open', late: 'Late', done: 'Done' },
    madeAt: (p: { day: string }) => `meeting of ${p.day}`,
    doneBy: (p: { name: string; day: string }) => `done by ${p.name}, ${p.day}`,
    finish: 'It is done',
    record: {
      summary: 'Write down what came out',
      words: 'What is to be done?',
      askedWords: 'what is to be done',
      agency: 'Who does it?',
      askedAgency: 'an agency',
      due: 'By when?',
      askedDue: 'by when it is to be done',
      send: 'Write it down',
    },
    suggested: 'Cases that need a word',
    noSuggested: 'None at the moment.',
    moreSuggested: (p: { count: number }) => `Show ${p.count} more`,
    add: {
      summary: 'Put another case on the agenda',
      ref: 'Reference',
      asked: 'the reference of a case',
      unknown: 'Check the reference: no case has this one',
      send: 'Put on the agenda',
    },
    put: 'Put on the agenda',
    close: 'The meeting is over',
    closeNote: 'Press this when the meeting is over. Nothing on its agenda can change after that.',
    done: {
      put: 'The case is on the agenda.',
      add: 'The case is on the agenda.',
      note: 'Your words are saved.',
      up: 'The case is moved up.',
      take_off: 'The case is off the agenda.',
      record: 'It is written down.',
      finish: 'It is done.',
      close: 'The meeting is closed.',
    },
  },
};
