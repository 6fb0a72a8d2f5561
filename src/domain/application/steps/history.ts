import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isAtLeast } from '#src/domain/application/situations.ts';

const isLarge = (answers: Answers) => isAtLeast(answers, 250);

/** How it went before. What the city itself remembers (permits, unpaid bills) is not asked. */
export const historyStep = defineStep({
  id: 'history',
  task: 'event',
  appliesWhen: (answers) => answers.event?.heldBefore === 'yes',
  fields: [
    { name: 'event.unchangedRepeat', kind: 'yesno', required: true, ...onCase },
    {
      name: 'history.changes',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) => isLarge(answers) && answers.event?.unchangedRepeat === 'no',
      ...onCase,
    },
    {
      name: 'history.editions',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 10,
      appliesWhen: isLarge,
      fields: [
        {
          name: 'year',
          kind: 'integer',
          required: true,
          min: 1900,
          max: 2100,
          inputMode: 'numeric',
          ...onCase,
        },
        { name: 'place', kind: 'text', required: true, maxLength: 160, ...onCase },
        { name: 'people', kind: 'integer', required: true, inputMode: 'numeric', ...onCase },
        { name: 'permit', kind: 'text', maxLength: 40, ...onCase },
      ],
      ...onCase,
    },
    { name: 'history.annual', kind: 'yesno', required: true, appliesWhen: isLarge, ...onCase },
    {
      name: 'history.tradition',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isLarge(answers) && answers.history?.annual === 'yes',
      ...readOnlyBy(),
    },
    {
      name: 'history.incidents',
      kind: 'yesno',
      required: true,
      appliesWhen: isLarge,
      ...readOnlyBy('police', 'fire', 'medical'),
    },
    {
      name: 'history.incidentDetails',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) => answers.history?.incidents === 'yes',
      ...readOnlyBy('police', 'fire', 'medical'),
    },
  ],
  checks: (answers, { today }) => {
    const thisYear = Number(today.slice(0, 4));
    return (answers.history?.editions ?? []).flatMap((row): Issue[] =>
      (numberOf(row.year) ?? 0) > thisYear
        ? [{ path: `history.editions.${row.id}.year`, code: 'year-in-the-future' }]
        : [],
    );
  },
});
