import { eventDays } from '#src/domain/application/facets.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { dayOf, numberOf } from '#src/domain/application/schema.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

const forRides = readOnlyBy('buildings', 'risk', 'fire', 'parks');

/** Rides, bounce houses and shows. */
export const ridesStep = defineStep({
  id: 'rides',
  task: 'rides',
  appliesWhen: (answers) => hasActivity(answers, 'rides') || answers.event?.kind === 'carnival',
  fields: [
    { name: 'rides.mechanical', kind: 'integer', required: true, max: 500, inputMode: 'numeric', ...onCase },
    {
      name: 'rides.list',
      kind: 'rows',
      maxRows: 60,
      appliesWhen: (answers) => Number(answers.rides?.mechanical ?? 0) > 0,
      fields: [
        { name: 'name', kind: 'text', required: true, maxLength: 120, ...onCase },
        { name: 'owner', kind: 'text', required: true, maxLength: 160, ...forRides },
        { name: 'certificate', kind: 'text', maxLength: 60, ...forRides },
        { name: 'validUntil', kind: 'date', ...forRides },
      ],
      ...onCase,
    },
    {
      name: 'rides.inflatables',
      kind: 'rows',
      maxRows: 40,
      fields: [
        { name: 'count', kind: 'integer', required: true, min: 1, max: 200, inputMode: 'numeric', ...onCase },
        {
          name: 'riderHeightFeet',
          kind: 'decimal',
          required: true,
          max: 100,
          unit: 'feet',
          inputMode: 'decimal',
          ...onCase,
        },
        {
          name: 'heightFeet',
          kind: 'decimal',
          min: 1,
          max: 200,
          unit: 'feet',
          inputMode: 'decimal',
          ...forRides,
        },
        { name: 'certified', kind: 'yesno', required: true, ...onCase },
        {
          name: 'blowerWatts',
          kind: 'integer',
          min: 1,
          max: 100_000,
          unit: 'watts',
          inputMode: 'numeric',
          ...forRides,
        },
        {
          name: 'anchoredBy',
          kind: 'choice',
          options: ['stakes', 'weights'],
          required: true,
          ...forRides,
        },
        { name: 'attendant', kind: 'yesno', required: true, ...forRides },
      ],
      ...onCase,
    },
    {
      name: 'rides.performances',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => answers.event?.kind === 'carnival',
      ...onCase,
    },
    {
      name: 'rides.operator',
      kind: 'text',
      required: true,
      maxLength: 160,
      ...forRides,
    },
  ],
  checks: (answers) => {
    const rides = answers.rides?.list ?? [];
    const lastDay = eventDays(answers)?.last;
    const issues = rides.flatMap((row): Issue[] => {
      const until = dayOf(row.validUntil);
      return until && lastDay && until < lastDay
        ? [{ path: `rides.list.${row.id}.validUntil`, code: 'expires-before-event' }]
        : [];
    });
    const motors = numberOf(answers.rides?.mechanical);
    if (motors !== null && rides.length > motors)
      issues.unshift({ path: 'rides.mechanical', code: 'too-small', params: { min: rides.length } });
    return issues;
  },
});
