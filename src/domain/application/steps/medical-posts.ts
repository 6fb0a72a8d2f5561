import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isTimeRange } from '#src/domain/application/schedule.ts';
import { timeOf } from '#src/domain/application/schema.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const forMedical = readOnlyBy('medical', 'fire', 'emergency_management');

/** Where helpers stand, and who looks after a race. */
export const medicalPostsStep = defineStep({
  id: 'medical-posts',
  task: 'medical',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'medical.posts',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 60,
      appliesWhen: (answers) =>
        isFullFrom(250)(answers) &&
        answers.safety?.medical !== undefined &&
        answers.safety.medical !== 'call_911' &&
        answers.safety.medical !== 'aed_staff',
      fields: [
        { name: 'place', kind: 'text', required: true, maxLength: 160, ...forMedical },
        {
          name: 'kind',
          kind: 'choice',
          options: ['first_aid', 'ambulance', 'clinic', 'walking'],
          required: true,
          ...forMedical,
        },
        {
          name: 'staff',
          kind: 'integer',
          required: true,
          min: 1,
          max: 1000,
          inputMode: 'numeric',
          ...forMedical,
        },
        { name: 'from', kind: 'time', required: true, ...forMedical },
        { name: 'to', kind: 'time', required: true, ...forMedical },
      ],
      ...forMedical,
    },
    {
      name: 'medical.race',
      kind: 'choices',
      options: ['course_medics', 'sweep', 'finish_team', 'bib_contacts', 'none'],
      required: true,
      appliesWhen: (answers) => answers.race?.kind !== undefined,
      ...forMedical,
    },
    {
      name: 'medical.hospitals',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: isFullFrom(5000),
      ...forMedical,
    },
  ],
  checks: (answers) => [
    ...(answers.medical?.posts ?? []).flatMap((row): Issue[] => {
      const [from, to] = [timeOf(row.from), timeOf(row.to)];
      return from && to && !isTimeRange(from, to)
        ? [{ path: `medical.posts.${row.id}.to`, code: 'end-before-start' }]
        : [];
    }),
    ...noneAlone('medical.race', answers.medical?.race),
  ],
});
