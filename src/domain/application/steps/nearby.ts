import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { defineStep, type Field, type Issue } from '#src/domain/application/field.ts';
import { onCase, personalFor } from '#src/domain/application/readers.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import { closesStreet, parades } from '#src/domain/application/situations.ts';

const answer = {
  name: 'answer',
  kind: 'choice',
  options: ['agrees', 'objects', 'no_answer'],
  required: true,
  ...onCase,
} as const satisfies Field;

/** Shops and groups along the street, and what they said. Never asked of speech. */
export const nearbyStep = defineStep({
  id: 'nearby',
  task: 'neighbors',
  appliesWhen: (answers) => isFullFrom(250)(answers) && (closesStreet(answers) || parades(answers)),
  fields: [
    { name: 'neighbors.shops', kind: 'yesno', required: true, ...onCase },
    {
      name: 'neighbors.businesses',
      kind: 'rows',
      maxRows: 100,
      appliesWhen: (answers) => answers.neighbors?.shops === 'yes',
      fields: [
        { name: 'name', kind: 'text', required: true, maxLength: 160, ...onCase },
        { name: 'contact', kind: 'text', maxLength: 160, ...personalFor('community') },
        answer,
      ],
      ...onCase,
    },
    {
      name: 'neighbors.groups',
      kind: 'rows',
      maxRows: 60,
      fields: [{ name: 'name', kind: 'text', required: true, maxLength: 160, ...onCase }, answer],
      ...onCase,
    },
    {
      name: 'neighbors.meeting',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) =>
        isFullFrom(2500)(answers) || (isFullFrom(1000)(answers) && answers.event?.heldBefore === 'no'),
      ...onCase,
    },
    {
      name: 'neighbors.meetingDate',
      kind: 'date',
      required: true,
      appliesWhen: (answers) => answers.neighbors?.meeting === 'yes',
      ...onCase,
    },
  ],
  checks: (answers, { today }) => {
    const held = dayOf(answers.neighbors?.meetingDate);
    const issues: Issue[] = [];
    if (held && held > today) issues.push({ path: 'neighbors.meetingDate', code: 'in-the-future' });
    return issues;
  },
});
