import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isSpeechOnly } from '#src/domain/application/situations.ts';

/** What is done to skin, hair and muscles. */
export const bodyArtStep = defineStep({
  id: 'body-art',
  task: 'activities',
  appliesWhen: (answers) => hasActivity(answers, 'body_art') && !isSpeechOnly(answers),
  fields: [
    {
      name: 'bodyArt.kinds',
      kind: 'choices',
      options: ['tattoo', 'piercing', 'henna', 'massage', 'hair'],
      required: true,
      ...readOnlyBy('health'),
    },
  ],
});
