import { PLACE_TYPES } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll } from '#src/domain/application/readers.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

/** Every place beside the first one. */
export const otherPlacesStep = defineStep({
  id: 'other-places',
  task: 'places',
  appliesWhen: (answers) => isFullForm(answers) && answers.places?.more === 'yes',
  fields: [
    {
      name: 'places.others',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 30,
      fields: [
        { name: 'name', kind: 'text', required: true, maxLength: 120, ...openToAll },
        { name: 'type', kind: 'choice', options: PLACE_TYPES, required: true, ...openToAll },
        { name: 'address', kind: 'text', required: true, maxLength: 300, ...openToAll },
        { name: 'use', kind: 'text', required: true, maxLength: 200, ...openToAll },
        {
          name: 'owner',
          kind: 'choice',
          options: ['city', 'private', 'state', 'federal', 'not_known'],
          required: true,
          ...openToAll,
        },
        {
          name: 'agreed',
          kind: 'yesno',
          required: true,
          appliesWhen: (_, row) => row?.owner === 'private',
          ...onCase,
        },
      ],
      ...openToAll,
    },
  ],
});
