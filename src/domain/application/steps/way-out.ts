import { hasHardClosure, isFenced, isFullFrom, isOutdoors } from '#src/domain/application/care-situations.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const forFire = readOnlyBy('fire', 'police', 'emergency_management', 'accessibility');

/** How people get out and to shelter, and how fire trucks get in. */
export const wayOutStep = defineStep({
  id: 'way-out',
  task: 'emergency',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'emergency.accessibleExit',
      kind: 'yesno',
      required: true,
      appliesWhen: isFenced,
      ...forFire,
    },
    {
      name: 'emergency.shelterPlan',
      kind: 'choice',
      options: ['shelter', 'vehicles', 'leave'],
      required: true,
      appliesWhen: (answers) => isFullFrom(500)(answers) && isOutdoors(answers),
      ...forFire,
    },
    {
      name: 'emergency.shelterPlace',
      kind: 'text',
      required: true,
      maxLength: 300,
      appliesWhen: (answers) => answers.emergency?.shelterPlan === 'shelter',
      ...forFire,
    },
    {
      name: 'emergency.shelterPeople',
      kind: 'integer',
      required: true,
      min: 1,
      inputMode: 'numeric',
      appliesWhen: (answers) => answers.emergency?.shelterPlan === 'shelter',
      ...forFire,
    },
    {
      name: 'emergency.barrierMinutes',
      kind: 'integer',
      required: true,
      max: 120,
      unit: 'minutes',
      inputMode: 'numeric',
      appliesWhen: (answers) => isFullFrom(250)(answers) && hasHardClosure(answers),
      ...readOnlyBy('fire', 'transportation', 'police'),
    },
    {
      name: 'emergency.barrierKeys',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) => isFullFrom(250)(answers) && hasHardClosure(answers),
      ...readOnlyBy('fire', 'transportation', 'police'),
    },
  ],
  checks: (answers) => {
    const [room, peak] = [numberOf(answers.emergency?.shelterPeople), numberOf(answers.people?.peak)];
    const issues: Issue[] = [];
    if (room !== null && peak !== null && room < peak)
      issues.push({ path: 'emergency.shelterPeople', code: 'shelter-too-small', params: { min: peak } });
    return issues;
  },
});
