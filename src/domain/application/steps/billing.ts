import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { personalFor } from '#src/domain/application/readers.ts';
import { isFullFormFrom } from '#src/domain/application/situations.ts';

const goesElsewhere = (answers: Answers) => answers.billing?.isApplicant === 'no';

/** Who gets the bill. */
export const billingStep = defineStep({
  id: 'billing',
  task: 'fees',
  appliesWhen: (answers) => isFullFormFrom(answers, 250),
  fields: [
    { name: 'billing.isApplicant', kind: 'yesno', required: true, ...personalFor() },
    {
      name: 'billing.name',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: goesElsewhere,
      ...personalFor(),
    },
    {
      name: 'billing.email',
      kind: 'email',
      required: true,
      inputMode: 'email',
      appliesWhen: goesElsewhere,
      ...personalFor(),
    },
    {
      name: 'billing.address',
      kind: 'text',
      required: true,
      maxLength: 300,
      appliesWhen: goesElsewhere,
      ...personalFor(),
    },
  ],
});
