import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasFire } from '#src/domain/application/situations.ts';

/** Who runs fireworks and effects, and what they are near to. */
export const fireDetailsStep = defineStep({
  id: 'fire-details',
  task: 'effects',
  appliesWhen: (answers) => hasFire(answers, 'fireworks', 'stage_pyro', 'flame_effects'),
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
    { name: 'fire.protectionSystemOff', kind: 'yesno', required: true, ...readOnlyBy('fire') },
  ],
});
