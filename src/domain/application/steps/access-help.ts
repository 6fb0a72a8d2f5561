import { LANGUAGES } from '#src/domain/application/answers/care.ts';
import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll } from '#src/domain/application/readers.ts';
import { isPublic } from '#src/domain/application/situations.ts';

/** How everybody can follow what is said and shown. */
export const accessHelpStep = defineStep({
  id: 'access-help',
  task: 'access',
  appliesWhen: (answers) => isFullFrom(250)(answers) && isPublic(answers),
  fields: [
    {
      name: 'access.communication',
      kind: 'choices',
      options: ['asl', 'captions', 'listening', 'large_print', 'described', 'none'],
      required: true,
      ...openToAll,
    },
    { name: 'access.languages', kind: 'choices', options: LANGUAGES, required: true, ...onCase },
    {
      name: 'access.extras',
      kind: 'choices',
      options: ['quiet_space', 'sensory_bags', 'warning_signs', 'charging', 'loaner_chair'],
      ...openToAll,
    },
  ],
  checks: (answers) => [
    ...noneAlone('access.communication', answers.access?.communication),
    ...noneAlone('access.languages', answers.access?.languages),
  ],
});
