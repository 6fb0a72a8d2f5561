import type { Answers } from '#src/domain/application/answers.ts';
import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { personalFor, readOnlyBy } from '#src/domain/application/readers.ts';
import { isTimeRange } from '#src/domain/application/schedule.ts';
import { timeOf } from '#src/domain/application/schema.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const forMedical = readOnlyBy('medical', 'fire', 'emergency_management');

/** A team comes to help, and not only people who work there anyway. */
const hasHelpers = ({ safety }: Answers) =>
  safety?.medical !== undefined && safety.medical !== 'call_911' && safety.medical !== 'aed_staff';

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
      appliesWhen: (answers) => isFullFrom(250)(answers) && hasHelpers(answers),
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
      name: 'medical.provider',
      kind: 'text',
      maxLength: 160,
      appliesWhen: hasHelpers,
      ...forMedical,
    },
    {
      name: 'medical.director',
      kind: 'text',
      maxLength: 160,
      appliesWhen: (answers) =>
        answers.safety?.medical === 'advanced_ambulance' || answers.safety?.medical === 'field_clinic',
      ...personalFor('medical', 'emergency_management'),
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
