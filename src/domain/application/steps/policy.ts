import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { issuesOfDay } from '#src/domain/application/schedule.ts';
import { dayOf, numberOf } from '#src/domain/application/schema.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const forRisk = readOnlyBy('risk');
const dollars = {
  kind: 'integer',
  min: 1,
  max: 1_000_000_000,
  unit: 'dollars',
  inputMode: 'numeric',
  ...forRisk,
} as const;

/** What stands on the certificate. */
export const policyStep = defineStep({
  id: 'policy',
  task: 'insurance',
  appliesWhen: (answers) => isFullForm(answers) && answers.insurance?.status === 'have',
  computes: ['insuredDays'],
  fields: [
    { name: 'insurance.insurer', kind: 'text', required: true, maxLength: 160, ...forRisk },
    { name: 'insurance.policyNumber', kind: 'text', required: true, maxLength: 60, ...forRisk },
    { name: 'insurance.validFrom', kind: 'date', required: true, ...forRisk },
    { name: 'insurance.validTo', kind: 'date', required: true, ...forRisk },
    { name: 'insurance.perOccurrence', required: true, ...dollars },
    { name: 'insurance.aggregate', required: true, ...dollars },
    { name: 'insurance.namesCity', kind: 'yesno', required: true, ...forRisk },
    {
      name: 'insurance.terms',
      kind: 'choices',
      options: ['primary', 'no_subrogation', 'cancellation_notice'],
      ...forRisk,
    },
    { name: 'insurance.umbrella', appliesWhen: isFullFrom(2500), ...dollars },
  ],
  checks: (answers, { today }) => {
    const { validFrom, validTo, perOccurrence, aggregate } = answers.insurance ?? {};
    const issues: Issue[] = issuesOfDay('insurance.validTo', validTo, today);
    const [from, to] = [dayOf(validFrom), dayOf(validTo)];
    if (from && to && to < from) return [{ path: 'insurance.validTo', code: 'end-before-start' }];
    const [each, all] = [numberOf(perOccurrence), numberOf(aggregate)];
    if (each !== null && all !== null && all < each)
      issues.push({ path: 'insurance.aggregate', code: 'too-small', params: { min: each } });
    return issues;
  },
});
