import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll } from '#src/domain/application/readers.ts';
import {
  closesStreet,
  hasActivity,
  isFullForm,
  isPublic,
  isSpeechOnly,
  parades,
} from '#src/domain/application/situations.ts';

/** What the people next door know. Never asked of speech. */
export const neighborsStep = defineStep({
  id: 'neighbors',
  task: 'neighbors',
  appliesWhen: (answers) =>
    !isSpeechOnly(answers) &&
    (closesStreet(answers) || (isFullForm(answers) && (parades(answers) || hasActivity(answers, 'sound')))),
  fields: [
    { name: 'neighbors.told', kind: 'yesno', onlyOnce: true, required: true, ...onCase },
    {
      name: 'neighbors.how',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) => answers.neighbors?.told === 'yes',
      ...onCase,
    },
    {
      name: 'neighbors.methods',
      kind: 'choices',
      options: ['mail', 'door_hanger', 'in_person', 'email', 'poster'],
      required: true,
      appliesWhen: (answers) => isFullForm(answers) && answers.neighbors?.told === 'no',
      ...onCase,
    },
    {
      name: 'neighbors.hotline',
      kind: 'phone',
      required: true,
      inputMode: 'tel',
      appliesWhen: (answers) => isFullFrom(250)(answers) && isPublic(answers),
      ...openToAll,
    },
  ],
});
