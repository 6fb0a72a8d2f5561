import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, hasFoodVendors, isFullForm } from '#src/domain/application/situations.ts';

const forWaste = readOnlyBy('public_works', 'health', 'parks');

/** Drinking water for guests, and what may not get into the drains. */
export const cleanWaterStep = defineStep({
  id: 'clean-water',
  task: 'sanitation',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'sanitation.water',
      kind: 'choices',
      options: ['bottles', 'building', 'truck', 'none'],
      required: true,
      appliesWhen: isFullFrom(500),
      ...forWaste,
    },
    {
      name: 'sanitation.noFoam',
      kind: 'confirm',
      required: true,
      appliesWhen: hasFoodVendors,
      ...forWaste,
    },
    {
      name: 'sanitation.stormDrains',
      kind: 'confirm',
      required: true,
      appliesWhen: (answers) => hasFoodVendors(answers) || hasActivity(answers, 'animals'),
      ...forWaste,
    },
  ],
  checks: (answers) => noneAlone('sanitation.water', answers.sanitation?.water),
});
