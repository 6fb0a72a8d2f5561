import { defineStep } from '#src/domain/application/field.ts';
import { openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm, isIn } from '#src/domain/application/situations.ts';

/** Which water, how many boats, and whether others must keep away. */
export const watersideStep = defineStep({
  id: 'waterside',
  task: 'places',
  appliesWhen: (answers) => isFullForm(answers) && isIn(answers, 'water'),
  fields: [
    { name: 'places.waterBody', kind: 'text', required: true, maxLength: 160, ...openToAll },
    { name: 'places.pier', kind: 'text', maxLength: 160, ...openToAll },
    {
      name: 'places.vessels',
      kind: 'integer',
      required: true,
      max: 10_000,
      inputMode: 'numeric',
      ...openToAll,
    },
    { name: 'places.exclusionZone', kind: 'yesno', required: true, ...openToAll },
    {
      name: 'places.exclusionArea',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) => answers.places?.exclusionZone === 'yes',
      ...readOnlyBy('police', 'fire', 'emergency_management'),
    },
  ],
});
