import { defineStep } from '#src/domain/application/field.ts';
import { securedFor } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

/** Which weapons there are. Each one stands in the list of weapons, a paper. */
export const weaponsStep = defineStep({
  id: 'weapons',
  task: 'activities',
  appliesWhen: (answers) => hasActivity(answers, 'weapons'),
  fields: [
    {
      name: 'weapons.kinds',
      kind: 'choices',
      options: ['reenactment', 'blank_shots', 'archery', 'axe_throwing', 'ceremonial'],
      required: true,
      ...securedFor('police', 'fire', 'law'),
    },
  ],
});
