import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { issuesOfTimes, spanOfTimes } from '#src/domain/application/schedule.ts';
import { isFullForm, isFullFormFrom, isIn } from '#src/domain/application/situations.ts';

const isLarge = (answers: Answers) => isFullFormFrom(answers, 250);
const isOnStreet = (answers: Answers) =>
  isFullForm(answers) && isIn(answers, 'street', 'sidewalk', 'alley', 'curb_lane');

const times = [
  { name: 'date', kind: 'date', required: true, ...openToAll },
  { name: 'start', kind: 'time', required: true, ...openToAll },
  { name: 'end', kind: 'time', required: true, ...openToAll },
  {
    name: 'area',
    kind: 'text',
    maxLength: 160,
    appliesWhen: isLarge,
    drawnWhen: isLarge,
    ...readOnlyBy('transportation', 'parks', 'police'),
  },
  {
    name: 'blocksStreet',
    kind: 'yesno',
    required: true,
    appliesWhen: isOnStreet,
    drawnWhen: isOnStreet,
    ...readOnlyBy('transportation', 'parking', 'transit', 'public_works'),
  },
] as const;

/** Time on site before and after. Between two event days both kinds are possible. */
export const setupStep = defineStep({
  id: 'setup',
  task: 'dates',
  appliesWhen: (answers) => answers.dates?.setupNeeded === 'yes',
  fields: [
    { name: 'dates.setup', kind: 'rows', maxRows: 60, fields: times, ...openToAll },
    { name: 'dates.teardown', kind: 'rows', maxRows: 60, fields: times, ...openToAll },
  ],
  checks: (answers, { today }) => {
    const { days = [], setup = [], teardown = [] } = answers.dates ?? {};
    const issues: Issue[] = [
      ...issuesOfTimes('dates.setup', setup, today),
      ...issuesOfTimes('dates.teardown', teardown, today),
    ];
    if (!setup.length && !teardown.length)
      issues.push({ path: 'dates.setup', code: 'too-few-rows', params: { min: 1 } });
    const spans = days.map(spanOfTimes).filter((span) => span !== null);
    if (!spans.length) return issues;
    const lastStart = Math.max(...spans.map((span) => span.from));
    const firstEnd = Math.min(...spans.map((span) => span.until));
    for (const row of setup) {
      const span = spanOfTimes(row);
      if (span && span.from >= lastStart)
        issues.push({ path: `dates.setup.${row.id}.start`, code: 'set-up-after-start' });
    }
    for (const row of teardown) {
      const span = spanOfTimes(row);
      if (span && span.until <= firstEnd)
        issues.push({ path: `dates.teardown.${row.id}.end`, code: 'tear-down-before-end' });
    }
    return issues;
  },
});
