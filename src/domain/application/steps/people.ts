import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

/** How many come in all. The most at one time was asked at the start. */
export const peopleStep = defineStep({
  id: 'people',
  task: 'people',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'people.total',
      kind: 'integer',
      required: true,
      min: 1,
      inputMode: 'numeric',
      ...onCase,
    },
    {
      name: 'people.staff',
      kind: 'integer',
      required: true,
      max: 100_000,
      inputMode: 'numeric',
      ...onCase,
    },
    {
      name: 'people.basis',
      kind: 'choice',
      options: ['tickets', 'registrations', 'last_year', 'guess'],
      required: true,
      appliesWhen: (answers) => isAtLeast(answers, 250),
      ...readOnlyBy('police', 'fire', 'medical', 'emergency_management', 'transportation'),
    },
    {
      name: 'people.ages',
      kind: 'choices',
      options: ['children', 'teens', 'adults', 'seniors'],
      required: true,
      appliesWhen: (answers) => isAtLeast(answers, 250),
      ...readOnlyBy('police', 'medical', 'accessibility'),
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const [peak, total] = [numberOf(answers.people?.peak), numberOf(answers.people?.total)];
    if (peak !== null && total !== null && peak > total)
      issues.push({ path: 'people.total', code: 'peak-over-total', params: { min: peak } });
    return issues;
  },
});
