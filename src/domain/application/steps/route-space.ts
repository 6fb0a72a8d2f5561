import { argued } from '#src/domain/application/argued.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isFullFormFrom, parades } from '#src/domain/application/situations.ts';

const forCrowd = readOnlyBy('police', 'transportation', 'fire');

/** Whether the crowd fits where it gathers, and where marshals stand. */
export const routeSpaceStep = defineStep({
  id: 'route-space',
  task: 'route',
  appliesWhen: (answers) => isFullFormFrom(answers, 1000) && parades(answers),
  computes: ['assemblySquareFeet'],
  fields: [
    ...argued('route.assemblySquareFeet', forCrowd, 10_000_000),
    {
      name: 'route.marshalPosts',
      kind: 'rows',
      maxRows: 80,
      fields: [
        { name: 'place', kind: 'text', required: true, maxLength: 160, ...forCrowd },
        {
          name: 'count',
          kind: 'integer',
          required: true,
          min: 1,
          max: 1000,
          inputMode: 'numeric',
          ...forCrowd,
        },
      ],
      ...forCrowd,
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const marshals = numberOf(answers.route?.marshals);
    const posted = (answers.route?.marshalPosts ?? []).reduce(
      (total, row) => total + (numberOf(row.count) ?? 0),
      0,
    );
    if (marshals !== null && posted > marshals)
      issues.push({ path: 'route.marshalPosts', code: 'posts-over-marshals', params: { max: marshals } });
    return issues;
  },
});
