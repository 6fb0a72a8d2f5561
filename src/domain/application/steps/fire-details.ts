import { argued, onlyWhen } from '#src/domain/application/argued.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasFire } from '#src/domain/application/situations.ts';

const forFire = readOnlyBy('fire');

/** Who runs fireworks and effects, what they are near to, and how far people stay away. */
export const fireDetailsStep = defineStep({
  id: 'fire-details',
  task: 'effects',
  appliesWhen: (answers) => hasFire(answers, 'fireworks', 'stage_pyro', 'flame_effects'),
  computes: ['falloutFeet'],
  fields: [
    {
      name: 'fire.company',
      kind: 'text',
      required: true,
      maxLength: 160,
      ...readOnlyBy('fire', 'police', 'risk'),
    },
    {
      name: 'fire.overWater',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => hasFire(answers, 'fireworks'),
      ...readOnlyBy('fire', 'police', 'parks'),
    },
    ...onlyWhen((answers) => hasFire(answers, 'fireworks'), argued('fire.falloutFeet', forFire)),
    {
      name: 'fire.audienceFeet',
      kind: 'decimal',
      required: true,
      max: 10_000,
      unit: 'feet',
      inputMode: 'decimal',
      appliesWhen: (answers) => hasFire(answers, 'stage_pyro', 'flame_effects'),
      ...forFire,
    },
    { name: 'fire.protectionSystemOff', kind: 'yesno', required: true, ...forFire },
  ],
});
