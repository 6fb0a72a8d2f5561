import { defineStep } from '#src/domain/application/field.ts';
import { openToAll, personalFor, readOnlyBy } from '#src/domain/application/readers.ts';
import { actsForOrganization, isSpeechOnly } from '#src/domain/application/situations.ts';

/** The organization behind the event. The speech path asks its name and nothing about it. */
export const organizationStep = defineStep({
  id: 'organization',
  task: 'who',
  appliesWhen: actsForOrganization,
  fields: [
    {
      name: 'organization.name',
      kind: 'text',
      required: true,
      maxLength: 160,
      autocomplete: 'organization',
      ...openToAll,
    },
    {
      name: 'organization.kind',
      kind: 'choice',
      options: [
        'nonprofit',
        'association',
        'religious',
        'school',
        'business',
        'government',
        'unincorporated',
      ],
      required: true,
      appliesWhen: (answers) => !isSpeechOnly(answers) && answers.applicant?.role !== 'city_agency',
      ...readOnlyBy('risk', 'health'),
    },
    {
      name: 'organization.officerName',
      kind: 'text',
      required: true,
      maxLength: 120,
      appliesWhen: (answers) => !isSpeechOnly(answers) && answers.applicant?.role === 'hired_producer',
      ...personalFor(),
    },
  ],
});
