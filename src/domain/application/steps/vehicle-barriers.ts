import { defineStep } from '#src/domain/application/field.ts';
import { securedFor } from '#src/domain/application/readers.ts';
import { closesStreet, isFullFormFrom } from '#src/domain/application/situations.ts';

const secured = securedFor('police', 'emergency_management', 'fire', 'transportation');

/** What stops a car at each way into a large crowd. */
export const vehicleBarriersStep = defineStep({
  id: 'vehicle-barriers',
  task: 'streets',
  appliesWhen: (answers) =>
    isFullFormFrom(answers, 1000) && (closesStreet(answers) || answers.traffic?.roadEdgeOpen === 'yes'),
  fields: [
    {
      name: 'traffic.barriers',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 60,
      fields: [
        { name: 'place', kind: 'text', required: true, maxLength: 160, ...secured },
        {
          name: 'kind',
          kind: 'choice',
          options: ['truck', 'wall', 'bollard', 'other', 'none'],
          required: true,
          ...secured,
        },
        {
          name: 'movable',
          kind: 'yesno',
          required: true,
          appliesWhen: (_, row) => row?.kind !== 'none',
          ...secured,
        },
        {
          name: 'driverPresent',
          kind: 'yesno',
          required: true,
          appliesWhen: (_, row) => row?.kind === 'truck',
          ...secured,
        },
      ],
      ...secured,
    },
  ],
});
