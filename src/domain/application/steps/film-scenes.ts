import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';

const onScreen = readOnlyBy('film', 'police', 'fire', 'medical');

/** What the scenes do to the street and the people in it. Fire, drones and generators have pages of their own. */
export const filmScenesStep = defineStep({
  id: 'film-scenes',
  task: 'film',
  appliesWhen: (answers) => answers.event?.kind === 'film',
  fields: [
    {
      name: 'film.holds',
      kind: 'yesno',
      required: true,
      ...readOnlyBy('film', 'transportation', 'police', 'transit'),
    },
    {
      name: 'film.holdMinutes',
      kind: 'integer',
      required: true,
      min: 1,
      max: 60,
      unit: 'minutes',
      inputMode: 'numeric',
      appliesWhen: (answers) => answers.film?.holds === 'yes',
      ...readOnlyBy('film', 'transportation', 'police', 'transit'),
    },
    { name: 'film.stunts', kind: 'yesno', required: true, ...onScreen },
    {
      name: 'film.stuntDetails',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) => answers.film?.stunts === 'yes',
      ...onScreen,
    },
    { name: 'film.propWeapons', kind: 'yesno', required: true, ...readOnlyBy('film', 'police') },
    {
      name: 'film.wetDown',
      kind: 'yesno',
      required: true,
      ...readOnlyBy('film', 'transportation', 'public_works'),
    },
    { name: 'film.homes', kind: 'yesno', required: true, ...readOnlyBy('film', 'community') },
  ],
});
