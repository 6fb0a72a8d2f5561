import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase } from '#src/domain/application/readers.ts';
import { spanOfTimes } from '#src/domain/application/schedule.ts';
import { dayOf, timeOf } from '#src/domain/application/schema.ts';
import { isFullForm, isFullFormFrom, isSeries } from '#src/domain/application/situations.ts';
import { daysBetween, minutesOf } from '#src/domain/shared/calendar-date.ts';

/** What happens when. Asked after the structures, because a stage asks for a program at any size. */
export const programStep = defineStep({
  id: 'program',
  task: 'activities',
  appliesWhen: (answers) =>
    isFullFormFrom(answers, 1000) ||
    (isFullForm(answers) &&
      (answers.event?.kind === 'concert' ||
        (answers.structures?.list ?? []).some((row) => row.kind === 'stage'))),
  fields: [
    {
      name: 'program',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 100,
      fields: [
        { name: 'date', kind: 'date', required: true, ...onCase },
        { name: 'time', kind: 'time', required: true, ...onCase },
        { name: 'what', kind: 'text', required: true, maxLength: 200, ...onCase },
        { name: 'place', kind: 'text', maxLength: 120, ...onCase },
      ],
      ...onCase,
    },
  ],
  checks: (answers) => {
    const spans = (answers.dates?.days ?? []).map(spanOfTimes).filter((span) => span !== null);
    // A season has many more dates than the first week that is written down.
    if (isSeries(answers) || !spans.length) return [];
    return (answers.program ?? []).flatMap((row): Issue[] => {
      const [day, time] = [dayOf(row.date), timeOf(row.time)];
      if (!day || !time) return [];
      const at = daysBetween('1970-01-01', day) * 1440 + minutesOf(time);
      const isInside = spans.some((span) => span.from <= at && at <= span.until);
      return isInside ? [] : [{ path: `program.${row.id}.time`, code: 'outside-event-hours' }];
    });
  },
});
