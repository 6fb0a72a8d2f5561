import { CITY_SERVICES } from '#src/domain/application/answers/care.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, personalFor } from '#src/domain/application/readers.ts';
import { issuesOfTimes } from '#src/domain/application/schedule.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

/** What the city shall send or lend. Never asked of speech. */
export const servicesStep = defineStep({
  id: 'services',
  task: 'services',
  appliesWhen: isFullForm,
  fields: [
    { name: 'services.wanted', kind: 'yesno', required: true, ...onCase },
    {
      name: 'services.list',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 60,
      appliesWhen: (answers) => answers.services?.wanted === 'yes',
      fields: [
        { name: 'service', kind: 'choice', options: CITY_SERVICES, required: true, ...onCase },
        {
          name: 'quantity',
          kind: 'integer',
          required: true,
          min: 1,
          max: 10_000,
          inputMode: 'numeric',
          ...onCase,
        },
        { name: 'date', kind: 'date', required: true, ...onCase },
        { name: 'start', kind: 'time', required: true, ...onCase },
        { name: 'end', kind: 'time', required: true, ...onCase },
        { name: 'place', kind: 'text', required: true, maxLength: 200, ...onCase },
        { name: 'contact', kind: 'text', maxLength: 160, ...personalFor('all') },
      ],
      ...onCase,
    },
  ],
  checks: (answers, { today }) => issuesOfTimes('services.list', answers.services?.list, today),
});
