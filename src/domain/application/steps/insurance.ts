import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

/** Whether insurance would cost too much. Never asked of speech. */
export const insuranceStep = defineStep({
  id: 'insurance',
  task: 'insurance',
  appliesWhen: isFullForm,
  fields: [
    { name: 'insurance.hardship', kind: 'yesno', onlyOnce: true, required: true, ...readOnlyBy('risk') },
  ],
});
