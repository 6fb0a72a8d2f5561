import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullFormFrom } from '#src/domain/application/situations.ts';

const readers = readOnlyBy('transportation', 'parking', 'transit', 'police');

/** How people come. */
export const arrivalsStep = defineStep({
  id: 'arrivals',
  task: 'people',
  appliesWhen: (answers) => isFullFormFrom(answers, 500),
  fields: [
    {
      name: 'arrivals.withoutCar',
      kind: 'integer',
      required: true,
      max: 100,
      inputMode: 'numeric',
      ...readers,
    },
    { name: 'arrivals.cars', kind: 'integer', required: true, inputMode: 'numeric', ...readers },
    {
      name: 'arrivals.coaches',
      kind: 'integer',
      required: true,
      max: 2000,
      inputMode: 'numeric',
      ...readers,
    },
  ],
});
