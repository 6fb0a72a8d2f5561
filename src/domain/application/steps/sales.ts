import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

/** Sellers of things that are not food. */
export const salesStep = defineStep({
  id: 'sales',
  task: 'sales',
  appliesWhen: (answers) => hasActivity(answers, 'sales'),
  fields: [
    {
      name: 'sales.sellers',
      kind: 'integer',
      required: true,
      min: 1,
      max: 5000,
      inputMode: 'numeric',
      ...onCase,
    },
    { name: 'sales.streetVendors', kind: 'yesno', required: true, ...readOnlyBy('transportation') },
  ],
});
