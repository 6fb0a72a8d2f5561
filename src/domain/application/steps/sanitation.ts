import { argued } from '#src/domain/application/argued.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isAtLeast, isFullForm, isSmallGathering } from '#src/domain/application/situations.ts';

const forWaste = readOnlyBy('public_works', 'health', 'parks');
const forToilets = readOnlyBy('public_works', 'health', 'parks', 'accessibility');

/** Toilets, trash and recycling. */
export const sanitationStep = defineStep({
  id: 'sanitation',
  task: 'sanitation',
  appliesWhen: (answers) => isFullForm(answers) || (isSmallGathering(answers) && isAtLeast(answers, 50)),
  computes: ['toilets', 'accessibleToilets'],
  fields: [
    ...argued('safety.toilets', forToilets, 20_000),
    ...argued('safety.accessibleToilets', forToilets, 20_000),
    {
      name: 'safety.trashContainers',
      kind: 'integer',
      required: true,
      max: 20_000,
      inputMode: 'numeric',
      ...forWaste,
    },
    {
      name: 'safety.recyclingContainers',
      kind: 'integer',
      required: true,
      max: 20_000,
      inputMode: 'numeric',
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
