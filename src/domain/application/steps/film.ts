import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';

/** What is filmed and how many work on it. */
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
    {
      name: 'film.crew',
      kind: 'integer',
      required: true,
      min: 1,
      max: 5000,
      inputMode: 'numeric',
      ...onCase,
    },
  ],
});
