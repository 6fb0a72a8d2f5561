import type { Answers } from '#src/domain/application/answers.ts';
import { argued, onlyWhen } from '#src/domain/application/argued.ts';
import { issuesOfNone, issuesOfPart } from '#src/domain/application/checks.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const forFood = readOnlyBy('health', 'public_works');
const servesOpenFood = (answers: Answers) =>
  (answers.food?.vendors ?? []).some(({ kind }) => kind !== 'packaged' && kind !== 'farmer');
const hasSeats = (answers: Answers) => Number(answers.food?.seats ?? 0) > 0;

/** Clean hands, clean water and food that stays hot or cold. */
export const foodSafetyStep = defineStep({
  id: 'food-safety',
  task: 'food',
  appliesWhen: (answers) => isFullForm(answers) && (servesOpenFood(answers) || hasSeats(answers)),
  computes: ['accessibleSeats'],
  fields: [
    {
      name: 'food.handwash',
      kind: 'choice',
      options: ['each_stand', 'shared', 'none'],
      required: true,
      appliesWhen: servesOpenFood,
      ...forFood,
    },
    {
      name: 'food.water',
      kind: 'choices',
      options: ['bottled', 'building', 'own_tank', 'hydrant', 'none'],
      required: true,
      appliesWhen: servesOpenFood,
      ...forFood,
    },
    {
      name: 'food.wastewater',
      kind: 'choice',
      options: ['each_seller', 'shared_tank', 'sewer', 'none'],
      required: true,
      appliesWhen: servesOpenFood,
      ...forFood,
    },
    {
      name: 'food.coldHot',
      kind: 'choices',
      options: ['coolers', 'refrigerators', 'hot_boxes', 'thermometers', 'none'],
      required: true,
      appliesWhen: (answers) => answers.food?.vendors?.some((row) => row.hotOrCold === 'yes') ?? false,
      ...readOnlyBy('health'),
    },
    ...onlyWhen(hasSeats, argued('food.accessibleSeats', readOnlyBy('accessibility', 'fire'), 100_000)),
  ],
  checks: (answers) => [
    ...issuesOfNone('food.water', answers.food?.water),
    ...issuesOfNone('food.coldHot', answers.food?.coldHot),
    ...issuesOfPart('food.accessibleSeats', answers.food?.accessibleSeats, answers.food?.seats),
  ],
});
