import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';

const readers = readOnlyBy('film', 'parking', 'transportation', 'fire');

/** Where the crew waits, eats and parks, and how long its vehicles are, so that curb space can be counted. */
export const filmVehiclesStep = defineStep({
  id: 'film-vehicles',
  task: 'film',
  appliesWhen: (answers) => answers.event?.kind === 'film',
  fields: [
    { name: 'film.baseCamp', kind: 'yesno', required: true, ...readers },
    {
      name: 'film.baseCampPlace',
      kind: 'text',
      required: true,
      maxLength: 200,
      appliesWhen: (answers) => answers.film?.baseCamp === 'yes',
      ...readers,
    },
    { name: 'film.crewParking', kind: 'text', required: true, maxLength: 200, ...readers },
    { name: 'film.catering', kind: 'yesno', required: true, ...readOnlyBy('film', 'fire', 'health') },
    {
      name: 'film.vehicles',
      kind: 'rows',
      maxRows: 40,
      fields: [
        {
          name: 'kind',
          kind: 'choice',
          options: ['car', 'van', 'truck', 'trailer', 'crane'],
          required: true,
          ...readers,
        },
        {
          name: 'count',
          kind: 'integer',
          required: true,
          min: 1,
          max: 200,
          inputMode: 'numeric',
          ...readers,
        },
        {
          name: 'lengthFeet',
          kind: 'integer',
          required: true,
          min: 5,
          max: 120,
          unit: 'feet',
          inputMode: 'numeric',
          ...readers,
        },
      ],
      ...readers,
    },
  ],
});
