import { issuesOfNone } from '#src/domain/application/checks.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm } from '#src/domain/application/situations.ts';

/** What kind of sport it is. */
export const raceStep = defineStep({
  id: 'race',
  task: 'activities',
  appliesWhen: (answers) =>
    hasActivity(answers, 'race') || answers.event?.kind === 'race' || answers.event?.kind === 'sports',
  fields: [
    {
      name: 'race.kind',
      kind: 'choice',
      options: ['run', 'walk', 'bike', 'swim', 'sport'],
      required: true,
      ...onCase,
    },
    { name: 'race.endurance', kind: 'yesno', required: true, ...readOnlyBy('medical', 'risk') },
    {
      name: 'race.risks',
      kind: 'choices',
      options: ['contact', 'combat', 'climbing', 'zip_line', 'skating', 'none'],
      required: true,
      appliesWhen: (answers) => isFullForm(answers) && answers.race?.kind === 'sport',
      ...readOnlyBy('medical', 'risk', 'police'),
    },
  ],
  checks: (answers) => issuesOfNone('race.risks', answers.race?.risks),
});
