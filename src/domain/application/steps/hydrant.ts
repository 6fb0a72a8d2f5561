import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

/** What is planned at a fire hydrant. */
export const hydrantStep = defineStep({
  id: 'hydrant',
  task: 'water',
  appliesWhen: (answers) => hasActivity(answers, 'hydrant'),
  fields: [
    {
      name: 'hydrant.use',
      kind: 'choice',
      options: ['draw_water', 'may_block'],
      required: true,
      ...readOnlyBy('public_works', 'fire'),
    },
  ],
});
