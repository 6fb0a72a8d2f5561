import { argued, onlyWhen } from '#src/domain/application/argued.ts';
import { hasSpectators, isFullFrom } from '#src/domain/application/care-situations.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, hasFoodVendors, isPublic } from '#src/domain/application/situations.ts';

const forAccess = readOnlyBy('accessibility', 'parks');

/** Where people with disabilities get out of a car, watch and buy. */
export const accessPlacesStep = defineStep({
  id: 'access-places',
  task: 'access',
  appliesWhen: (answers) => isFullFrom(250)(answers) && isPublic(answers),
  computes: ['viewingSpaces'],
  fields: [
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
});
