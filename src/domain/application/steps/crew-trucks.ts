import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { minutesBetween } from '#src/domain/application/schedule.ts';
import { hasActivity, isFullForm, isFullFormFrom } from '#src/domain/application/situations.ts';

const forTrucks = readOnlyBy('parking', 'transportation', 'film', 'police');

const bringsTrucks = (answers: Answers) =>
  (isFullForm(answers) && answers.event?.kind === 'film') ||
  (isFullFormFrom(answers, 500) && hasActivity(answers, 'structures'));

/** Trucks of the crew: how long, where and when. */
export const crewTrucksStep = defineStep({
  id: 'crew-trucks',
  task: 'parking',
  appliesWhen: bringsTrucks,
  fields: [
    { name: 'mobility.hasTrucks', kind: 'yesno', required: true, ...forTrucks },
    {
      name: 'mobility.trucks',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 40,
      appliesWhen: (answers) => answers.mobility?.hasTrucks === 'yes',
      fields: [
        { name: 'what', kind: 'text', required: true, maxLength: 120, ...forTrucks },
        {
          name: 'count',
          kind: 'integer',
          required: true,
          min: 1,
          max: 200,
          inputMode: 'numeric',
          ...forTrucks,
        },
        {
          name: 'lengthFeet',
          kind: 'decimal',
          required: true,
          min: 5,
          max: 120,
          unit: 'feet',
          inputMode: 'decimal',
          ...forTrucks,
        },
        { name: 'place', kind: 'text', required: true, maxLength: 200, ...forTrucks },
        { name: 'start', kind: 'time', required: true, ...forTrucks },
        { name: 'end', kind: 'time', required: true, ...forTrucks },
      ],
      ...forTrucks,
    },
  ],
  checks: (answers) =>
    (answers.mobility?.trucks ?? []).flatMap((row): Issue[] =>
      minutesBetween(row.start, row.end) === 0
        ? [{ path: `mobility.trucks.${row.id}.end`, code: 'end-before-start' }]
        : [],
    ),
});
