import { argued } from '#src/domain/application/argued.ts';
import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { closesStreet, hasActivity, isFullForm } from '#src/domain/application/situations.ts';

const forWaste = readOnlyBy('public_works', 'health', 'parks');
const WHO_CLEANS = ['city', 'company', 'own'] as const;

/** Trash, recycling and sweeping. */
export const wasteStep = defineStep({
  id: 'waste',
  task: 'sanitation',
  appliesWhen: isFullForm,
  computes: ['trashContainers', 'recyclingContainers'],
  fields: [
    ...argued('safety.trashContainers', forWaste, 20_000),
    ...argued('safety.recyclingContainers', forWaste, 20_000),
    { name: 'sanitation.hauler', kind: 'choice', options: WHO_CLEANS, required: true, ...forWaste },
    {
      name: 'sanitation.haulerName',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) => answers.sanitation?.hauler === 'company',
      ...forWaste,
    },
    {
      name: 'sanitation.pickup',
      kind: 'choice',
      options: ['during', 'after', 'both'],
      required: true,
      appliesWhen: isFullFrom(500),
      ...forWaste,
    },
    {
      name: 'sanitation.compost',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isFullFrom(500)(answers) && hasActivity(answers, 'food'),
      ...forWaste,
    },
    {
      name: 'sanitation.sweeping',
      kind: 'choice',
      options: WHO_CLEANS,
      required: true,
      appliesWhen: closesStreet,
      ...forWaste,
    },
  ],
});
