import { defineStep } from '#src/domain/application/field.ts';
import { onCase } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

/** Which flames there will be. */
export const fireStep = defineStep({
  id: 'fire',
  task: 'effects',
  appliesWhen: (answers) => hasActivity(answers, 'fire'),
  fields: [
    {
      name: 'fire.kinds',
      kind: 'choices',
      options: ['fireworks', 'stage_pyro', 'flame_effects', 'bonfire', 'torches', 'candles', 'sky_lanterns'],
      required: true,
      ...onCase,
    },
  ],
});
