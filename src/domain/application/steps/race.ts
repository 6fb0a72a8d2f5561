import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

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
  ],
});
