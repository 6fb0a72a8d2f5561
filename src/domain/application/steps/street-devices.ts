import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { closesStreet, isFullFormFrom, parades } from '#src/domain/application/situations.ts';

const forStreets = readOnlyBy('transportation', 'police');
const staff = { kind: 'integer', max: 10_000, inputMode: 'numeric' } as const;

/** What stands on the street to close it, and who stands beside it. */
export const streetDevicesStep = defineStep({
  id: 'street-devices',
  task: 'streets',
  appliesWhen: (answers) => isFullFormFrom(answers, 500) && (closesStreet(answers) || parades(answers)),
  computes: ['barricades'],
  fields: [
    {
      name: 'traffic.devices',
      kind: 'rows',
      maxRows: 60,
      fields: [
        {
          name: 'kind',
          kind: 'choice',
          options: ['barricade', 'cone', 'sign', 'message_board', 'other'],
          required: true,
          ...forStreets,
        },
        {
          name: 'count',
          kind: 'integer',
          required: true,
          min: 1,
          max: 10_000,
          inputMode: 'numeric',
          ...forStreets,
        },
        { name: 'place', kind: 'text', required: true, maxLength: 200, ...forStreets },
        {
          name: 'by',
          kind: 'choice',
          options: ['city', 'contractor', 'own'],
          required: true,
          ...forStreets,
        },
      ],
      ...forStreets,
    },
    { name: 'traffic.flaggers', required: true, ...staff, ...forStreets },
    { name: 'traffic.officers', ...staff, ...forStreets },
    { name: 'traffic.enforcementOfficers', ...staff, ...forStreets },
  ],
});
