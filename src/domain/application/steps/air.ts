import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy, securedFor } from '#src/domain/application/readers.ts';
import { hasActivity, isAtLeast, isSpeechOnly } from '#src/domain/application/situations.ts';

/** Source: 49 U.S.C. 44812, the smallest crowd for which police may ask for a no-drone zone. */
const SMALLEST_NO_DRONE_CROWD = 30_000;

/** What flies over the event. */
export const airStep = defineStep({
  id: 'air',
  task: 'air',
  fields: [
    {
      name: 'air.aircraft',
      kind: 'choices',
      options: ['fly_over', 'helicopter', 'skydive', 'balloon', 'balloon_release', 'laser'],
      required: true,
      appliesWhen: (answers) => hasActivity(answers, 'aircraft'),
      ...readOnlyBy('police', 'emergency_management'),
    },
    {
      name: 'air.droneRestriction',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isAtLeast(answers, SMALLEST_NO_DRONE_CROWD) && !isSpeechOnly(answers),
      ...securedFor('police', 'emergency_management'),
    },
  ],
});
