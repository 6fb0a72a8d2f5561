import { issuesOfNone } from '#src/domain/application/checks.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const forLight = readOnlyBy('police', 'fire', 'emergency_management');

/** How people see their way after dark. */
export const lightingStep = defineStep({
  id: 'lighting',
  task: 'safety',
  appliesWhen: (answers) => isFullForm(answers) && answers.safety?.afterDark === 'yes',
  fields: [
    {
      name: 'lighting.kinds',
      kind: 'choices',
      options: ['street_lights', 'light_towers', 'string_lights', 'stage_lights', 'none'],
      required: true,
      ...forLight,
    },
    { name: 'lighting.waysOutLit', kind: 'yesno', required: true, ...forLight },
  ],
  checks: (answers) => issuesOfNone('lighting.kinds', answers.lighting?.kinds),
});
