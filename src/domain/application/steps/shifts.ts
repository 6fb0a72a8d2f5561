import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { personalFor } from '#src/domain/application/readers.ts';
import { issuesOfTimes, type Span, spanOfTimes } from '#src/domain/application/schedule.ts';

const readers = personalFor('police', 'fire', 'medical', 'emergency_management');

/** Whether spans leave no minute of another one free. */
function isCovered(wanted: Span, spans: readonly Span[]): boolean {
  let reached = wanted.from;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.from > reached) break;
    reached = Math.max(reached, span.until);
  }
  return reached >= wanted.until;
}

function isEveryHourCovered(answers: Answers): boolean {
  const shifts = (answers.onsite?.shifts ?? []).map(spanOfTimes);
  if (!shifts.length || shifts.some((span) => span === null)) return true; // each row says what it lacks
  const spans = shifts.filter((span) => span !== null);
  const days = (answers.dates?.days ?? []).map(spanOfTimes).filter((span) => span !== null);
  return days.every((day) => isCovered(day, spans));
}

/** Who is in charge on which day, so that somebody answers the phone at every hour. */
export const shiftsStep = defineStep({
  id: 'shifts',
  task: 'who',
  appliesWhen: (answers) => answers.onsite?.sameEveryDay === 'no',
  fields: [
    {
      name: 'onsite.shifts',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 60,
      fields: [
        { name: 'date', kind: 'date', required: true, ...readers },
        { name: 'start', kind: 'time', required: true, ...readers },
        { name: 'end', kind: 'time', required: true, ...readers },
        { name: 'name', kind: 'text', required: true, maxLength: 120, ...readers },
        { name: 'phone', kind: 'phone', required: true, inputMode: 'tel', ...readers },
      ],
      ...readers,
    },
  ],
  checks: (answers, { today }) => {
    const issues: Issue[] = issuesOfTimes('onsite.shifts', answers.onsite?.shifts, today);
    if (!isEveryHourCovered(answers)) issues.push({ path: 'onsite.shifts', code: 'hours-not-covered' });
    return issues;
  },
});
