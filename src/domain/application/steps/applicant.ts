import { defineStep } from '#src/domain/application/field.ts';
import { isSpeechOnly } from '#src/domain/application/situations.ts';

/** The person who applies. Their e-mail address comes from signing in and is not asked here. */
export const applicantStep = defineStep({
  id: 'applicant',
  task: 'who',
  fields: [
    {
      name: 'applicant.role',
      kind: 'choice',
      options: ['individual', 'organization_officer', 'hired_producer', 'city_agency'],
      required: true,
      readBy: ['coordinator'],
      sensitivity: 'case',
    },
    {
      name: 'applicant.name',
      kind: 'text',
      required: true,
      maxLength: 120,
      autocomplete: 'name',
      readBy: ['all'],
      sensitivity: 'personal',
    },
    {
      name: 'applicant.phone',
      kind: 'phone',
      required: true,
      autocomplete: 'tel',
      inputMode: 'tel',
      readBy: ['all'],
      sensitivity: 'personal',
    },
    {
      name: 'applicant.address',
      kind: 'text',
      required: true,
      maxLength: 300,
      autocomplete: 'street-address',
      appliesWhen: (answers) => !isSpeechOnly(answers),
      readBy: ['coordinator'],
      sensitivity: 'personal',
    },
    {
      name: 'applicant.livesOnBlock',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => answers.event?.kind === 'block_party',
      readBy: ['coordinator'],
      sensitivity: 'case',
    },
    {
      name: 'applicant.adult',
      kind: 'confirm',
      required: true,
      appliesWhen: (answers) => !isSpeechOnly(answers),
      readBy: ['coordinator'],
      sensitivity: 'case',
    },
  ],
});
