import { isFullFrom, issuesOfNone } from '#src/domain/application/care-situations.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, hasFoodVendors, isFullForm } from '#src/domain/application/situations.ts';

const forWaste = readOnlyBy('public_works', 'health', 'parks');

/** Where water comes from and where it goes. */
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
      appliesWhen: (answers) => isFullFrom(500)(answers) || hasFoodVendors(answers),
      ...forWaste,
    },
    {
      name: 'sanitation.greyWater',
      kind: 'choice',
      options: ['tank', 'sewer', 'none'],
      required: true,
      appliesWhen: hasFoodVendors,
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
  checks: (answers) => issuesOfNone('sanitation.water', answers.sanitation?.water),
});
