import { count, listAnd } from '#src/text/format.ts';
import type { IssueCode, IssueWords } from '#src/text/issue-words.ts';

const what = (p: IssueWords) => p.asked ?? `“${p.label}”`;
const number = (value: number | undefined) => count(value ?? 0, 'en');
const part = { month: 'the month', day: 'the day', year: 'the year' };

/** The sentence about each kind of issue. Apart from the rest, because the browser loads it too. */
export const issues: Record<IssueCode, (p: IssueWords) => string> = {
  required: (p) => {
    if (!p.asked) return p.by === 'upload' ? `Upload a file for “${p.label}”` : `Answer “${p.label}”`;
    if (p.by === 'choose') return `Choose ${p.asked}`;
    if (p.by === 'upload') return `Upload ${p.asked}`;
    if (p.by === 'add') return `Add ${p.asked}`;
    return `Enter ${p.asked}`;
  },
  'too-long': (p) => `Shorten ${what(p)} to ${number(p.max)} characters or fewer`,
  'too-short': (p) => `Write at least ${number(p.min)} characters for ${what(p)}`,
  'not-a-number': (p) => `Enter ${what(p)} as a number, like ${p.example ?? '12.5'}`,
  'not-whole': (p) => `Enter ${what(p)} as a whole number, like ${p.example ?? '250'}`,
  'too-small': (p) => `Enter ${number(p.min)} or more for ${what(p)}`,
  'too-large': (p) => `Enter ${number(p.max)} or less for ${what(p)}`,
  'not-an-email': () => 'Enter an email address with an @ and a dot, like name@example.com',
  'not-a-phone': () =>
    'Enter a phone number with 10 digits, like 410-555-0100. For other countries, start with a +',
  'not-a-date': (p) =>
    p.missing?.length
      ? `Add ${listAnd(
          p.missing.map((one) => part[one]),
          'en',
        )} to ${what(p)}`
      : `Enter a day that exists for ${what(p)}, like ${p.example ?? '6 27 2027'}`,
  'in-the-past': (p) =>
    p.earliest ? `Choose ${p.earliest} or later for ${what(p)}` : `Choose a day in the future for ${what(p)}`,
  'not-a-time': (p) => `Enter ${what(p)} like 9:30 AM or 19:00`,
  'end-before-start': () => 'Make the end later than the start',
  'not-an-option': (p) => `Choose one of the answers shown for ${what(p)}`,
  'in-the-future': (p) => `Choose today or a day before today for ${what(p)}`,
  'too-far-ahead': (p) => `Choose a day that is not more than a few years away for ${what(p)}`,
  'am-or-pm': (p) => `Add AM or PM to ${what(p)}, like 7:30 PM`,
  'none-with-others': () => 'Choose “None of these” alone, or take its mark away',
  'days-overlap': () => 'Change this day or its times: they overlap another day in the list',
  'days-missing': () => 'Add each day of the event',
  'one-day-only': () => 'Remove this day, or go back and say that the event lasts several days',
  'set-up-after-start': () => 'Start the set-up before the event starts',
  'tear-down-before-end': () => 'End the clean-up after the event ends',
  'series-ends-too-early': () => 'Choose a last day that is after the first day',
  'skip-date-outside': () => 'Choose a day between the first and the last day of the series',
  'peak-over-total': (p) =>
    `Enter ${number(p.min)} or more: the total cannot be less than the most people at one moment`,
  'weekday-not-chosen': () => 'Mark the weekday of each day you wrote before, or go back and change that day',
  'not-a-series-date': () => 'Choose a day on which the event takes place',
  'nothing-changed': () => 'Write other hours or another number of people, or remove this date',
  'date-twice': () => 'Write each date only once',
  'date-over-peak': (p) => `Enter ${number(p.max)} or less, or go back and raise the most people at one time`,
  'same-day-and-place': () => 'Choose another day, or write another place',
  'outside-event-hours': () => 'Choose a time while the event is on',
  'hours-not-covered': () => 'Add a person for every hour of the event. Some hours have nobody',
  'year-in-the-future': () => 'Enter this year or an earlier one',
  'highest-below-lowest': () => 'Enter a highest price that is not below the lowest',
  'fence-needs-limit': () => 'Choose how you limit the crowd. A place with a fence must have a limit',
  'capacity-under-peak': (p) =>
    `Enter ${number(p.min)} or more: you expect so many people at the busiest time`,
  'over-posted-capacity': (p) => `Enter ${number(p.max)} or less: no more people may be in this building`,
  'total-under-day': (p) => `Enter ${number(p.min)} or more: so many people come on the busiest day`,
  'total-over-days': (p) => `Enter ${number(p.max)} or less: that is all the days together`,
  'more-than-total': (p) =>
    `Enter ${number(p.max)} or less: with those who work there, it is more than all people`,
  'more-than-staff': (p) =>
    `Make volunteers and sellers together ${number(p.max)} or less: so many people work or help there`,
  'same-as-primary': () => 'Give a second person who is not the first one, with another phone number',
  'last-call-after-end': () => 'Choose a time for the last drink while the event is on',
  'owner-must-agree': () => 'Get the owner’s consent first. The city cannot permit an event without it',
  'accessible-over-toilets': () => 'Enter no more accessible toilets than toilets in all',
  'slowest-before-fastest': () => 'Enter more minutes for the slowest than for the fastest',
  'shelter-too-small': (p) =>
    `Enter ${number(p.min)} or more, so that everybody fits in, or say that people go home`,
  'expires-before-event': () =>
    'Enter a day on or after the last day of the event. If it will be renewed, leave it empty',
  'after-first-day': (p) => `Choose a day no later than the first day of the event for ${what(p)}`,
  'route-has-gap': () =>
    'Start this part on a street where the part before ends, or add the street between them',
  'meet-after-start': () => 'Choose a time to meet before people start to move',
  'before-route-starts': () => 'Choose a time after people start to move',
  'posts-over-marshals': (p) =>
    `Place no more than the ${number(p.max)} volunteers you told us about, or go back and change that number`,
  'fewer-than-taken': (p) => `Set up ${number(p.min)} or more: as many as you take away`,
  'accessible-over-spaces': (p) => `Enter ${number(p.max)} or less: no more than the spaces in all`,
  'list-without-lane': () => 'Add the way for fire trucks to the list, with its width',
  'too-few-rows': (p) =>
    p.min === 1
      ? `Add at least one entry for ${what(p)}`
      : `Add at least ${number(p.min)} entries for ${what(p)}`,
  'not-yes': (p) => `Check the box for ${what(p)} to go on`,
  'part-over-whole': (p) => `Enter ${number(p.max)} or less: a part cannot be more than all`,
  'inspection-after-start': () => 'Choose a time before the event starts, so that it can be inspected first',
  'outside-event': () => 'Choose a day and time while the event is on',
  'outside-sound-hours': () => 'Choose a time between the start and the end of all sound',
  'unknown-field': (p) =>
    `This form has no question named “${p.label}”. Open the page again and answer there`,
  'too-many-rows': (p) => `Remove some until ${number(p.max)} or fewer are left in ${what(p)}`,
  'wrong-format': (p) =>
    p.example ? `Enter ${what(p)} like this: ${p.example}` : `Enter ${what(p)} in the way the hint shows`,
};
