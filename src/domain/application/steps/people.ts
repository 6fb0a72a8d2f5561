import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { minutesInto, spanOfTimes } from '#src/domain/application/schedule.ts';
import { numberOf, timeOf } from '#src/domain/application/schema.ts';
import { isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

const PLANNERS = ['police', 'fire', 'medical', 'emergency_management', 'transportation'] as const;

/** With people counted for each day, the total lies between the busiest day and all days together. */
function issuesOfTotal(answers: Answers): Issue[] {
  const [peak, total] = [numberOf(answers.people?.peak), numberOf(answers.people?.total)];
  if (total === null) return [];
  if (peak !== null && peak > total)
    return [{ path: 'people.total', code: 'peak-over-total', params: { min: peak } }];
  const days = (answers.people?.byDay ?? []).map((row) => numberOf(row.people));
  if (!days.length || days.some((people) => people === null)) return [];
  const most = Math.max(...days.map((people) => people ?? 0));
  const sum = days.reduce<number>((all, people) => all + (people ?? 0), 0);
  if (total < most) return [{ path: 'people.total', code: 'total-under-day', params: { min: most } }];
  return total > sum ? [{ path: 'people.total', code: 'total-over-days', params: { max: sum } }] : [];
}

function issuesOfPeakTime(answers: Answers): Issue[] {
  const time = timeOf(answers.people?.peakTime);
  const spans = [...(answers.dates?.days ?? []), ...(answers.dates?.changes ?? [])]
    .map(spanOfTimes)
    .filter((span) => span !== null);
  if (!time || !spans.length || spans.some((span) => minutesInto(span, time) !== null)) return [];
  return [{ path: 'people.peakTime', code: 'outside-event-hours' }];
}

/** How many come in all. The most at one time was asked at the start. */
export const peopleStep = defineStep({
  id: 'people',
  task: 'people',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'people.total',
      kind: 'integer',
      required: true,
      min: 1,
      inputMode: 'numeric',
      ...onCase,
    },
    {
      name: 'people.staff',
      kind: 'integer',
      required: true,
      max: 100_000,
      inputMode: 'numeric',
      ...onCase,
    },
    {
      name: 'people.peakTime',
      kind: 'time',
      required: true,
      appliesWhen: (answers) => isAtLeast(answers, 250),
      ...readOnlyBy(...PLANNERS),
    },
    {
      name: 'people.basis',
      kind: 'choice',
      options: ['tickets', 'registrations', 'last_year', 'permit_count', 'crowd_model', 'guess'],
      required: true,
      appliesWhen: (answers) => isAtLeast(answers, 250),
      ...readOnlyBy(...PLANNERS),
    },
    {
      name: 'people.basisNote',
      kind: 'longtext',
      required: true,
      maxLength: 500,
      appliesWhen: (answers) =>
        answers.people?.basis === 'crowd_model' ||
        (answers.people?.basis === 'guess' && isAtLeast(answers, 1000)),
      ...readOnlyBy(...PLANNERS),
    },
    {
      name: 'people.ages',
      kind: 'choices',
      options: ['children', 'teens', 'adults', 'seniors'],
      required: true,
      appliesWhen: (answers) => isAtLeast(answers, 250),
      ...readOnlyBy('police', 'medical', 'accessibility'),
    },
  ],
  checks: (answers) => [...issuesOfTotal(answers), ...issuesOfPeakTime(answers)],
});
