import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm, servesAlcohol } from '#src/domain/application/situations.ts';

const forArea = readOnlyBy('liquor', 'police', 'fire', 'parks');

/** Where people drink. The plan of each area is a paper. */
export const alcoholAreasStep = defineStep({
  id: 'alcohol-areas',
  task: 'alcohol',
  appliesWhen: (answers) => hasActivity(answers, 'alcohol') && servesAlcohol(answers) && isFullForm(answers),
  fields: [
    {
      name: 'alcohol.areas',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 40,
      fields: [
        { name: 'place', kind: 'text', required: true, maxLength: 200, ...forArea },
        {
          name: 'squareFeet',
          kind: 'integer',
          required: true,
          min: 1,
          unit: 'square_feet',
          inputMode: 'numeric',
          ...forArea,
        },
        {
          name: 'people',
          kind: 'integer',
          required: true,
          min: 1,
          max: 1_000_000,
          inputMode: 'numeric',
          ...forArea,
        },
        {
          name: 'entrances',
          kind: 'integer',
          required: true,
          min: 1,
          max: 100,
          inputMode: 'numeric',
          ...forArea,
        },
      ],
      ...forArea,
    },
  ],
});
