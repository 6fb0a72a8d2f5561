import { argued } from '#src/domain/application/argued.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { personalFor, readOnlyBy, securedFor } from '#src/domain/application/readers.ts';
import { isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

/** Who looks after people on the day. */
export const crowdStep = defineStep({
  id: 'crowd',
  task: 'safety',
  appliesWhen: isFullForm,
  computes: ['crowdManagers'],
  fields: [
    {
      name: 'safety.afterDark',
      kind: 'yesno',
      required: true,
      ...readOnlyBy('police', 'fire', 'emergency_management', 'parks'),
    },
    {
      name: 'safety.medical',
      kind: 'choice',
      options: ['call_911', 'first_aid', 'ambulance', 'field_clinic'],
      required: true,
      ...readOnlyBy('medical', 'fire', 'police', 'emergency_management'),
    },
    {
      name: 'safety.guards',
      kind: 'integer',
      required: true,
      max: 10_000,
      inputMode: 'numeric',
      ...securedFor('police', 'liquor'),
    },
    {
      name: 'safety.securityCompany',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) => Number(answers.safety?.guards ?? 0) > 0,
      ...securedFor('police', 'liquor'),
    },
    ...argued('safety.crowdManagers', readOnlyBy('fire', 'police')),
    {
      name: 'safety.weatherLead',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) => isAtLeast(answers, 250),
      ...personalFor('emergency_management', 'fire', 'police'),
    },
  ],
});
