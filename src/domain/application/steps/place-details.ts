import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import {
  hasActivity,
  isFullForm,
  isFullFormFrom,
  isIn,
  touchesSpeech,
} from '#src/domain/application/situations.ts';

/** What else the city has to know of the place, and whether there are more of them. */
export const placeDetailsStep = defineStep({
  id: 'place-details',
  task: 'places',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'places.parkNeeds',
      kind: 'choices',
      options: ['power', 'water', 'lights', 'gate', 'pavilion', 'none'],
      required: true,
      appliesWhen: (answers) => isIn(answers, 'park', 'inner_harbor', 'plaza'),
      ...readOnlyBy('parks', 'public_works'),
    },
    {
      name: 'places.lotSurface',
      kind: 'choice',
      options: ['grass', 'paved', 'mixed'],
      required: true,
      appliesWhen: (answers) =>
        hasActivity(answers, 'structures') &&
        isIn(answers, 'private_property', 'school', 'state_or_federal_land') &&
        !isIn(answers, 'park', 'inner_harbor', 'plaza'),
      ...readOnlyBy('fire', 'buildings'),
    },
    {
      name: 'places.landOwner',
      kind: 'choice',
      options: ['state', 'federal', 'not_known'],
      required: true,
      appliesWhen: (answers) => isIn(answers, 'state_or_federal_land'),
      ...openToAll,
    },
    {
      name: 'places.usedBefore',
      kind: 'yesno',
      required: true,
      // Nothing to ask of a first event, nor of one that is the same as before.
      appliesWhen: (answers) =>
        isFullFormFrom(answers, 250) &&
        answers.event?.heldBefore === 'yes' &&
        answers.event.unchangedRepeat !== 'yes',
      ...onCase,
    },
    {
      name: 'places.lastUsed',
      kind: 'date',
      appliesWhen: (answers) => answers.places?.usedBefore === 'yes',
      ...onCase,
    },
    {
      name: 'places.reason',
      kind: 'longtext',
      maxLength: 1000,
      appliesWhen: (answers) => isFullFormFrom(answers, 250) && !touchesSpeech(answers),
      ...onCase,
    },
    { name: 'places.more', kind: 'yesno', required: true, ...openToAll },
  ],
  checks: (answers, { today }) => {
    const issues: Issue[] = noneAlone('places.parkNeeds', answers.places?.parkNeeds);
    const last = dayOf(answers.places?.lastUsed);
    if (last !== null && last > today) issues.push({ path: 'places.lastUsed', code: 'in-the-future' });
    return issues;
  },
});
