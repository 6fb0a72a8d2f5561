import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

/**
 * What may lower the fees. Amounts are computed and never typed; whether the applicant is a nonprofit was asked before.
 * On the speech path only the attestation of the speech page counts.
 */
export const feesStep = defineStep({
  id: 'fees',
  task: 'fees',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'fees.discounts',
      kind: 'choices',
      options: ['nonprofit_partner', 'city_partner', 'city_grant', 'none'],
      required: true,
      ...readOnlyBy('parks', 'risk'),
    },
    {
      name: 'fees.partnerName',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) =>
        answers.fees?.discounts?.some((one) => one === 'nonprofit_partner' || one === 'city_partner') ??
        false,
      ...readOnlyBy('parks', 'risk'),
    },
  ],
  checks: (answers) => noneAlone('fees.discounts', answers.fees?.discounts),
});
