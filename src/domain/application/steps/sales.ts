import { issuesOfNone } from '#src/domain/application/checks.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { hasActivity, isFullForm } from '#src/domain/application/situations.ts';

/** Sellers of things that are not food. They may be named later; how many is known now. */
export const salesStep = defineStep({
  id: 'sales',
  task: 'sales',
  appliesWhen: (answers) => hasActivity(answers, 'sales'),
  fields: [
    {
      name: 'sales.sellers',
      kind: 'integer',
      required: true,
      min: 1,
      max: 5000,
      inputMode: 'numeric',
      ...onCase,
    },
    { name: 'sales.streetVendors', kind: 'yesno', required: true, ...readOnlyBy('transportation') },
    {
      name: 'sales.list',
      kind: 'rows',
      maxRows: 150,
      appliesWhen: isFullForm,
      fields: [
        { name: 'name', kind: 'text', required: true, maxLength: 160, ...onCase },
        {
          name: 'kind',
          kind: 'choice',
          options: ['goods', 'services', 'samples', 'information'],
          required: true,
          ...onCase,
        },
        { name: 'product', kind: 'text', required: true, maxLength: 200, ...onCase },
        { name: 'taxNumber', kind: 'text', maxLength: 40, ...readOnlyBy() },
      ],
      ...onCase,
    },
    {
      name: 'sales.restricted',
      kind: 'choices',
      options: ['tobacco', 'hemp', 'cannabis', 'none'],
      required: true,
      appliesWhen: isFullForm,
      ...readOnlyBy('health', 'law', 'police'),
    },
    {
      name: 'sales.insured',
      kind: 'choice',
      options: ['all', 'some', 'none'],
      required: true,
      appliesWhen: isFullForm,
      ...readOnlyBy('risk'),
    },
  ],
  checks: (answers) => {
    const issues = issuesOfNone('sales.restricted', answers.sales?.restricted);
    const [named, all] = [answers.sales?.list?.length, numberOf(answers.sales?.sellers)];
    if (named !== undefined && all !== null && named > all)
      issues.push({ path: 'sales.sellers', code: 'too-small', params: { min: named } });
    return issues;
  },
});
