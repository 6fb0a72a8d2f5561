import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

const forPower = readOnlyBy('fire', 'buildings', 'parks');
const hasGenerator = (answers: Answers) => answers.power?.sources?.includes('generator') ?? false;

/** Where electricity comes from. */
export const powerStep = defineStep({
  id: 'power',
  task: 'power',
  appliesWhen: (answers) => hasActivity(answers, 'power'),
  fields: [
    {
      name: 'power.sources',
      kind: 'choices',
      options: ['building', 'street_or_park', 'generator', 'battery', 'vehicle'],
      required: true,
      ...forPower,
    },
    {
      name: 'power.generators',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 40,
      appliesWhen: hasGenerator,
      fields: [
        {
          name: 'kilowatts',
          kind: 'decimal',
          required: true,
          max: 10_000,
          unit: 'kilowatts',
          inputMode: 'decimal',
          ...forPower,
        },
        {
          name: 'count',
          kind: 'integer',
          required: true,
          min: 1,
          max: 500,
          inputMode: 'numeric',
          ...forPower,
        },
        {
          name: 'fuel',
          kind: 'choice',
          options: ['gasoline', 'diesel', 'propane'],
          required: true,
          ...forPower,
        },
      ],
      ...forPower,
    },
    { name: 'power.wiring', kind: 'yesno', required: true, ...forPower },
  ],
});
