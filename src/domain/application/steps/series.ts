import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { openToAll } from '#src/domain/application/readers.ts';
import { issuesOfDay } from '#src/domain/application/schedule.ts';
import { dayOf } from '#src/domain/application/schema.ts';

/** How long a weekly event goes on, and the weeks it leaves out. */
export const seriesStep = defineStep({
  id: 'series',
  task: 'dates',
  appliesWhen: (answers) => answers.dates?.pattern === 'weekly_series',
  fields: [
    { name: 'dates.seriesUntil', kind: 'date', required: true, ...openToAll },
    {
      name: 'dates.skipDates',
      kind: 'rows',
      maxRows: 60,
      fields: [{ name: 'date', kind: 'date', required: true, ...openToAll }],
      ...openToAll,
    },
  ],
  checks: (answers, { today }) => {
    const { days = [], seriesUntil, skipDates = [] } = answers.dates ?? {};
    const issues: Issue[] = issuesOfDay('dates.seriesUntil', seriesUntil, today);
    const until = dayOf(seriesUntil);
    const first = days
      .map((row) => dayOf(row.date))
      .filter((day) => day !== null)
      .toSorted()[0];
    if (!until || !first) return issues;
    if (until <= first) issues.push({ path: 'dates.seriesUntil', code: 'series-ends-too-early' });
    for (const row of skipDates) {
      const day = dayOf(row.date);
      if (day && (day < first || day > until))
        issues.push({ path: `dates.skipDates.${row.id}.date`, code: 'skip-date-outside' });
    }
    return issues;
  },
});
