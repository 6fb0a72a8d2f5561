import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { openToAll, personalFor, readOnlyBy } from '#src/domain/application/readers.ts';
import { actsForOrganization, isFullForm, isSpeechOnly } from '#src/domain/application/situations.ts';

const TAX_ID = /^\d{2}-?\d{7}$/; // 52-1234567

const isOneOf = (answers: Answers, ...kinds: NonNullable<NonNullable<Answers['organization']>['kind']>[]) =>
  isFullForm(answers) && kinds.some((kind) => kind === answers.organization?.kind);
const isSponsored = (answers: Answers) => answers.organization?.fiscallySponsored === 'yes';

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
        'other_nonprofit',
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
      name: 'organization.otherName',
      kind: 'text',
      maxLength: 160,
      appliesWhen: (answers) => isOneOf(answers, 'business', 'nonprofit', 'other_nonprofit'),
      ...openToAll,
    },
    {
      name: 'organization.taxId',
      kind: 'text',
      required: (answers) => answers.organization?.kind === 'nonprofit',
      maxLength: 10,
      inputMode: 'numeric',
      appliesWhen: (answers) => isOneOf(answers, 'business', 'nonprofit'),
      ...readOnlyBy('risk'),
    },
    {
      name: 'organization.registration',
      kind: 'text',
      maxLength: 40,
      appliesWhen: (answers) => isOneOf(answers, 'business'),
      ...readOnlyBy('risk'),
    },
    {
      name: 'organization.fiscallySponsored',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isOneOf(answers, 'association', 'unincorporated', 'other_nonprofit'),
      ...readOnlyBy('parks'),
    },
    {
      name: 'organization.fiscalSponsor',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: isSponsored,
      ...readOnlyBy('parks'),
    },
    {
      name: 'organization.fiscalSponsorPhone',
      kind: 'phone',
      required: true,
      inputMode: 'tel',
      appliesWhen: isSponsored,
      ...personalFor(),
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const taxId = answers.organization?.taxId;
    if (taxId && !TAX_ID.test(taxId)) issues.push({ path: 'organization.taxId', code: 'wrong-format' });
    return issues;
  },
});
