import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity, isSpeechOnly } from '#src/domain/application/situations.ts';

const forGaming = readOnlyBy('police');

/** Which games of chance there are. The gaming form says who gets the money. */
export const gamingStep = defineStep({
  id: 'gaming',
  task: 'activities',
  appliesWhen: (answers) => hasActivity(answers, 'gaming') && !isSpeechOnly(answers),
  fields: [
    {
      name: 'gaming.kinds',
      kind: 'choices',
      options: ['raffle', 'fifty_fifty', 'bingo', 'wheel', 'casino'],
      required: true,
      ...forGaming,
    },
    { name: 'gaming.cashPrizes', kind: 'yesno', required: true, ...forGaming },
  ],
});
