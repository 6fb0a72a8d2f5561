import type { Answers } from '#src/domain/application/answers.ts';
import type { IssueCode } from '#src/domain/application/field.ts';
import { findStep, issuesOf } from '#src/domain/application/journey.ts';

// A festival over two evenings on which the checks of steps are tried, one answer at a time.

export const TODAY = '2027-06-05';

export const festival: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  places: { types: ['street', 'private_property'] },
  people: { peak: 800 },
  activities: { list: ['food', 'alcohol', 'sound', 'structures', 'power', 'fire', 'rides'] },
  applicant: { role: 'individual', name: 'Ana Ruiz', phone: '+14105550123' },
  onsite: { isApplicant: 'yes' },
  dates: {
    pattern: 'several_days',
    days: [
      { id: 'd1', date: '2027-07-10', start: '17:00', end: '01:00' },
      { id: 'd2', date: '2027-07-11', start: '17:00', end: '23:00' },
    ],
    setupNeeded: 'yes',
  },
  traffic: { closure: 'yes', noParking: 'yes' },
  sound: { exemption: 'no' },
  fire: { kinds: ['fireworks'] },
};

/** Whether a page of these answers names an issue at a path. */
export const codeAt = (id: string, answers: Answers, path: string, today = TODAY): IssueCode | undefined =>
  issuesOf(findStep(id)!, answers, today).find((issue) => issue.path === path)?.code; // ids are written by hand

/** The festival with other dates. Shape: pure. */
export const withDates = (dates: Answers['dates']): Answers => ({
  ...festival,
  dates: { ...festival.dates, ...dates },
});
/** One day of it. Shape: pure. */
export const day = (id: string, date: string, start: string, end: string) => ({ id, date, start, end });

export type StepCase = [
  title: string,
  step: string,
  answers: Answers,
  path: string,
  code: IssueCode | undefined,
];
