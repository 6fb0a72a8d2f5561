import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isIn, isSpeechOnly } from '#src/domain/application/situations.ts';

/** What happens on or in the water. */
export const waterStep = defineStep({
  id: 'water',
  task: 'water',
  appliesWhen: (answers) =>
    hasActivity(answers, 'water_activity') || (isIn(answers, 'water') && !isSpeechOnly(answers)),
  fields: [
    { name: 'water.onWater', kind: 'yesno', required: true, ...onCase },
    {
      name: 'water.swimmers',
      kind: 'integer',
      required: true,
      max: 100_000,
      inputMode: 'numeric',
      ...readOnlyBy('medical', 'police', 'fire', 'parks'),
    },
  ],
});
