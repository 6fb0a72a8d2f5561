import { defineStep } from '#src/domain/application/field.ts';
import { personalFor } from '#src/domain/application/readers.ts';
import { isFullFormFrom } from '#src/domain/application/situations.ts';

/** How the applicant likes to be called and reached. Larger events talk with us often. */
export const reachStep = defineStep({
  id: 'reach',
  task: 'who',
  appliesWhen: (answers) => isFullFormFrom(answers, 250),
  fields: [
    {
      name: 'applicant.contactBy',
      kind: 'choice',
      options: ['email', 'phone', 'text', 'post'],
      required: true,
      ...personalFor('all'),
    },
    { name: 'applicant.preferredName', kind: 'text', maxLength: 80, ...personalFor('all') },
  ],
});
