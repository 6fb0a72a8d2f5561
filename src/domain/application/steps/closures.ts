import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type RowAnswers } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { issuesOfDates } from '#src/domain/application/schedule.ts';
import { closesStreet, isFullFormFrom, isSpeechOnly } from '#src/domain/application/situations.ts';

/** A junction has one cross street and no blocks. */
const isStretch = (_: Answers, row?: RowAnswers) => row?.kind !== 'intersection';
const isDetailed = (answers: Answers) => isFullFormFrom(answers, 250);

/** Each piece of street that is closed, with its own times: from here it goes to the permit and to the public map. */
export const closuresStep = defineStep({
  id: 'closures',
  task: 'streets',
  appliesWhen: (answers) => closesStreet(answers) && !isSpeechOnly(answers),
  fields: [
    {
      name: 'closures',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 60,
      fields: [
        { name: 'street', kind: 'text', required: true, maxLength: 120, ...openToAll },
        { name: 'from', kind: 'text', required: true, maxLength: 120, ...openToAll },
        {
          name: 'to',
          kind: 'text',
          required: true,
          maxLength: 120,
          appliesWhen: isStretch,
          ...openToAll,
        },
        {
          name: 'kind',
          kind: 'choice',
          options: [
            'full',
            'one_direction',
            'lane',
            'curb_lane',
            'sidewalk',
            'alley',
            'intersection',
            'ramp',
          ],
          required: true,
          ...openToAll,
        },
        {
          name: 'blocks',
          kind: 'integer',
          required: true,
          min: 1,
          max: 50,
          inputMode: 'numeric',
          appliesWhen: isStretch,
          ...openToAll,
        },
        { name: 'startDate', kind: 'date', required: true, ...openToAll },
        { name: 'startTime', kind: 'time', required: true, ...openToAll },
        { name: 'endDate', kind: 'date', required: true, ...openToAll },
        { name: 'endTime', kind: 'time', required: true, ...openToAll },
        { name: 'intersectionsOpen', kind: 'yesno', required: true, ...openToAll },
        { name: 'localAccess', kind: 'yesno', required: true, ...openToAll },
        { name: 'hospitalOrFireStation', kind: 'yesno', required: true, ...onCase },
        {
          name: 'purpose',
          kind: 'choice',
          options: ['event', 'set_up', 'staging', 'emergency_lane'],
          required: true,
          appliesWhen: isDetailed,
          ...onCase,
        },
        {
          name: 'hold',
          kind: 'choice',
          options: ['barriers', 'staffed', 'not_known'],
          required: true,
          appliesWhen: isDetailed,
          ...readOnlyBy('transportation', 'police', 'fire'),
        },
      ],
      ...openToAll,
    },
  ],
  checks: (answers, { today }) => issuesOfDates('closures', answers.closures, today),
});
