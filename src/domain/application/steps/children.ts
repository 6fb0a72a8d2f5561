import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

/** Places where children stay or play without their parents. */
export const childrenStep = defineStep({
  id: 'children',
  task: 'activities',
  appliesWhen: (answers) =>
    isFullForm(answers) && isAtLeast(answers, 250) && (answers.people?.ages?.includes('children') ?? false),
  fields: [
    { name: 'children.area', kind: 'yesno', required: true, ...readOnlyBy('police') },
    {
      name: 'children.staffChecked',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => answers.children?.area === 'yes',
      ...readOnlyBy('police'),
    },
  ],
});
