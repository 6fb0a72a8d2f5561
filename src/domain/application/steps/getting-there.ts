import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { closesStreet, isFullFormFrom, isIn } from '#src/domain/application/situations.ts';

const forRoads = readOnlyBy('transportation', 'parking', 'accessibility');

/** How people come to a larger event by car, shuttle, bike, train or boat. */
export const gettingThereStep = defineStep({
  id: 'getting-there',
  task: 'parking',
  appliesWhen: (answers) => isFullFormFrom(answers, 500),
  computes: ['accessibleParking'],
  fields: [
    { name: 'mobility.arranged', kind: 'yesno', required: true, ...openToAll },
    {
      name: 'mobility.lots',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 30,
      appliesWhen: (answers) => answers.mobility?.arranged === 'yes',
      fields: [
        {
          name: 'kind',
          kind: 'choice',
          options: ['lot', 'shuttle', 'valet', 'bikes'],
          required: true,
          ...openToAll,
        },
        { name: 'place', kind: 'text', required: true, maxLength: 200, ...openToAll },
        {
          name: 'spaces',
          kind: 'integer',
          required: true,
          min: 1,
          max: 100_000,
          inputMode: 'numeric',
          appliesWhen: (_, row) => row?.kind !== 'shuttle',
          ...openToAll,
        },
        {
          name: 'accessibleSpaces',
          kind: 'integer',
          required: true,
          max: 100_000,
          inputMode: 'numeric',
          appliesWhen: (_, row) => row?.kind === 'lot',
          ...openToAll,
        },
        {
          name: 'accessibleVehicles',
          kind: 'yesno',
          appliesWhen: (_, row) => row?.kind === 'shuttle',
          ...openToAll,
        },
      ],
      ...openToAll,
    },
    {
      name: 'mobility.pickUpPlace',
      kind: 'text',
      maxLength: 200,
      appliesWhen: (answers) => isFullFormFrom(answers, 1000),
      ...openToAll,
    },
    {
      name: 'mobility.bikeShare',
      kind: 'choices',
      options: ['dock', 'scooters', 'not_known', 'none'],
      required: true,
      appliesWhen: closesStreet,
      ...forRoads,
    },
    {
      name: 'mobility.railPlan',
      kind: 'longtext',
      maxLength: 1000,
      appliesWhen: (answers) => isFullFormFrom(answers, 5000),
      ...readOnlyBy('transit', 'police'),
    },
    {
      name: 'mobility.waterTaxi',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isIn(answers, 'inner_harbor'),
      ...readOnlyBy('transit', 'parks'),
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = noneAlone('mobility.bikeShare', answers.mobility?.bikeShare);
    for (const row of answers.mobility?.lots ?? []) {
      const [spaces, accessible] = [numberOf(row.spaces), numberOf(row.accessibleSpaces)];
      if (spaces !== null && accessible !== null && accessible > spaces)
        issues.push({
          path: `mobility.lots.${row.id}.accessibleSpaces`,
          code: 'accessible-over-spaces',
          params: { max: spaces },
        });
    }
    return issues;
  },
});
