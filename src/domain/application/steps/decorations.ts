import { issuesOfNone } from '#src/domain/application/checks.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm } from '#src/domain/application/situations.ts';

const forStreet = readOnlyBy('transportation', 'fire', 'parks');

/** What hangs over a street and what is fixed to things that stay. */
export const decorationsStep = defineStep({
  id: 'decorations',
  task: 'structures',
  appliesWhen: (answers) => hasActivity(answers, 'structures') && isFullForm(answers),
  fields: [
    { name: 'decoration.overStreet', kind: 'yesno', required: true, ...forStreet },
    {
      name: 'decoration.lowestFeet',
      kind: 'decimal',
      required: true,
      max: 500,
      unit: 'feet',
      inputMode: 'decimal',
      appliesWhen: (answers) => answers.decoration?.overStreet === 'yes',
      ...forStreet,
    },
    {
      name: 'decoration.attachedTo',
      kind: 'choices',
      options: ['poles', 'trees', 'buildings', 'none'],
      required: true,
      ...forStreet,
    },
  ],
  checks: (answers) => issuesOfNone('decoration.attachedTo', answers.decoration?.attachedTo),
});
