import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy, securedFor } from '#src/domain/application/readers.ts';
import { hasActivity, isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

/** What happens when a child is lost, somebody is harassed, or a bag stands alone. */
export const troubleStep = defineStep({
  id: 'trouble',
  task: 'safety',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'crowd.missingPlan',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) =>
        isAtLeast(answers, 500) && (answers.people?.ages?.includes('children') ?? false),
      ...readOnlyBy('police', 'emergency_management', 'medical'),
    },
    {
      name: 'crowd.harassmentPlan',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) =>
        isAtLeast(answers, 500) && (hasActivity(answers, 'alcohol') || answers.safety?.afterDark === 'yes'),
      ...readOnlyBy('police', 'medical'),
    },
    {
      name: 'security.suspiciousPlan',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) => isAtLeast(answers, 1000),
      ...securedFor('police', 'emergency_management'),
    },
    {
      name: 'security.cameras',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isAtLeast(answers, 1000),
      ...securedFor('police'),
    },
  ],
});
