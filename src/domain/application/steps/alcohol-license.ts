import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import { hasActivity, isFullForm, sellsAlcohol } from '#src/domain/application/situations.ts';

const forLicense = readOnlyBy('liquor', 'police');

/** The license to sell. Its paper follows when it is granted. */
export const alcoholLicenseStep = defineStep({
  id: 'alcohol-license',
  task: 'alcohol',
  appliesWhen: (answers) => hasActivity(answers, 'alcohol') && sellsAlcohol(answers) && isFullForm(answers),
  fields: [
    {
      name: 'alcohol.license',
      kind: 'choice',
      options: ['nonprofit_day', 'caterer', 'nearby_bar', 'brewery', 'not_sure'],
      required: true,
      ...forLicense,
    },
    {
      name: 'alcohol.licenseStatus',
      kind: 'choice',
      options: ['not_yet', 'applied', 'granted'],
      required: true,
      ...forLicense,
    },
    {
      name: 'alcohol.appliedOn',
      kind: 'date',
      required: true,
      appliesWhen: (answers) => answers.alcohol?.licenseStatus === 'applied',
      ...forLicense,
    },
    {
      name: 'alcohol.licenseNumber',
      kind: 'text',
      required: true,
      maxLength: 60,
      appliesWhen: (answers) => answers.alcohol?.licenseStatus === 'granted',
      ...forLicense,
    },
  ],
  checks: (answers, { today }) => {
    const day = dayOf(answers.alcohol?.appliedOn);
    const issues: Issue[] = [];
    if (day && day > today) issues.push({ path: 'alcohol.appliedOn', code: 'in-the-future' });
    return issues;
  },
});
