import { ACTIVITIES, EVENT_KINDS, PLACE_TYPES } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

const NEVER_SPEECH = ['block_party', 'film', 'wedding', 'park_gathering'];
/** Nobody plans further ahead; a later year is a slip of the keyboard. */
export const FURTHEST_DAYS = 1100;

/** The short page that tells whether a permit is needed, before anything personal is asked. */
export const startStep = defineStep({
  id: 'start',
  task: 'start',
  fields: [
    {
      name: 'event.kind',
      kind: 'choice',
      options: EVENT_KINDS,
      required: true,
      readBy: ['all'],
      sensitivity: 'public',
    },
    {
      name: 'event.speech',
      kind: 'choice',
      options: ['no', 'yes', 'partly'],
      required: true,
      appliesWhen: (answers) =>
        answers.event?.kind !== undefined && !NEVER_SPEECH.includes(answers.event.kind),
      readBy: ['coordinator', 'law'],
      sensitivity: 'case',
    },
    {
      name: 'places.types',
      kind: 'choices',
      options: PLACE_TYPES,
      required: true,
      readBy: ['all'],
      sensitivity: 'public',
    },
    {
      name: 'event.access',
      kind: 'choice',
      options: ['public_free', 'public_ticketed', 'invited', 'block_residents'],
      required: true,
      readBy: ['all'],
      sensitivity: 'public',
    },
    {
      name: 'people.peak',
      kind: 'integer',
      required: true,
      min: 1,
      max: 1_000_000,
      inputMode: 'numeric',
      readBy: ['all'],
      sensitivity: 'public',
    },
    {
      name: 'dates.firstDay',
      kind: 'date',
      required: true,
      replacedBy: 'dates.days',
      readBy: ['all'],
      sensitivity: 'public',
    },
    {
      name: 'activities.list',
      kind: 'choices',
      options: ACTIVITIES,
      required: true,
      readBy: ['all'],
      sensitivity: 'public',
    },
  ],
  checks: (answers, { today }) => {
    const issues: Issue[] = [];
    const firstDay = dayOf(answers.dates?.firstDay);
    if (firstDay && firstDay < today) issues.push({ path: 'dates.firstDay', code: 'in-the-past' });
    if (firstDay && firstDay > addDays(today, FURTHEST_DAYS))
      issues.push({ path: 'dates.firstDay', code: 'too-far-ahead' });
    const list = answers.activities?.list ?? [];
    if (list.includes('none') && list.length > 1)
      issues.push({ path: 'activities.list', code: 'none-with-others' });
    return issues;
  },
});
