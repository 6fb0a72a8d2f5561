import { argued } from '#src/domain/application/argued.ts';
import { hasSpectators, isFullFrom, onlyWhen } from '#src/domain/application/care-situations.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { hasActivity, hasFoodVendors, isPublic } from '#src/domain/application/situations.ts';

const forAccess = readOnlyBy('accessibility', 'parking', 'parks');

/** Parking, seats and counters that people with disabilities can use. */
export const accessPlacesStep = defineStep({
  id: 'access-places',
  task: 'access',
  appliesWhen: (answers) => isFullFrom(250)(answers) && isPublic(answers),
  computes: ['accessibleParking', 'vanParking', 'viewingSpaces'],
  fields: [
    {
      name: 'access.parkingSpaces',
      kind: 'integer',
      required: true,
      max: 100_000,
      inputMode: 'numeric',
      ...readOnlyBy('accessibility', 'parking', 'transportation'),
    },
    ...onlyWhen(
      (answers) => Number(answers.access?.parkingSpaces ?? 0) > 0,
      argued('access.accessibleParking', forAccess),
    ),
    { name: 'access.dropOff', kind: 'text', required: true, maxLength: 200, ...onCase },
    {
      name: 'access.seats',
      kind: 'integer',
      required: true,
      max: 200_000,
      inputMode: 'numeric',
      appliesWhen: hasSpectators,
      ...readOnlyBy('accessibility', 'fire'),
    },
    ...onlyWhen(hasSpectators, argued('access.viewingSpaces', forAccess)),
    {
      name: 'access.counters',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => hasFoodVendors(answers) || hasActivity(answers, 'sales'),
      ...onCase,
    },
  ],
  checks: (answers) => {
    const [all, accessible] = [
      numberOf(answers.access?.parkingSpaces),
      numberOf(answers.access?.accessibleParking),
    ];
    const issues: Issue[] = [];
    if (all !== null && accessible !== null && accessible > all)
      issues.push({ path: 'access.accessibleParking', code: 'too-large', params: { max: all } });
    return issues;
  },
});
