import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullFormFrom } from '#src/domain/application/situations.ts';

/** Companies that show their name or hand out samples. */
export const sponsorsStep = defineStep({
  id: 'sponsors',
  task: 'event',
  appliesWhen: (answers) => isFullFormFrom(answers, 250),
  fields: [
    { name: 'sponsors.any', kind: 'yesno', required: true, ...onCase },
    {
      name: 'sponsors.list',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 40,
      appliesWhen: (answers) => answers.sponsors?.any === 'yes',
      fields: [
        { name: 'name', kind: 'text', required: true, maxLength: 160, ...onCase },
        { name: 'samples', kind: 'yesno', required: true, ...readOnlyBy('health', 'parks') },
        { name: 'signPercent', kind: 'integer', max: 100, inputMode: 'numeric', ...readOnlyBy('parks') },
      ],
      ...onCase,
    },
  ],
});
