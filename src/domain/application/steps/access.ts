import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { eventDays } from '#src/domain/application/facets.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll } from '#src/domain/application/readers.ts';
import { issuesOfDay } from '#src/domain/application/schedule.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import { hasActivity, isFullForm, isPublic } from '#src/domain/application/situations.ts';

/** How people with disabilities get everywhere, and whom they ask. */
export const accessStep = defineStep({
  id: 'access',
  task: 'access',
  appliesWhen: (answers) => isFullForm(answers) && isPublic(answers),
  fields: [
    { name: 'safety.accessibleRoute', kind: 'yesno', required: true, ...onCase },
    {
      name: 'access.routeInches',
      kind: 'integer',
      required: true,
      min: 1,
      max: 2000,
      unit: 'inches',
      inputMode: 'numeric',
      appliesWhen: (answers) => isFullFrom(250)(answers) && answers.safety?.accessibleRoute === 'yes',
      ...onCase,
    },
    {
      name: 'access.cableRamps',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isFullFrom(250)(answers) && hasActivity(answers, 'power', 'sound'),
      ...onCase,
    },
    {
      name: 'access.signs',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullFrom(250),
      ...onCase,
    },
    { name: 'access.serviceAnimals', kind: 'confirm', required: true, ...onCase },
    { name: 'safety.accessibilityContact', kind: 'text', required: true, maxLength: 200, ...openToAll },
    {
      name: 'access.requestBy',
      kind: 'date',
      required: true,
      appliesWhen: isFullFrom(250),
      ...openToAll,
    },
  ],
  checks: (answers, { today }) => {
    const path = 'access.requestBy';
    const issues: Issue[] = issuesOfDay(path, answers.access?.requestBy, today);
    const [by, first] = [dayOf(answers.access?.requestBy), dayOf(eventDays(answers)?.first)];
    if (by && first && by > first) issues.push({ path, code: 'after-first-day' });
    return issues;
  },
});
