import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm } from '#src/domain/application/situations.ts';

const forAnimals = readOnlyBy('health', 'police', 'parks');

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
      appliesWhen: (answers) => !isFullForm(answers),
      ...onCase,
    },
    {
      name: 'animals.list',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 40,
      appliesWhen: isFullForm,
      fields: [
        { name: 'species', kind: 'text', required: true, maxLength: 80, ...onCase },
        {
          name: 'count',
          kind: 'integer',
          required: true,
          min: 1,
          max: 10_000,
          inputMode: 'numeric',
          ...onCase,
        },
        { name: 'handler', kind: 'text', required: true, maxLength: 120, ...forAnimals },
        {
          name: 'contact',
          kind: 'choice',
          options: ['touch', 'ride', 'look'],
          required: true,
          ...forAnimals,
        },
      ],
      ...onCase,
    },
    {
      name: 'animals.handwash',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) =>
        isFullForm(answers) &&
        (answers.animals?.list?.some((row) => row.contact === 'touch' || row.contact === 'ride') ?? false),
      ...forAnimals,
    },
    { name: 'animals.cleanUp', kind: 'text', maxLength: 300, appliesWhen: isFullForm, ...forAnimals },
    { name: 'animals.onStreet', kind: 'yesno', required: true, ...onCase },
  ],
});
