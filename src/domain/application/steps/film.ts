import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll, personalFor, readOnlyBy } from '#src/domain/application/readers.ts';

const manager = personalFor('film', 'police', 'transportation', 'parking');

/** What is filmed, who makes it, and how many work on it. */
export const filmStep = defineStep({
  id: 'film',
  task: 'film',
  appliesWhen: (answers) => answers.event?.kind === 'film',
  fields: [
    { name: 'film.title', kind: 'text', required: true, maxLength: 160, ...openToAll },
    {
      name: 'film.kind',
      kind: 'choice',
      options: ['feature', 'series', 'commercial', 'student', 'documentary', 'stills'],
      required: true,
      ...readOnlyBy('film'),
    },
    { name: 'film.company', kind: 'text', required: true, maxLength: 160, ...onCase },
    { name: 'film.producer', kind: 'text', maxLength: 120, ...personalFor('film') },
    {
      name: 'film.crew',
      kind: 'integer',
      required: true,
      min: 1,
      max: 5000,
      inputMode: 'numeric',
      ...onCase,
    },
    { name: 'film.locationManager', kind: 'text', required: true, maxLength: 120, ...manager },
    { name: 'film.locationManagerPhone', kind: 'phone', required: true, inputMode: 'tel', ...manager },
  ],
});
