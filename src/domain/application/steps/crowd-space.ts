import { hasBuilt, isFenced, isFullFrom, takesMoney } from '#src/domain/application/care-situations.ts';
import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy, securedFor } from '#src/domain/application/readers.ts';
import { isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

const forCrowd = readOnlyBy('fire', 'police');

/** Room for the crowd, and how it gets in. */
export const crowdSpaceStep = defineStep({
  id: 'crowd-space',
  task: 'safety',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'crowd.squareFeet',
      kind: 'integer',
      required: true,
      min: 1,
      max: 100_000_000,
      unit: 'square_feet',
      inputMode: 'numeric',
      appliesWhen: (answers) => isAtLeast(answers, 1000) && !isFenced(answers),
      ...forCrowd,
    },
    {
      name: 'crowd.entrances',
      kind: 'integer',
      required: true,
      min: 1,
      max: 500,
      inputMode: 'numeric',
      appliesWhen: isFenced,
      ...forCrowd,
    },
    {
      name: 'crowd.queueRoom',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isFenced(answers) || isAtLeast(answers, 1000),
      ...readOnlyBy('fire', 'police', 'transportation'),
    },
    {
      name: 'crowd.frontBarrier',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) =>
        isAtLeast(answers, 500) && (answers.event?.kind === 'concert' || hasBuilt(answers, 'stage')),
      ...forCrowd,
    },
    {
      name: 'security.entryChecks',
      kind: 'choices',
      options: ['bags', 'metal', 'age', 'tickets', 'none'],
      required: true,
      appliesWhen: isFenced,
      ...securedFor('police', 'accessibility'),
    },
    {
      name: 'security.bannedItems',
      kind: 'text',
      maxLength: 300,
      appliesWhen: isFenced,
      ...securedFor('police'),
    },
    {
      name: 'security.cash',
      kind: 'choices',
      options: ['cash_boxes', 'atm', 'safe', 'none'],
      required: true,
      appliesWhen: (answers) => isFullFrom(1000)(answers) && takesMoney(answers),
      ...securedFor('police'),
    },
  ],
  checks: (answers) => [
    ...noneAlone('security.entryChecks', answers.security?.entryChecks),
    ...noneAlone('security.cash', answers.security?.cash),
  ],
});
