import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm } from '#src/domain/application/situations.ts';

/** Cars and other vehicles that people come to see. */
export const vehiclesStep = defineStep({
  id: 'vehicles',
  task: 'activities',
  appliesWhen: (answers) => hasActivity(answers, 'vehicles') && isFullForm(answers),
  fields: [
    {
      name: 'vehicles.kinds',
      kind: 'choices',
      options: ['parked', 'driving', 'stunts', 'motorcycles', 'tractors'],
      required: true,
      ...onCase,
    },
    {
      name: 'vehicles.count',
      kind: 'integer',
      required: true,
      min: 1,
      max: 10_000,
      inputMode: 'numeric',
      ...onCase,
    },
    { name: 'vehicles.indoors', kind: 'yesno', required: true, ...readOnlyBy('fire') },
  ],
});
