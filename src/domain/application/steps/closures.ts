import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll } from '#src/domain/application/readers.ts';
import { issuesOfDates } from '#src/domain/application/schedule.ts';
import { closesStreet, isSpeechOnly } from '#src/domain/application/situations.ts';

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
        { name: 'to', kind: 'text', required: true, maxLength: 120, ...openToAll },
        {
          name: 'kind',
          kind: 'choice',
          options: ['full', 'one_direction', 'lane', 'curb_lane', 'sidewalk', 'alley'],
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
          ...openToAll,
        },
        { name: 'startDate', kind: 'date', required: true, ...openToAll },
        { name: 'startTime', kind: 'time', required: true, ...openToAll },
        { name: 'endDate', kind: 'date', required: true, ...openToAll },
        { name: 'endTime', kind: 'time', required: true, ...openToAll },
        { name: 'intersectionsOpen', kind: 'yesno', required: true, ...openToAll },
        { name: 'localAccess', kind: 'yesno', required: true, ...openToAll },
        { name: 'hospitalOrFireStation', kind: 'yesno', required: true, ...onCase },
      ],
      ...openToAll,
    },
  ],
  checks: (answers, { today }) => issuesOfDates('closures', answers.closures, today),
});
