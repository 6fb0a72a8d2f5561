import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isFullFormFrom, isSpeechOnly, parades } from '#src/domain/application/situations.ts';
import { listsUnits } from '#src/domain/application/steps/parade-units.ts';

const isRace = (answers: Answers) => answers.event?.kind === 'race';
const forPace = readOnlyBy('transportation', 'police', 'transit');

/** How the street is kept safe while people pass, and how fast they do. */
export const routePeopleStep = defineStep({
  id: 'route-people',
  task: 'route',
  appliesWhen: (answers) => parades(answers) && !isSpeechOnly(answers),
  fields: [
    {
      name: 'route.escort',
      kind: 'choice',
      options: ['fixed', 'rolling', 'sidewalk', 'not_known'],
      required: true,
      ...onCase,
    },
    {
      name: 'route.crossings',
      kind: 'choice',
      options: ['lights', 'officers', 'marshals', 'closed', 'not_known'],
      required: true,
      appliesWhen: (answers) => isFullFormFrom(answers, 250),
      ...onCase,
    },
    {
      name: 'route.fastestMinutesPerMile',
      kind: 'decimal',
      required: true,
      min: 1,
      max: 120,
      unit: 'minutes',
      inputMode: 'decimal',
      appliesWhen: isRace,
      ...forPace,
    },
    {
      name: 'route.slowestMinutesPerMile',
      kind: 'decimal',
      required: true,
      min: 1,
      max: 120,
      unit: 'minutes',
      inputMode: 'decimal',
      appliesWhen: isRace,
      ...forPace,
    },
    {
      name: 'route.milesPerHour',
      kind: 'decimal',
      required: true,
      min: 1,
      max: 30,
      unit: 'miles_per_hour',
      inputMode: 'decimal',
      appliesWhen: listsUnits,
      ...forPace,
    },
    {
      name: 'route.columnFeet',
      kind: 'integer',
      required: true,
      min: 1,
      max: 100_000,
      unit: 'feet',
      inputMode: 'numeric',
      appliesWhen: listsUnits,
      ...forPace,
    },
    {
      name: 'route.marshals',
      kind: 'integer',
      required: true,
      max: 100_000,
      inputMode: 'numeric',
      ...onCase,
    },
    {
      name: 'route.marshalsTrained',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isFullFormFrom(answers, 500) && Number(answers.route?.marshals ?? 0) > 0,
      ...onCase,
    },
    {
      name: 'route.floats',
      kind: 'integer',
      required: true,
      max: 1000,
      inputMode: 'numeric',
      // Larger parades list them, and the list counts them.
      appliesWhen: (answers) => answers.event?.kind === 'parade' && !listsUnits(answers),
      ...openToAll,
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const fastest = numberOf(answers.route?.fastestMinutesPerMile);
    const slowest = numberOf(answers.route?.slowestMinutesPerMile);
    if (fastest !== null && slowest !== null && slowest < fastest)
      issues.push({
        path: 'route.slowestMinutesPerMile',
        code: 'slowest-before-fastest',
        params: { min: fastest },
      });
    return issues;
  },
});
