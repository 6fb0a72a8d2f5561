import { UNIT_KINDS } from '#src/domain/application/answers/route.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullFormFrom } from '#src/domain/application/situations.ts';

/** Whether a parade is large enough to list what takes part. Shape: pure. */
export const listsUnits = (answers: Answers) =>
  isFullFormFrom(answers, 250) && answers.event?.kind === 'parade';

const hasFloats = (answers: Answers) => answers.route?.units?.some((row) => row.kind === 'float') ?? false;
const forUnits = readOnlyBy('police', 'fire', 'transportation');
const isDriven = (kind: unknown) => ['float', 'car', 'truck', 'motorcycles'].some((one) => one === kind);
const isBuilt = (kind: unknown) => ['float', 'truck', 'balloon'].some((one) => one === kind);

/** Floats, bands, groups and vehicles of a parade. */
export const paradeUnitsStep = defineStep({
  id: 'parade-units',
  task: 'route',
  appliesWhen: listsUnits,
  fields: [
    {
      name: 'route.units',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 60,
      fields: [
        { name: 'kind', kind: 'choice', options: UNIT_KINDS, required: true, ...onCase },
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
          name: 'lengthFeet',
          kind: 'decimal',
          required: true,
          min: 1,
          max: 500,
          unit: 'feet',
          inputMode: 'decimal',
          appliesWhen: (_, row) => isBuilt(row?.kind),
          ...forUnits,
        },
        {
          name: 'heightFeet',
          kind: 'decimal',
          required: true,
          min: 1,
          max: 100,
          unit: 'feet',
          inputMode: 'decimal',
          appliesWhen: (_, row) => isBuilt(row?.kind),
          ...forUnits,
        },
        {
          name: 'licensed',
          kind: 'yesno',
          required: true,
          appliesWhen: (_, row) => isDriven(row?.kind),
          ...forUnits,
        },
      ],
      ...onCase,
    },
    {
      name: 'route.floatFeatures',
      kind: 'choices',
      options: ['riders', 'generator', 'towed', 'none'],
      required: true,
      appliesWhen: hasFloats,
      ...forUnits,
    },
    {
      name: 'route.floatsFireSafe',
      kind: 'choice',
      options: ['yes', 'no', 'not_known'],
      required: true,
      appliesWhen: hasFloats,
      ...forUnits,
    },
    {
      name: 'route.handOuts',
      kind: 'choice',
      options: ['none', 'by_hand', 'thrown'],
      required: true,
      ...onCase,
    },
    {
      name: 'route.viewingAreas',
      kind: 'rows',
      maxRows: 40,
      fields: [
        { name: 'place', kind: 'text', required: true, maxLength: 160, ...openToAll },
        {
          name: 'wheelchairs',
          kind: 'integer',
          required: true,
          min: 1,
          max: 1000,
          inputMode: 'numeric',
          ...openToAll,
        },
      ],
      ...openToAll,
    },
  ],
  checks: (answers) => noneAlone('route.floatFeatures', answers.route?.floatFeatures),
});
