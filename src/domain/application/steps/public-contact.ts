import { defineStep } from '#src/domain/application/field.ts';
import { openToAll, personalFor } from '#src/domain/application/readers.ts';
import { isAtLeast, isFullFormFrom, isPublic } from '#src/domain/application/situations.ts';

/** Whom visitors and reporters may call. It is published, so it is asked apart from everybody's own number. */
export const publicContactStep = defineStep({
  id: 'public-contact',
  task: 'who',
  appliesWhen: (answers) => isFullFormFrom(answers, 250) && isPublic(answers),
  fields: [
    { name: 'contacts.publicName', kind: 'text', required: true, maxLength: 120, ...openToAll },
    { name: 'contacts.publicPhone', kind: 'phone', required: true, inputMode: 'tel', ...openToAll },
    { name: 'contacts.publicEmail', kind: 'email', inputMode: 'email', ...openToAll },
    {
      name: 'contacts.mediaName',
      kind: 'text',
      maxLength: 120,
      appliesWhen: (answers) => isAtLeast(answers, 1000),
      ...personalFor('police'),
    },
    {
      name: 'contacts.mediaPhone',
      kind: 'phone',
      required: true,
      inputMode: 'tel',
      appliesWhen: (answers) => Boolean(answers.contacts?.mediaName),
      ...personalFor('police'),
    },
  ],
});
