import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const forRisk = readOnlyBy('risk');

/** Whether there is insurance, and whether it would cost too much. Never asked of speech. */
export const insuranceStep = defineStep({
  id: 'insurance',
  task: 'insurance',
  appliesWhen: isFullForm,
  computes: ['insuredDays'],
  fields: [
    {
      name: 'insurance.status',
      kind: 'choice',
      onlyOnce: true,
      options: ['have', 'not_yet', 'city_program'],
      required: true,
      ...forRisk,
    },
    { name: 'insurance.hardship', kind: 'yesno', onlyOnce: true, required: true, ...forRisk },
    {
      name: 'insurance.hardshipReason',
      kind: 'longtext',
      maxLength: 1000,
      appliesWhen: (answers) => answers.insurance?.hardship === 'yes',
      ...readOnlyBy('risk', 'law'),
    },
    {
      name: 'insurance.paidWorkers',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullFrom(250),
      ...forRisk,
    },
  ],
});
