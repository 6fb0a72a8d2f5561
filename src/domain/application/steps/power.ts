import type { Answers } from '#src/domain/application/answers.ts';
import { hasStructure } from '#src/domain/application/built.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm } from '#src/domain/application/situations.ts';

const forPower = readOnlyBy('fire', 'buildings', 'parks');
const forNoise = readOnlyBy('health', 'parks');
const isFueled = (answers: Answers) =>
  isFullForm(answers) &&
  (answers.power?.generators ?? []).some((row) => row.fuel === 'gasoline' || row.fuel === 'diesel');
const hasGenerator = (answers: Answers) => answers.power?.sources?.includes('generator') ?? false;

/** Where electricity comes from, and what is done so that nobody is hurt by it. */
export const powerStep = defineStep({
  id: 'power',
  task: 'power',
  appliesWhen: (answers) => hasActivity(answers, 'power'),
  fields: [
    {
      name: 'power.sources',
      kind: 'choices',
      options: ['building', 'street_or_park', 'generator', 'battery', 'vehicle'],
      required: true,
      ...forPower,
    },
    {
      name: 'power.generators',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 40,
      appliesWhen: hasGenerator,
      fields: [
        {
          name: 'kilowatts',
          kind: 'decimal',
          required: true,
          max: 10_000,
          unit: 'kilowatts',
          inputMode: 'decimal',
          ...forPower,
        },
        {
          name: 'count',
          kind: 'integer',
          required: true,
          min: 1,
          max: 500,
          inputMode: 'numeric',
          ...forPower,
        },
        {
          name: 'fuel',
          kind: 'choice',
          options: ['gasoline', 'diesel', 'propane'],
          required: true,
          ...forPower,
        },
        {
          name: 'tankGallons',
          kind: 'decimal',
          max: 10_000,
          unit: 'gallons',
          inputMode: 'decimal',
          appliesWhen: (answers, row) => isFullForm(answers) && row?.fuel !== 'propane',
          ...forPower,
        },
        {
          name: 'feetFromTents',
          kind: 'decimal',
          required: true,
          max: 10_000,
          unit: 'feet',
          inputMode: 'decimal',
          appliesWhen: (answers) => isFullForm(answers) && hasStructure(answers, 'tent'),
          ...forPower,
        },
        { name: 'fenced', kind: 'yesno', required: true, appliesWhen: isFullForm, ...forPower },
        {
          name: 'hours',
          kind: 'integer',
          min: 1,
          max: 24,
          inputMode: 'numeric',
          appliesWhen: isFullForm,
          ...forNoise,
        },
        {
          name: 'decibels',
          kind: 'integer',
          min: 30,
          max: 150,
          unit: 'decibels',
          inputMode: 'numeric',
          appliesWhen: isFullForm,
          ...forNoise,
        },
      ],
      ...forPower,
    },
    { name: 'power.wiring', kind: 'yesno', required: true, ...forPower },
    {
      name: 'power.load',
      kind: 'choice',
      options: ['household', 'over_20_amps', 'over_100_amps'],
      required: true,
      appliesWhen: isFullForm,
      ...forPower,
    },
    {
      name: 'power.cablesCross',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullForm,
      ...readOnlyBy('fire', 'buildings', 'parks', 'accessibility'),
    },
    { name: 'power.refuelDuring', kind: 'yesno', required: true, appliesWhen: isFueled, ...forPower },
    {
      name: 'power.fuelGallons',
      kind: 'decimal',
      required: true,
      max: 100_000,
      unit: 'gallons',
      inputMode: 'decimal',
      appliesWhen: isFueled,
      ...forPower,
    },
  ],
});
