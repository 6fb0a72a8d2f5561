import { defineStep } from '#src/domain/application/field.ts';
import { onCase } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

/** Animals that take part. Pets and service animals are not meant. */
export const animalsStep = defineStep({
  id: 'animals',
  task: 'animals',
  appliesWhen: (answers) => hasActivity(answers, 'animals'),
  fields: [
    {
      name: 'animals.kinds',
      kind: 'choices',
      options: ['petting_zoo', 'horses', 'parade_animals', 'show'],
      required: true,
      ...onCase,
    },
    {
      name: 'animals.count',
      kind: 'integer',
      required: true,
      min: 1,
      max: 10_000,
      inputMode: 'numeric',
      ...onCase,
    },
    { name: 'animals.onStreet', kind: 'yesno', required: true, ...onCase },
  ],
});
