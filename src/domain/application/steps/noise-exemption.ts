import { defineStep } from '#src/domain/application/field.ts';
import { personalFor, readOnlyBy } from '#src/domain/application/readers.ts';

const forNoise = readOnlyBy('health', 'police');

/** What the noise office must know to allow louder or later sound. */
export const noiseExemptionStep = defineStep({
  id: 'noise-exemption',
  task: 'sound',
  appliesWhen: (answers) => answers.sound?.exemption === 'yes',
  fields: [
    {
      name: 'sound.decibelsOver',
      kind: 'integer',
      required: true,
      max: 100,
      unit: 'decibels',
      inputMode: 'numeric',
      ...forNoise,
    },
    {
      name: 'sound.nights',
      kind: 'integer',
      required: true,
      min: 1,
      max: 366,
      inputMode: 'numeric',
      ...forNoise,
    },
    {
      name: 'sound.operatorName',
      kind: 'text',
      required: true,
      maxLength: 120,
      ...personalFor('health', 'police'),
    },
    {
      name: 'sound.operatorPhone',
      kind: 'phone',
      required: true,
      ...personalFor('health', 'police'),
    },
    { name: 'sound.equipment', kind: 'longtext', required: true, maxLength: 2000, ...forNoise },
    { name: 'sound.reason', kind: 'longtext', required: true, maxLength: 2000, ...forNoise },
  ],
});
