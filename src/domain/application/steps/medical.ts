import { isFullFrom, isInHotMonths, isOutdoors } from '#src/domain/application/care-situations.ts';
import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const forMedical = readOnlyBy('medical', 'emergency_management');

/** What help there is when somebody is hurt, and what may hurt them. */
export const medicalStep = defineStep({
  id: 'medical',
  task: 'medical',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'safety.medical',
      kind: 'choice',
      options: ['call_911', 'aed_staff', 'first_aid', 'ambulance', 'advanced_ambulance', 'field_clinic'],
      required: true,
      ...readOnlyBy('medical', 'fire', 'police', 'emergency_management'),
    },
    {
      name: 'medical.aeds',
      kind: 'integer',
      required: true,
      max: 1000,
      inputMode: 'numeric',
      appliesWhen: isFullFrom(250),
      ...forMedical,
    },
    {
      name: 'medical.aedPlaces',
      kind: 'text',
      required: true,
      maxLength: 300,
      appliesWhen: (answers) => Number(answers.medical?.aeds ?? 0) > 0,
      ...forMedical,
    },
    {
      name: 'medical.risks',
      kind: 'choices',
      options: ['heat', 'packed_crowd', 'drugs', 'weak_health', 'long_lines', 'injuries_before', 'none'],
      required: true,
      appliesWhen: isFullFrom(500),
      ...forMedical,
    },
    {
      name: 'medical.treatedLastTime',
      kind: 'integer',
      max: 100_000,
      inputMode: 'numeric',
      appliesWhen: (answers) => isFullFrom(500)(answers) && answers.event?.heldBefore === 'yes',
      ...forMedical,
    },
    {
      name: 'medical.cooling',
      kind: 'choices',
      options: ['water', 'shade', 'cool_room', 'mist', 'heat_stop', 'none'],
      required: true,
      appliesWhen: (answers) => isFullFrom(250)(answers) && isOutdoors(answers) && isInHotMonths(answers),
      ...forMedical,
    },
  ],
  checks: (answers) => [
    ...noneAlone('medical.risks', answers.medical?.risks),
    ...noneAlone('medical.cooling', answers.medical?.cooling),
  ],
});
