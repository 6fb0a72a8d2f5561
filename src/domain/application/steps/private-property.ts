import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, personalFor, readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullFormFrom, isIn, isSpeechOnly } from '#src/domain/application/situations.ts';

/** Who owns the land, and what spills out of it. */
export const privatePropertyStep = defineStep({
  id: 'private-property',
  task: 'places',
  appliesWhen: (answers) => isIn(answers, 'private_property') && !isSpeechOnly(answers),
  fields: [
    {
      name: 'places.ownerName',
      kind: 'text',
      required: true,
      maxLength: 160,
      ...personalFor('buildings', 'fire'),
    },
    {
      name: 'places.ownerPhone',
      kind: 'phone',
      required: true,
      inputMode: 'tel',
      ...personalFor('buildings', 'fire'),
    },
    { name: 'places.ownerAgrees', kind: 'yesno', onlyOnce: true, required: true, ...onCase },
    {
      name: 'places.parkingSpacesLost',
      kind: 'integer',
      required: true,
      max: 100_000,
      inputMode: 'numeric',
      ...readOnlyBy('buildings', 'transportation', 'parking'),
    },
    { name: 'places.spillsOver', kind: 'yesno', required: true, ...onCase },
    {
      name: 'places.homesNear',
      kind: 'choice',
      options: ['none', 'few', 'many', 'not_known'],
      required: true,
      appliesWhen: (answers) => isFullFormFrom(answers, 250),
      ...readOnlyBy('buildings', 'community'),
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    if (answers.places?.ownerAgrees === 'no')
      issues.push({ path: 'places.ownerAgrees', code: 'owner-must-agree' });
    return issues;
  },
});
