import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { personalFor } from '#src/domain/application/readers.ts';
import {
  hasSeveralDays,
  isAtLeast,
  isFullForm,
  isFullFormFrom,
  isSmallBlockParty,
} from '#src/domain/application/situations.ts';

const isSomebodyElse = (answers: { onsite?: { isApplicant?: string } }) =>
  answers.onsite?.isApplicant === 'no';

/** Who is in charge on the day. At a block party it is the person who applies. */
export const onsiteStep = defineStep({
  id: 'onsite',
  task: 'who',
  appliesWhen: (answers) => !isSmallBlockParty(answers),
  fields: [
    { name: 'onsite.isApplicant', kind: 'yesno', required: true, ...personalFor('all') },
    {
      name: 'onsite.name',
      kind: 'text',
      required: true,
      maxLength: 120,
      appliesWhen: isSomebodyElse,
      ...personalFor('all'),
    },
    {
      name: 'onsite.phone',
      kind: 'phone',
      required: true,
      inputMode: 'tel',
      appliesWhen: isSomebodyElse,
      ...personalFor('all'),
    },
    {
      name: 'onsite.alternateName',
      kind: 'text',
      required: true,
      maxLength: 120,
      appliesWhen: (answers) => isFullForm(answers) && isAtLeast(answers, 250),
      ...personalFor('police', 'fire', 'medical', 'emergency_management'),
    },
    {
      name: 'onsite.alternatePhone',
      kind: 'phone',
      required: true,
      inputMode: 'tel',
      appliesWhen: (answers) => isFullForm(answers) && isAtLeast(answers, 250),
      ...personalFor('police', 'fire', 'medical', 'emergency_management'),
    },
    {
      name: 'onsite.sameEveryDay',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isFullFormFrom(answers, 250) && hasSeveralDays(answers),
      ...personalFor('police', 'fire', 'medical', 'emergency_management'),
    },
  ],
  checks: (answers) => {
    const { alternateName, alternatePhone } = answers.onsite ?? {};
    const primary = isSomebodyElse(answers) ? answers.onsite : answers.applicant;
    const issues: Issue[] = [];
    if (alternateName && alternateName.toLowerCase() === primary?.name?.toLowerCase())
      issues.push({ path: 'onsite.alternateName', code: 'same-as-primary' });
    if (alternatePhone && alternatePhone === primary?.phone)
      issues.push({ path: 'onsite.alternatePhone', code: 'same-as-primary' });
    return issues;
  },
});
