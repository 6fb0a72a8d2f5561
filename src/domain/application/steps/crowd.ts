import { argued } from '#src/domain/application/argued.ts';
import { isFullFrom, isOutdoors } from '#src/domain/application/care-situations.ts';
import { eventDays } from '#src/domain/application/facets.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { personalFor, readOnlyBy, securedFor } from '#src/domain/application/readers.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import { isAtLeast, isFullForm, mayUseGas } from '#src/domain/application/situations.ts';

const forGuards = securedFor('police', 'liquor');
const CREW_INDOORS = 500;
const CREW_OUTDOORS = 1000;

/** Who looks after people on the day. */
export const crowdStep = defineStep({
  id: 'crowd',
  task: 'safety',
  appliesWhen: isFullForm,
  computes: ['crowdManagers', 'guards'],
  fields: [
    {
      name: 'safety.afterDark',
      kind: 'yesno',
      required: true,
      ...readOnlyBy('police', 'fire', 'emergency_management', 'parks'),
    },
    {
      name: 'safety.chemicals',
      kind: 'yesno',
      // The page about gas asks it already.
      appliesWhen: (answers) => !mayUseGas(answers),
      ...readOnlyBy('fire'),
    },
    {
      name: 'safety.chemicalsUse',
      kind: 'longtext',
      required: true,
      maxLength: 500,
      appliesWhen: (answers) => answers.safety?.chemicals === 'yes',
      ...readOnlyBy('fire'),
    },
    ...argued('safety.crowdManagers', readOnlyBy('fire', 'police')),
    {
      name: 'crowd.managers',
      kind: 'rows',
      maxRows: 100,
      appliesWhen: (answers) => isAtLeast(answers, isOutdoors(answers) ? CREW_OUTDOORS : CREW_INDOORS),
      fields: [
        { name: 'name', kind: 'text', required: true, maxLength: 120, ...personalFor('fire', 'police') },
        { name: 'certificate', kind: 'text', maxLength: 60, ...personalFor('fire', 'police') },
        { name: 'expires', kind: 'date', ...personalFor('fire', 'police') },
      ],
      ...personalFor('fire', 'police'),
    },
    {
      name: 'safety.guards',
      kind: 'integer',
      required: true,
      max: 10_000,
      inputMode: 'numeric',
      ...forGuards,
    },
    {
      name: 'safety.guardsReason',
      kind: 'longtext',
      maxLength: 1000,
      appliesWhen: isFullFrom(250),
      ...forGuards,
    },
    {
      name: 'safety.securityCompany',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) => Number(answers.safety?.guards ?? 0) > 0,
      ...forGuards,
    },
    {
      name: 'crowd.volunteers',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullFrom(500),
      ...readOnlyBy('police', 'fire'),
    },
    {
      name: 'crowd.volunteerCount',
      kind: 'integer',
      required: true,
      min: 1,
      max: 100_000,
      inputMode: 'numeric',
      appliesWhen: (answers) => answers.crowd?.volunteers === 'yes',
      ...readOnlyBy('police', 'fire'),
    },
  ],
  checks: (answers) => {
    const last = dayOf(eventDays(answers)?.last);
    return (answers.crowd?.managers ?? []).flatMap((row): Issue[] => {
      const expires = dayOf(row.expires);
      return last && expires && expires < last
        ? [{ path: `crowd.managers.${row.id}.expires`, code: 'expires-before-event' }]
        : [];
    });
  },
});
