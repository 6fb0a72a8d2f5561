import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase } from '#src/domain/application/readers.ts';
import { issuesOfDay } from '#src/domain/application/schedule.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import { isAtLeast, isFullForm, isSeries } from '#src/domain/application/situations.ts';

/** A series has other dates by itself. */
const asksForOthers = (answers: Answers) =>
  !isSeries(answers) && (answers.event?.heldBefore === 'no' || isAtLeast(answers, 1000));

/** What happens when the weather or the day does not work. */
export const alternativesStep = defineStep({
  id: 'alternatives',
  task: 'dates',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'alternatives.rain',
      kind: 'choice',
      options: ['goes_on', 'cancel', 'indoors', 'another_day'],
      optionsNeeding: { another_day: 'rainDates' },
      required: true,
      ...onCase,
    },
    { name: 'alternatives.possible', kind: 'yesno', required: true, appliesWhen: asksForOthers, ...onCase },
    {
      name: 'alternatives.list',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 5,
      appliesWhen: (answers) => answers.alternatives?.possible === 'yes',
      fields: [
        { name: 'date', kind: 'date', required: true, ...onCase },
        { name: 'place', kind: 'text', maxLength: 160, ...onCase },
      ],
      ...onCase,
    },
  ],
  checks: (answers, { today }) => {
    const days = new Set((answers.dates?.days ?? []).map((row) => row.date));
    return (answers.alternatives?.list ?? []).flatMap((row): Issue[] => {
      const path = `alternatives.list.${row.id}.date`;
      const day = dayOf(row.date);
      if (day && days.has(day) && !row.place) return [{ path, code: 'same-day-and-place' }];
      return issuesOfDay(path, row.date, today);
    });
  },
});
