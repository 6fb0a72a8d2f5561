import { defineStep } from '#src/domain/application/field.ts';
import { personalFor, securedFor } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

const forFlight = securedFor('police', 'emergency_management', 'fire');

/** Each drone the organizer flies, and who flies it. */
export const dronesStep = defineStep({
  id: 'drones',
  task: 'air',
  appliesWhen: (answers) => hasActivity(answers, 'drones'),
  fields: [
    {
      name: 'air.drones',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 20,
      fields: [
        {
          name: 'pilot',
          kind: 'text',
          required: true,
          maxLength: 120,
          ...personalFor('police', 'emergency_management'),
        },
        { name: 'certificate', kind: 'text', maxLength: 40, ...forFlight },
        {
          name: 'purpose',
          kind: 'choice',
          options: ['photo', 'show', 'delivery', 'other'],
          required: true,
          ...forFlight,
        },
        { name: 'area', kind: 'text', required: true, maxLength: 300, ...forFlight },
        { name: 'overPeople', kind: 'yesno', required: true, ...forFlight },
      ],
      ...forFlight,
    },
  ],
});
