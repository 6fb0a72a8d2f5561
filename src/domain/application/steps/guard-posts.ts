import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { securedFor } from '#src/domain/application/readers.ts';
import { isTimeRange } from '#src/domain/application/schedule.ts';
import { timeOf } from '#src/domain/application/schema.ts';

const forPolice = securedFor('police', 'liquor');

/** Where guards stand, and when. Only for police. */
export const guardPostsStep = defineStep({
  id: 'guard-posts',
  task: 'safety',
  appliesWhen: (answers) => isFullFrom(250)(answers) && Number(answers.safety?.guards ?? 0) > 0,
  fields: [
    { name: 'security.companyLicense', kind: 'text', maxLength: 60, ...securedFor('police', 'risk') },
    {
      name: 'security.posts',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 100,
      fields: [
        { name: 'place', kind: 'text', required: true, maxLength: 160, ...forPolice },
        {
          name: 'guards',
          kind: 'integer',
          required: true,
          min: 1,
          max: 1000,
          inputMode: 'numeric',
          ...forPolice,
        },
        { name: 'from', kind: 'time', required: true, ...forPolice },
        { name: 'to', kind: 'time', required: true, ...forPolice },
        { name: 'armed', kind: 'yesno', required: true, ...forPolice },
        { name: 'uniform', kind: 'yesno', required: true, ...forPolice },
      ],
      ...forPolice,
    },
  ],
  checks: (answers) =>
    (answers.security?.posts ?? []).flatMap((row): Issue[] => {
      const [from, to] = [timeOf(row.from), timeOf(row.to)];
      return from && to && !isTimeRange(from, to)
        ? [{ path: `security.posts.${row.id}.to`, code: 'end-before-start' }]
        : [];
    }),
});
