import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, hasFire } from '#src/domain/application/situations.ts';

const mayUseGas = (answers: Answers) =>
  hasActivity(answers, 'power') ||
  hasFire(answers, 'flame_effects') ||
  (answers.food?.vendors?.some((vendor) => vendor.cooking === 'gas' || vendor.cooking === 'fryer') ?? false);

/** Propane on site, wherever it is used. */
export const gasStep = defineStep({
  id: 'gas',
  task: 'power',
  appliesWhen: mayUseGas,
  fields: [
    {
      name: 'power.propanePounds',
      kind: 'decimal',
      required: true,
      max: 1_000_000,
      unit: 'pounds',
      inputMode: 'decimal',
      ...readOnlyBy('fire'),
    },
  ],
});
