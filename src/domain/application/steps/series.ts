import { WEEKDAYS } from '#src/domain/application/answers/dates.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll } from '#src/domain/application/readers.ts';
import { issuesOfDay, issuesOfTimes } from '#src/domain/application/schedule.ts';
import { dayOf, numberOf, timeOf } from '#src/domain/application/schema.ts';
import { occurrencesOf } from '#src/domain/application/series.ts';
import { isSeries } from '#src/domain/application/situations.ts';
import { type CalendarDate, weekdayOf } from '#src/domain/shared/calendar-date.ts';

const firstDayOf = (answers: Answers): CalendarDate | undefined =>
  (answers.dates?.days ?? [])
    .map((row) => dayOf(row.date))
    .filter((day) => day !== null)
    .toSorted()[0];

/** The weekdays that were chosen must have the days that were written before among them. */
function issuesOfWeekdays(answers: Answers): Issue[] {
  const { days = [], weekdays } = answers.dates ?? {};
  if (!weekdays?.length) return [];
  const isMissing = days.some((row) => {
    const day = dayOf(row.date);
    const name = day && WEEKDAYS[(weekdayOf(day) + 6) % 7];
    return name && !weekdays.includes(name);
  });
  return isMissing ? [{ path: 'dates.weekdays', code: 'weekday-not-chosen' }] : [];
}

function issuesOfChanges(answers: Answers, today: CalendarDate): Issue[] {
  const { changes = [], seriesUntil } = answers.dates ?? {};
  const issues: Issue[] = issuesOfTimes('dates.changes', changes, today);
  const dates = new Set(occurrencesOf(answers.dates).map((one) => one.date));
  const peak = numberOf(answers.people?.peak);
  const seen = new Set<CalendarDate>();
  for (const row of changes) {
    const path = `dates.changes.${row.id}`;
    const day = dayOf(row.date);
    if (day && seen.has(day)) issues.push({ path: `${path}.date`, code: 'date-twice' });
    else if (day && dayOf(seriesUntil) && !dates.has(day))
      issues.push({ path: `${path}.date`, code: 'not-a-series-date' });
    if (day) seen.add(day);
    if (timeOf(row.start) && row.end === undefined) issues.push({ path: `${path}.end`, code: 'required' });
    if (timeOf(row.end) && row.start === undefined) issues.push({ path: `${path}.start`, code: 'required' });
    if (row.start === undefined && row.end === undefined && row.people === undefined)
      issues.push({ path: `${path}.start`, code: 'nothing-changed' });
    const people = numberOf(row.people);
    if (people !== null && peak !== null && people > peak)
      issues.push({ path: `${path}.people`, code: 'date-over-peak', params: { max: peak } });
  }
  return issues;
}

/** On which dates a season takes place, and which of them are different. */
export const seriesStep = defineStep({
  id: 'series',
  task: 'dates',
  appliesWhen: isSeries,
  fields: [
    {
      name: 'dates.repeats',
      kind: 'choice',
      options: ['weekly', 'every_two_weeks', 'monthly'],
      required: true,
      ...openToAll,
    },
    {
      name: 'dates.weekdays',
      kind: 'choices',
      options: WEEKDAYS,
      required: true,
      appliesWhen: (answers) => answers.dates?.repeats !== 'monthly',
      ...openToAll,
    },
    { name: 'dates.seriesUntil', kind: 'date', required: true, ...openToAll },
    {
      name: 'dates.skipDates',
      kind: 'rows',
      maxRows: 60,
      fields: [{ name: 'date', kind: 'date', required: true, ...openToAll }],
      ...openToAll,
    },
    {
      name: 'dates.changes',
      kind: 'rows',
      maxRows: 60,
      fields: [
        { name: 'date', kind: 'date', required: true, ...openToAll },
        { name: 'start', kind: 'time', ...openToAll },
        { name: 'end', kind: 'time', ...openToAll },
        { name: 'people', kind: 'integer', min: 1, max: 1_000_000, inputMode: 'numeric', ...onCase },
      ],
      ...openToAll,
    },
  ],
  checks: (answers, { today }) => {
    const { seriesUntil, skipDates = [] } = answers.dates ?? {};
    const issues: Issue[] = [
      ...issuesOfWeekdays(answers),
      ...issuesOfDay('dates.seriesUntil', seriesUntil, today),
      ...issuesOfChanges(answers, today),
    ];
    const until = dayOf(seriesUntil);
    const first = firstDayOf(answers);
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
