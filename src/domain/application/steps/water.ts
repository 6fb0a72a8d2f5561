import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm, isIn, isSpeechOnly } from '#src/domain/application/situations.ts';

const forSafety = readOnlyBy('medical', 'police', 'fire', 'parks');

/** What happens on or in the water. */
export const waterStep = defineStep({
  id: 'water',
  task: 'water',
  appliesWhen: (answers) =>
    hasActivity(answers, 'water_activity') || (isIn(answers, 'water') && !isSpeechOnly(answers)),
  fields: [
    { name: 'water.onWater', kind: 'yesno', required: true, ...onCase },
    {
      name: 'water.kinds',
      kind: 'choices',
      options: ['swim', 'boats', 'pool', 'dunk_tank', 'slide'],
      required: true,
      appliesWhen: (answers) => isFullForm(answers) && hasActivity(answers, 'water_activity'),
      ...onCase,
    },
    {
      name: 'water.swimmers',
      kind: 'integer',
      required: true,
      max: 100_000,
      inputMode: 'numeric',
      ...forSafety,
    },
    {
      name: 'water.rescuers',
      kind: 'integer',
      required: true,
      max: 1000,
      inputMode: 'numeric',
      appliesWhen: (answers) =>
        isFullForm(answers) &&
        (Number(answers.water?.swimmers ?? 0) > 0 || (answers.water?.kinds?.includes('pool') ?? false)),
      ...forSafety,
    },
  ],
});
