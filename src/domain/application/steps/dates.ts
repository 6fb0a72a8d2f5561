import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { openToAll } from '#src/domain/application/readers.ts';
import { issuesOfTimes, type Span, spanOfTimes } from '#src/domain/application/schedule.ts';
import { isSmallBlockParty, isSpeechOnly } from '#src/domain/application/situations.ts';

/** The days and hours of the event itself. */
export const datesStep = defineStep({
  id: 'dates',
  task: 'dates',
  fields: [
    {
      name: 'dates.pattern',
      kind: 'choice',
      options: ['one_day', 'several_days', 'weekly_series'],
      required: true,
      appliesWhen: (answers) => !isSpeechOnly(answers) && !isSmallBlockParty(answers),
      ...openToAll,
    },
    {
      name: 'dates.days',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 60,
      fields: [
        { name: 'date', kind: 'date', required: true, ...openToAll },
        { name: 'start', kind: 'time', required: true, ...openToAll },
        { name: 'end', kind: 'time', required: true, ...openToAll },
      ],
      ...openToAll,
    },
    {
      name: 'dates.setupNeeded',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => !isSpeechOnly(answers) && !isSmallBlockParty(answers),
      ...openToAll,
    },
  ],
  checks: (answers, { today }) => {
    const rows = answers.dates?.days ?? [];
    const issues: Issue[] = issuesOfTimes('dates.days', rows, today);
    const extra = rows[1];
    if (answers.dates?.pattern === 'one_day' && extra)
      issues.push({ path: `dates.days.${extra.id}.date`, code: 'one-day-only' });
    const earlier: Span[] = [];
    for (const row of rows) {
      const span = spanOfTimes(row);
      if (!span) continue;
      if (earlier.some((other) => span.from < other.until && other.from < span.until))
        issues.push({ path: `dates.days.${row.id}.date`, code: 'days-overlap' });
      earlier.push(span);
    }
    return issues;
  },
});
