import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isSpeechOnly, moves } from '#src/domain/application/situations.ts';

/** The way people go, street by street, so that nobody has to draw it. */
export const routeStep = defineStep({
  id: 'route',
  task: 'route',
  appliesWhen: moves,
  fields: [
    {
      name: 'route.legs',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 80,
      fields: [
        { name: 'street', kind: 'text', required: true, maxLength: 120, ...openToAll },
        { name: 'from', kind: 'text', required: true, maxLength: 120, ...openToAll },
        { name: 'to', kind: 'text', required: true, maxLength: 120, ...openToAll },
        {
          name: 'width',
          kind: 'choice',
          options: ['sidewalk', 'one_lane', 'half', 'full'],
          required: true,
          appliesWhen: (answers) => !isSpeechOnly(answers),
          ...openToAll,
        },
      ],
      ...openToAll,
    },
    { name: 'route.assemblyPlace', kind: 'text', required: true, maxLength: 200, ...openToAll },
    { name: 'route.dispersalPlace', kind: 'text', required: true, maxLength: 200, ...openToAll },
    { name: 'route.stepOff', kind: 'time', required: true, ...openToAll },
    {
      name: 'route.miles',
      kind: 'decimal',
      required: true,
      max: 200,
      unit: 'miles',
      inputMode: 'decimal',
      appliesWhen: (answers) => !isSpeechOnly(answers),
      ...openToAll,
    },
    {
      name: 'route.fastestMinutesPerMile',
      kind: 'decimal',
      required: true,
      min: 1,
      max: 120,
      unit: 'minutes',
      inputMode: 'decimal',
      appliesWhen: (answers) => answers.event?.kind === 'race',
      ...readOnlyBy('transportation', 'police', 'transit'),
    },
    {
      name: 'route.slowestMinutesPerMile',
      kind: 'decimal',
      required: true,
      min: 1,
      max: 120,
      unit: 'minutes',
      inputMode: 'decimal',
      appliesWhen: (answers) => answers.event?.kind === 'race',
      ...readOnlyBy('transportation', 'police', 'transit'),
    },
    {
      name: 'route.marshals',
      kind: 'integer',
      required: true,
      max: 100_000,
      inputMode: 'numeric',
      appliesWhen: (answers) => !isSpeechOnly(answers),
      ...onCase,
    },
    {
      name: 'route.floats',
      kind: 'integer',
      required: true,
      max: 1000,
      inputMode: 'numeric',
      appliesWhen: (answers) => answers.event?.kind === 'parade',
      ...onCase,
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
