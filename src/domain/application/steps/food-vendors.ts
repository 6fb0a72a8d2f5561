import { defineStep } from '#src/domain/application/field.ts';
import { onCase, personalFor, readOnlyBy } from '#src/domain/application/readers.ts';
import { hasFoodVendors, isFullForm } from '#src/domain/application/situations.ts';

/** Everybody who cooks, gives or sells food. The organizer is one of them when they do it themselves. */
export const foodVendorsStep = defineStep({
  id: 'food-vendors',
  task: 'food',
  appliesWhen: hasFoodVendors,
  fields: [
    {
      name: 'food.vendors',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 150,
      fields: [
        { name: 'name', kind: 'text', required: true, maxLength: 160, ...readOnlyBy('health', 'fire') },
        {
          name: 'kind',
          kind: 'choice',
          options: ['truck', 'booth', 'caterer', 'farmer', 'nonprofit', 'packaged'],
          required: true,
          ...onCase,
        },
        {
          name: 'cooking',
          kind: 'choice',
          options: ['none', 'electric', 'gas', 'charcoal_or_wood', 'fryer'],
          required: true,
          ...onCase,
        },
        {
          name: 'daysInARow',
          kind: 'integer',
          required: true,
          min: 1,
          max: 366,
          inputMode: 'numeric',
          ...readOnlyBy('health'),
        },
        {
          name: 'menu',
          kind: 'text',
          required: true,
          maxLength: 300,
          appliesWhen: isFullForm,
          ...readOnlyBy('health', 'fire'),
        },
        {
          name: 'hotOrCold',
          kind: 'yesno',
          required: true,
          appliesWhen: isFullForm,
          ...readOnlyBy('health'),
        },
        {
          name: 'preparedAt',
          kind: 'text',
          maxLength: 200,
          appliesWhen: (answers, row) => isFullForm(answers) && row?.kind !== 'farmer',
          ...readOnlyBy('health'),
        },
        {
          name: 'license',
          kind: 'text',
          maxLength: 80,
          appliesWhen: (answers, row) =>
            isFullForm(answers) && row?.kind !== 'farmer' && row?.kind !== 'nonprofit',
          ...readOnlyBy('health'),
        },
        { name: 'phone', kind: 'phone', appliesWhen: isFullForm, ...personalFor('health', 'fire') },
      ],
      ...onCase,
    },
    {
      name: 'food.insured',
      kind: 'choice',
      options: ['all', 'some', 'none'],
      required: true,
      appliesWhen: isFullForm,
      ...readOnlyBy('risk'),
    },
  ],
});
