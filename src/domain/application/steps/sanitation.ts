import { argued, onlyWhen } from '#src/domain/application/argued.ts';
import { isFullFrom, isSeveralDays } from '#src/domain/application/care-situations.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isAtLeast, isFullForm, isSmallGathering } from '#src/domain/application/situations.ts';

const forWaste = readOnlyBy('public_works', 'health', 'parks');
const forToilets = readOnlyBy('public_works', 'health', 'parks', 'accessibility');

/** Toilets and places to wash hands. */
export const sanitationStep = defineStep({
  id: 'sanitation',
  task: 'sanitation',
  appliesWhen: (answers) => isFullForm(answers) || (isSmallGathering(answers) && isAtLeast(answers, 50)),
  computes: ['toilets', 'accessibleToilets', 'handwash'],
  fields: [
    ...argued('safety.toilets', forToilets, 20_000),
    ...argued('safety.accessibleToilets', forToilets, 20_000),
    ...onlyWhen(isFullForm, argued('sanitation.handwash', forWaste, 5000)),
    {
      name: 'sanitation.existingToilets',
      kind: 'text',
      required: true,
      maxLength: 300,
      appliesWhen: (answers) => isFullFrom(50)(answers) && answers.places?.publicToilets === 'yes',
      ...forToilets,
    },
    {
      name: 'sanitation.toiletCompany',
      kind: 'text',
      maxLength: 160,
      appliesWhen: isFullFrom(250),
      ...forWaste,
    },
    {
      name: 'sanitation.toiletCleaning',
      kind: 'choice',
      options: ['once_a_day', 'twice_a_day', 'more_often'],
      required: true,
      appliesWhen: (answers) => isFullFrom(250)(answers) && isSeveralDays(answers),
      ...forWaste,
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const toilets = numberOf(answers.safety?.toilets);
    const accessible = numberOf(answers.safety?.accessibleToilets);
    if (toilets !== null && accessible !== null && accessible > toilets)
      issues.push({
        path: 'safety.accessibleToilets',
        code: 'accessible-over-toilets',
        params: { max: toilets },
      });
    return issues;
  },
});
