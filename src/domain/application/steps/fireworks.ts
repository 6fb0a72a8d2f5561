import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { issuesOfDay, minutesOfMoment, spanOfTimes } from '#src/domain/application/schedule.ts';
import { hasFire } from '#src/domain/application/situations.ts';

const forShow = readOnlyBy('fire', 'police', 'parks');

/** Each fireworks show. It counts on every path: the shells are the same whatever the event is for. */
export const fireworksStep = defineStep({
  id: 'fireworks',
  task: 'effects',
  appliesWhen: (answers) => hasFire(answers, 'fireworks'),
  fields: [
    {
      name: 'fire.shows',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 30,
      fields: [
        { name: 'date', kind: 'date', required: true, ...forShow },
        { name: 'start', kind: 'time', required: true, ...forShow },
        {
          name: 'minutes',
          kind: 'integer',
          required: true,
          min: 1,
          max: 240,
          unit: 'minutes',
          inputMode: 'numeric',
          ...forShow,
        },
        {
          name: 'shellInches',
          kind: 'decimal',
          required: true,
          min: 1,
          max: 16,
          unit: 'inches',
          inputMode: 'decimal',
          ...forShow,
        },
        { name: 'place', kind: 'text', required: true, maxLength: 200, ...forShow },
      ],
      ...forShow,
    },
  ],
  checks: (answers, { today }) => [
    ...(answers.fire?.shows ?? []).flatMap((row) =>
      issuesOfDay(`fire.shows.${row.id}.date`, row.date, today),
    ),
    ...issuesOutside(answers),
  ],
});

/** Shows on no day of the event. A season names only its first day, so nothing can be said about it. */
function issuesOutside(answers: Answers): Issue[] {
  const spans = (answers.dates?.days ?? []).map(spanOfTimes).filter((span) => span !== null);
  if (!spans.length || answers.dates?.pattern === 'weekly_series') return [];
  return (answers.fire?.shows ?? []).flatMap((row): Issue[] => {
    const moment = minutesOfMoment(row.date, row.start);
    if (moment === null || spans.some((span) => moment >= span.from && moment <= span.until)) return [];
    return [{ path: `fire.shows.${row.id}.start`, code: 'outside-event' }];
  });
}
