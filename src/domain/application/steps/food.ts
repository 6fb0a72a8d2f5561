import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, hasFoodVendors, isFullForm } from '#src/domain/application/situations.ts';

/** Whether food is shared, given or sold. */
export const foodStep = defineStep({
  id: 'food',
  task: 'food',
  appliesWhen: (answers) => hasActivity(answers, 'food'),
  fields: [
    {
      name: 'food.service',
      kind: 'choice',
      options: ['potluck', 'given', 'sold', 'both'],
      required: true,
      ...onCase,
    },
    {
      name: 'food.residentsGrill',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => answers.event?.kind === 'block_party',
      ...readOnlyBy('fire'),
    },
    {
      name: 'food.seats',
      kind: 'integer',
      required: true,
      max: 100_000,
      inputMode: 'numeric',
      appliesWhen: (answers) => isFullForm(answers) && hasFoodVendors(answers),
      ...readOnlyBy('accessibility', 'fire'),
    },
  ],
});
