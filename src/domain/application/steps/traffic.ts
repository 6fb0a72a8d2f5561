import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { closesStreet, isFullForm, parades } from '#src/domain/application/situations.ts';

/** How the closed or used streets stay safe for fire engines, trains and people. */
export const trafficStep = defineStep({
  id: 'traffic',
  task: 'streets',
  appliesWhen: (answers) => isFullForm(answers) && (closesStreet(answers) || parades(answers)),
  fields: [
    {
      name: 'traffic.emergencyLaneFeet',
      kind: 'decimal',
      required: true,
      max: 200,
      unit: 'feet',
      inputMode: 'decimal',
      appliesWhen: closesStreet,
      ...onCase,
    },
    {
      name: 'traffic.roadEdgeOpen',
      kind: 'yesno',
      required: true,
      ...readOnlyBy('police', 'emergency_management', 'transportation'),
    },
    {
      name: 'traffic.railCrossing',
      kind: 'yesno',
      required: true,
      ...readOnlyBy('transit', 'transportation'),
    },
    { name: 'traffic.bridgeOrTunnel', kind: 'yesno', required: true, ...readOnlyBy('transportation') },
    {
      name: 'traffic.deviceSupplier',
      kind: 'choice',
      options: ['city', 'contractor', 'own'],
      required: true,
      appliesWhen: closesStreet,
      ...readOnlyBy('transportation', 'police'),
    },
    {
      name: 'traffic.walkway',
      kind: 'yesno',
      required: true,
      appliesWhen: closesStreet,
      ...readOnlyBy('transportation', 'accessibility'),
    },
    {
      name: 'traffic.hydrantsClear',
      kind: 'yesno',
      required: true,
      appliesWhen: closesStreet,
      ...readOnlyBy('fire', 'public_works'),
    },
  ],
});
