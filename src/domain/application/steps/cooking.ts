import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const cooksWith = (answers: Answers, ...ways: string[]) =>
  (answers.food?.vendors ?? []).some(({ cooking }) => ways.includes(String(cooking)));
const forCooking = readOnlyBy('fire', 'health');

/** Where sellers cook, and where the fat goes. */
export const cookingStep = defineStep({
  id: 'cooking',
  task: 'food',
  appliesWhen: (answers) =>
    isFullForm(answers) && cooksWith(answers, 'electric', 'gas', 'charcoal_or_wood', 'fryer'),
  fields: [
    {
      name: 'food.cookingFeet',
      kind: 'decimal',
      required: true,
      max: 10_000,
      unit: 'feet',
      inputMode: 'decimal',
      ...forCooking,
    },
    { name: 'food.cookingInTent', kind: 'yesno', required: true, ...forCooking },
    {
      name: 'food.grease',
      kind: 'choice',
      options: ['each_seller', 'shared_barrel', 'none'],
      required: true,
      ...readOnlyBy('public_works', 'health'),
    },
  ],
});
