import { defineStep } from '#src/domain/application/field.ts';
import { openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasActivity } from '#src/domain/application/situations.ts';

/** What decides whether a block party may use the short form. Gone once the closures and times are filled in. */
export const blockStep = defineStep({
  id: 'block',
  task: 'start',
  appliesWhen: (answers) => answers.event?.kind === 'block_party',
  fields: [
    {
      name: 'block.street',
      kind: 'text',
      required: true,
      maxLength: 120,
      replacedBy: ['closures'],
      ...openToAll,
    },
    {
      name: 'block.blocks',
      kind: 'integer',
      required: true,
      min: 1,
      max: 50,
      inputMode: 'numeric',
      replacedBy: ['closures'],
      ...openToAll,
    },
    {
      name: 'block.intersectionsOpen',
      kind: 'yesno',
      required: true,
      replacedBy: ['closures'],
      ...openToAll,
    },
    { name: 'block.end', kind: 'time', required: true, replacedBy: ['dates.days'], ...openToAll },
    {
      name: 'block.sells',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => hasActivity(answers, 'food', 'alcohol'),
      replacedBy: ['food.service', 'alcohol.service'],
      ...readOnlyBy('health', 'liquor'),
    },
  ],
});
