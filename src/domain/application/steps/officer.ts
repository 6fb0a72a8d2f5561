import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { personalFor, readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm, isSpeechOnly } from '#src/domain/application/situations.ts';

const isForSomebodyElse = (answers: Answers) =>
  answers.applicant?.role === 'hired_producer' || answers.organization?.isOfficer === 'no';
const isAskedInFull = (answers: Answers) => isFullForm(answers) && isForSomebodyElse(answers);

/** Who may sign for the organization, when that is not the person who applies. */
export const officerStep = defineStep({
  id: 'officer',
  task: 'who',
  appliesWhen: (answers) =>
    !isSpeechOnly(answers) &&
    (answers.applicant?.role === 'organization_officer' || answers.applicant?.role === 'hired_producer'),
  fields: [
    {
      name: 'organization.isOfficer',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isFullForm(answers) && answers.applicant?.role === 'organization_officer',
      ...readOnlyBy(),
    },
    {
      name: 'organization.officerName',
      kind: 'text',
      required: true,
      maxLength: 120,
      appliesWhen: isForSomebodyElse,
      ...personalFor(),
    },
    {
      name: 'organization.officerTitle',
      kind: 'text',
      required: true,
      maxLength: 80,
      appliesWhen: isAskedInFull,
      ...readOnlyBy(),
    },
    {
      name: 'organization.officerPhone',
      kind: 'phone',
      required: true,
      inputMode: 'tel',
      appliesWhen: isAskedInFull,
      ...personalFor(),
    },
    {
      name: 'organization.officerEmail',
      kind: 'email',
      required: true,
      inputMode: 'email',
      appliesWhen: isAskedInFull,
      ...personalFor(),
    },
  ],
});
