import type { Answers } from '#src/domain/application/answers.ts';
import { argued, onlyWhen } from '#src/domain/application/argued.ts';
import { hasFullTent, hasStructure } from '#src/domain/application/built.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm } from '#src/domain/application/situations.ts';

const forExits = readOnlyBy('fire', 'buildings', 'police');
const isFenced = (answers: Answers) => answers.structures?.fenced === 'yes';
const hasSeats = (answers: Answers) => hasStructure(answers, 'bleachers');

/** How many ways out tents and fences need, and places for wheelchairs on bleachers. */
export const structuresExitsStep = defineStep({
  id: 'structures-exits',
  task: 'structures',
  appliesWhen: (answers) => hasActivity(answers, 'structures') && isFullForm(answers),
  computes: ['tentExits', 'fencedExits', 'fencedSquareFeet', 'wheelchairSpaces'],
  fields: [
    ...onlyWhen(hasFullTent, argued('structures.tentExits', forExits, 100)),
    ...onlyWhen(isFenced, argued('structures.fencedExits', forExits, 1000)),
    ...onlyWhen(hasSeats, argued('structures.wheelchairSpaces', readOnlyBy('accessibility', 'buildings'))),
  ],
});
