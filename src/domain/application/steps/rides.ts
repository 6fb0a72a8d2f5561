import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

/** Rides, bounce houses and shows. */
export const ridesStep = defineStep({
  id: 'rides',
  task: 'rides',
  appliesWhen: (answers) => hasActivity(answers, 'rides') || answers.event?.kind === 'carnival',
  fields: [
    { name: 'rides.mechanical', kind: 'integer', required: true, max: 500, inputMode: 'numeric', ...onCase },
    {
      name: 'rides.inflatables',
      kind: 'rows',
      maxRows: 40,
      fields: [
        { name: 'count', kind: 'integer', required: true, min: 1, max: 200, inputMode: 'numeric', ...onCase },
        {
          name: 'riderHeightFeet',
          kind: 'decimal',
          required: true,
          max: 100,
          unit: 'feet',
          inputMode: 'decimal',
          ...onCase,
        },
        { name: 'certified', kind: 'yesno', required: true, ...onCase },
      ],
      ...onCase,
    },
    {
      name: 'rides.performances',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => answers.event?.kind === 'carnival',
      ...onCase,
    },
    {
      name: 'rides.operator',
      kind: 'text',
      required: true,
      maxLength: 160,
      ...readOnlyBy('buildings', 'risk', 'fire', 'parks'),
    },
  ],
});
