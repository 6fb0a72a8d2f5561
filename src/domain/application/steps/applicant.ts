import { defineStep } from '#src/domain/application/field.ts';
import { personalFor, readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm, isSpeechOnly } from '#src/domain/application/situations.ts';

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
      ...readOnlyBy(),
    },
    {
      name: 'applicant.name',
      kind: 'text',
      required: true,
      maxLength: 120,
      autocomplete: 'name',
      ...personalFor('all'),
    },
    {
      name: 'applicant.phone',
      kind: 'phone',
      required: true,
      autocomplete: 'tel',
      inputMode: 'tel',
      ...personalFor('all'),
    },
    {
      name: 'applicant.address',
      kind: 'text',
      required: true,
      maxLength: 300,
      autocomplete: 'address-line1',
      appliesWhen: (answers) => !isSpeechOnly(answers),
      ...personalFor(),
    },
    {
      name: 'applicant.livesOnBlock',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => answers.event?.kind === 'block_party',
      ...readOnlyBy(),
    },
    {
      name: 'applicant.adult',
      kind: 'confirm',
      required: true,
      appliesWhen: (answers) => !isSpeechOnly(answers),
      ...readOnlyBy(),
    },
    {
      name: 'applicant.interpreter',
      kind: 'text',
      maxLength: 80,
      appliesWhen: isFullForm,
      ...personalFor(),
    },
    {
      name: 'applicant.accommodation',
      kind: 'longtext',
      maxLength: 1000,
      appliesWhen: (answers) => isFullForm(answers) || isSpeechOnly(answers),
      ...personalFor('accessibility'),
    },
  ],
});
