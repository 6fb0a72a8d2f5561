import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy, securedFor } from '#src/domain/application/readers.ts';
import { isFullFormFrom, touchesSpeech } from '#src/domain/application/situations.ts';

/** Who may draw a crowd of their own. Nothing here is read to set a price or to refuse, and speech is never asked. */
export const guestsStep = defineStep({
  id: 'guests',
  task: 'event',
  appliesWhen: (answers) => isFullFormFrom(answers, 500),
  fields: [
    {
      name: 'guests.important',
      kind: 'yesno',
      required: true,
      ...securedFor('police', 'emergency_management'),
    },
    {
      name: 'guests.importantDetails',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) => answers.guests?.important === 'yes',
      ...securedFor('police', 'emergency_management'),
    },
    { name: 'guests.broadcast', kind: 'yesno', required: true, ...readOnlyBy('film', 'police') },
    {
      name: 'guests.tension',
      kind: 'longtext',
      maxLength: 1000,
      appliesWhen: (answers) => !touchesSpeech(answers),
      ...securedFor('police', 'emergency_management'),
    },
  ],
});
