import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue, type RowAnswers } from '#src/domain/application/field.ts';
import { openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { issuesOfDates } from '#src/domain/application/schedule.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isIn, isSmallBlockParty, isSpeechOnly } from '#src/domain/application/situations.ts';

const takesAccessible = (_: Answers, row?: RowAnswers) => (numberOf(row?.accessibleSpaces) ?? 0) > 0;

/** Curb spaces that must be free of parked cars. */
export const parkingStep = defineStep({
  id: 'parking',
  task: 'parking',
  appliesWhen: (answers) =>
    !isSpeechOnly(answers) &&
    !isSmallBlockParty(answers) &&
    (answers.traffic?.noParking === 'yes' || isIn(answers, 'curb_lane')),
  fields: [
    {
      name: 'parking',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 60,
      fields: [
        { name: 'street', kind: 'text', required: true, maxLength: 120, ...openToAll },
        {
          name: 'side',
          kind: 'choice',
          options: ['north', 'south', 'east', 'west', 'both'],
          required: true,
          ...openToAll,
        },
        { name: 'from', kind: 'text', required: true, maxLength: 120, ...openToAll },
        { name: 'to', kind: 'text', required: true, maxLength: 120, ...openToAll },
        {
          name: 'spaces',
          kind: 'integer',
          required: true,
          min: 1,
          max: 2000,
          inputMode: 'numeric',
          ...openToAll,
        },
        { name: 'metered', kind: 'yesno', required: true, ...readOnlyBy('parking', 'transportation') },
        {
          name: 'meterIds',
          kind: 'text',
          maxLength: 300,
          appliesWhen: (_, row) => row?.metered === 'yes',
          ...readOnlyBy('parking', 'transportation'),
        },
        { name: 'tow', kind: 'yesno', required: true, ...openToAll },
        {
          name: 'accessibleSpaces',
          kind: 'integer',
          required: true,
          max: 500,
          inputMode: 'numeric',
          ...openToAll,
        },
        {
          name: 'replacedSpaces',
          kind: 'integer',
          required: true,
          max: 500,
          inputMode: 'numeric',
          appliesWhen: takesAccessible,
          ...openToAll,
        },
        {
          name: 'replacedAt',
          kind: 'text',
          required: true,
          maxLength: 200,
          appliesWhen: takesAccessible,
          ...openToAll,
        },
        { name: 'startDate', kind: 'date', required: true, ...openToAll },
        { name: 'startTime', kind: 'time', required: true, ...openToAll },
        { name: 'endDate', kind: 'date', required: true, ...openToAll },
        { name: 'endTime', kind: 'time', required: true, ...openToAll },
      ],
      ...openToAll,
    },
  ],
  checks: (answers, { today }) => [
    ...issuesOfDates('parking', answers.parking, today),
    ...(answers.parking ?? []).flatMap((row): Issue[] => {
      const [taken, replaced] = [numberOf(row.accessibleSpaces), numberOf(row.replacedSpaces)];
      if (taken === null || replaced === null || replaced >= taken) return [];
      return [{ path: `parking.${row.id}.replacedSpaces`, code: 'fewer-than-taken', params: { min: taken } }];
    }),
  ],
});
