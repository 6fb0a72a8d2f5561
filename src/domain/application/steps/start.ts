import { ACTIVITIES, EVENT_KINDS, PLACE_TYPES } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { issuesOfDay } from '#src/domain/application/schedule.ts';

const NEVER_SPEECH = ['block_party', 'film', 'wedding', 'park_gathering'];
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
      ...openToAll,
    },
    {
      name: 'event.speech',
      kind: 'choice',
      options: ['no', 'yes', 'partly', 'apart'],
      optionsKept: ['apart'],
      required: true,
      appliesWhen: (answers) =>
        answers.event?.kind !== undefined && !NEVER_SPEECH.includes(answers.event.kind),
      ...readOnlyBy('law'),
    },
    {
      name: 'places.types',
      kind: 'choices',
      options: PLACE_TYPES,
      required: true,
      ...openToAll,
    },
    {
      name: 'event.access',
      kind: 'choice',
      options: ['public_free', 'public_ticketed', 'invited', 'block_residents'],
      required: true,
      ...openToAll,
    },
    {
      name: 'people.peak',
      kind: 'integer',
      required: true,
      min: 1,
      max: 1_000_000,
      inputMode: 'numeric',
      ...openToAll,
    },
    {
      name: 'dates.firstDay',
      kind: 'date',
      required: true,
      replacedBy: ['dates.days'],
      ...openToAll,
    },
    {
      name: 'activities.list',
      kind: 'choices',
      options: ACTIVITIES,
      required: true,
      ...openToAll,
    },
  ],
  checks: (answers, { today }) => {
    const issues: Issue[] = issuesOfDay('dates.firstDay', answers.dates?.firstDay, today);
    const list = answers.activities?.list ?? [];
    if (list.includes('none') && list.length > 1)
      issues.push({ path: 'activities.list', code: 'none-with-others' });
    return issues;
  },
});
