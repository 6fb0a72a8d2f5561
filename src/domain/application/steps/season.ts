import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm, isSeries } from '#src/domain/application/situations.ts';

const isMarket = (answers: Answers) =>
  answers.event?.kind === 'market' || answers.event?.kind === 'market_series';

/** How a season is run: what stays the same from date to date, and who sells. */
export const seasonStep = defineStep({
  id: 'season',
  task: 'dates',
  appliesWhen: (answers) => isSeries(answers) && isFullForm(answers),
  fields: [
    { name: 'season.sameSetup', kind: 'yesno', required: true, ...onCase },
    {
      name: 'season.sellersChange',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => hasActivity(answers, 'food', 'sales'),
      ...readOnlyBy('health', 'fire'),
    },
    {
      name: 'season.producersOnly',
      kind: 'yesno',
      required: true,
      appliesWhen: isMarket,
      ...readOnlyBy('health'),
    },
    {
      name: 'season.foodBenefits',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isMarket(answers) && hasActivity(answers, 'food'),
      ...readOnlyBy('health'),
    },
  ],
});
