import { defineStep } from '#src/domain/application/field.ts';
import { onCase, personalFor } from '#src/domain/application/readers.ts';
import { actsForOrganization, isSpeechOnly } from '#src/domain/application/situations.ts';

/** What the applicant signs. */
export const declarationStep = defineStep({
  id: 'declaration',
  task: 'declaration',
  fields: [
    { name: 'declaration.truthful', kind: 'confirm', onlyOnce: true, required: true, ...onCase },
    {
      name: 'declaration.authority',
      kind: 'confirm',
      onlyOnce: true,
      required: true,
      appliesWhen: (answers) => actsForOrganization(answers) && !isSpeechOnly(answers),
      ...onCase,
    },
    {
      name: 'declaration.notPermission',
      kind: 'confirm',
      onlyOnce: true,
      required: true,
      appliesWhen: (answers) => !isSpeechOnly(answers),
      ...onCase,
    },
    {
      name: 'declaration.signature',
      kind: 'text',
      onlyOnce: true,
      required: true,
      maxLength: 120,
      autocomplete: 'name',
      ...personalFor(),
    },
  ],
});
