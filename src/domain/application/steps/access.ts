import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll } from '#src/domain/application/readers.ts';
import { isFullForm, isPublic } from '#src/domain/application/situations.ts';

/** How people with disabilities take part. */
export const accessStep = defineStep({
  id: 'access',
  task: 'access',
  appliesWhen: (answers) => isFullForm(answers) && isPublic(answers),
  fields: [
    { name: 'safety.accessibleRoute', kind: 'yesno', required: true, ...onCase },
    { name: 'safety.accessibilityContact', kind: 'text', required: true, maxLength: 200, ...openToAll },
  ],
});
