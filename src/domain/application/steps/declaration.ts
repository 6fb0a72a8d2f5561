import { defineStep, type Field, type When } from '#src/domain/application/field.ts';
import { onCase, personalFor } from '#src/domain/application/readers.ts';
import {
  actsForOrganization,
  isFullForm,
  isPublic,
  isSpeechOnly,
} from '#src/domain/application/situations.ts';

const box = <const Name extends string>(name: Name, appliesWhen: When) =>
  ({ name, kind: 'confirm', required: true, appliesWhen, ...onCase }) as const satisfies Field;

/**
 * What the applicant signs. Each box is one the law or the city wants by itself; the short forms keep their short list,
 * and speech signs only that its answers are true.
 */
export const declarationStep = defineStep({
  id: 'declaration',
  task: 'declaration',
  fields: [
    { name: 'declaration.truthful', kind: 'confirm', required: true, ...onCase },
    box('declaration.authority', (answers) => actsForOrganization(answers) && !isSpeechOnly(answers)),
    box('declaration.notPermission', (answers) => !isSpeechOnly(answers)),
    box('declaration.rules', isFullForm),
    box('declaration.equalAccess', (answers) => isFullForm(answers) && isPublic(answers)),
    box('declaration.holdHarmless', isFullForm),
    box('declaration.costs', isFullForm),
    {
      name: 'declaration.signature',
      kind: 'text',

      required: true,
      maxLength: 120,
      autocomplete: 'name',
      ...personalFor(),
    },
  ],
});
