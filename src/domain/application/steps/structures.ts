import type { RowAnswers } from '#src/domain/application/field.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm } from '#src/domain/application/situations.ts';

const isOneOf = (row: RowAnswers | undefined, ...kinds: string[]) => kinds.includes(String(row?.kind));

/** Everything that is put up, with its measures: they decide who has to look at it. */
export const structuresStep = defineStep({
  id: 'structures',
  task: 'structures',
  appliesWhen: (answers) => hasActivity(answers, 'structures'),
  fields: [
    {
      name: 'structures.list',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 80,
      fields: [
        {
          name: 'kind',
          kind: 'choice',
          options: ['tent', 'stage', 'bleachers', 'platform', 'truss', 'art', 'other'],
          required: true,
          ...onCase,
        },
        {
          name: 'count',
          kind: 'integer',
          required: true,
          min: 1,
          max: 1000,
          inputMode: 'numeric',
          ...onCase,
        },
        {
          name: 'widthFeet',
          kind: 'decimal',
          required: true,
          max: 1000,
          unit: 'feet',
          inputMode: 'decimal',
          ...onCase,
        },
        {
          name: 'lengthFeet',
          kind: 'decimal',
          required: true,
          max: 1000,
          unit: 'feet',
          inputMode: 'decimal',
          ...onCase,
        },
        {
          name: 'heightFeet',
          kind: 'decimal',
          required: true,
          max: 500,
          unit: 'feet',
          inputMode: 'decimal',
          ...onCase,
        },
        {
          name: 'floorInches',
          kind: 'decimal',
          required: true,
          max: 600,
          unit: 'inches',
          inputMode: 'decimal',
          appliesWhen: (_, row) => isOneOf(row, 'stage', 'platform', 'bleachers'),
          ...readOnlyBy('buildings', 'accessibility'),
        },
        {
          name: 'openSides',
          kind: 'yesno',
          required: true,
          appliesWhen: (_, row) => isOneOf(row, 'tent'),
          ...readOnlyBy('fire'),
        },
        {
          name: 'gap',
          kind: 'yesno',
          required: true,
          appliesWhen: (_, row) => isOneOf(row, 'tent'),
          ...readOnlyBy('fire'),
        },
        {
          name: 'occupants',
          kind: 'integer',
          required: true,
          max: 100_000,
          inputMode: 'numeric',
          appliesWhen: (_, row) => isOneOf(row, 'tent', 'bleachers', 'platform', 'stage'),
          ...readOnlyBy('fire', 'buildings'),
        },
        {
          name: 'stories',
          kind: 'integer',
          min: 1,
          max: 10,
          inputMode: 'numeric',
          appliesWhen: (_, row) => isOneOf(row, 'tent', 'platform', 'other'),
          ...readOnlyBy('buildings', 'fire'),
        },
      ],
      ...onCase,
    },
    {
      name: 'structures.cityStage',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullForm,
      ...readOnlyBy(),
    },
    {
      name: 'structures.fenced',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullForm,
      ...readOnlyBy('fire', 'police', 'accessibility'),
    },
    {
      name: 'structures.fencedSquareFeet',
      kind: 'integer',
      required: true,
      min: 1,
      unit: 'square_feet',
      inputMode: 'numeric',
      appliesWhen: (answers) => answers.structures?.fenced === 'yes',
      ...readOnlyBy('fire', 'police'),
    },
  ],
});
