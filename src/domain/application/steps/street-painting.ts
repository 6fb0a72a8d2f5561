import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';

const forPaint = readOnlyBy('transportation', 'public_works', 'community');

/** What is painted on the street. The design itself is a paper. */
export const streetPaintingStep = defineStep({
  id: 'street-painting',
  task: 'structures',
  appliesWhen: (answers) => answers.event?.kind === 'street_painting' && answers.event.speech !== 'yes',
  fields: [
    {
      name: 'painting.where',
      kind: 'choice',
      options: ['intersection', 'midblock', 'both'],
      required: true,
      ...onCase,
    },
    {
      name: 'painting.squareFeet',
      kind: 'integer',
      required: true,
      min: 1,
      unit: 'square_feet',
      inputMode: 'numeric',
      ...forPaint,
    },
    { name: 'painting.washesOff', kind: 'yesno', required: true, ...onCase },
    {
      name: 'painting.caretaker',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) => answers.painting?.washesOff === 'no',
      ...forPaint,
    },
  ],
});
