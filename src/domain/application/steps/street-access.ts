import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { closesStreet, isFullFormFrom, parades } from '#src/domain/application/situations.ts';

const forAccess = readOnlyBy('transportation', 'police', 'fire', 'medical', 'community');

/** How people who live, work or are cared for there get in and out. */
export const streetAccessStep = defineStep({
  id: 'street-access',
  task: 'streets',
  appliesWhen: (answers) => isFullFormFrom(answers, 250) && (closesStreet(answers) || parades(answers)),
  fields: [
    { name: 'traffic.accessPlan', kind: 'longtext', required: true, maxLength: 2000, ...onCase },
    {
      name: 'traffic.sensitive',
      kind: 'choices',
      options: ['school', 'worship', 'courthouse', 'police', 'nursing_home', 'not_known', 'none'],
      required: true,
      ...forAccess,
    },
    {
      name: 'traffic.driveways',
      kind: 'rows',
      maxRows: 60,
      appliesWhen: closesStreet,
      fields: [
        { name: 'address', kind: 'text', required: true, maxLength: 200, ...forAccess },
        {
          name: 'kind',
          kind: 'choice',
          options: ['home', 'garage', 'loading', 'ambulance', 'other'],
          required: true,
          ...forAccess,
        },
        {
          name: 'arrangement',
          kind: 'choice',
          options: ['stays_open', 'let_through', 'other_way', 'closed'],
          required: true,
          ...forAccess,
        },
        {
          name: 'agreed',
          kind: 'choice',
          options: ['yes', 'no', 'not_asked'],
          required: true,
          ...forAccess,
        },
      ],
      ...forAccess,
    },
    { name: 'traffic.detour', kind: 'longtext', maxLength: 2000, ...openToAll },
    { name: 'traffic.streetReason', kind: 'longtext', maxLength: 1000, ...onCase },
  ],
  checks: (answers) => noneAlone('traffic.sensitive', answers.traffic?.sensitive),
});
