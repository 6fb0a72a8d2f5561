import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { isTimeRange, minutesInto, spanOfTimes } from '#src/domain/application/schedule.ts';
import { timeOf } from '#src/domain/application/schema.ts';
import { hasActivity, sellsAlcohol } from '#src/domain/application/situations.ts';

/** Who serves alcohol, where and until when. */
export const alcoholStep = defineStep({
  id: 'alcohol',
  task: 'alcohol',
  appliesWhen: (answers) => hasActivity(answers, 'alcohol'),
  fields: [
    {
      name: 'alcohol.service',
      kind: 'choice',
      options: ['own', 'given', 'sold', 'in_ticket'],
      required: true,
      ...onCase,
    },
    {
      name: 'alcohol.kinds',
      kind: 'choices',
      options: ['beer', 'wine', 'spirits', 'samples'],
      required: true,
      ...readOnlyBy('liquor', 'police', 'parks', 'risk'),
    },
    {
      name: 'alcohol.seller',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: sellsAlcohol,
      ...readOnlyBy('liquor', 'police', 'risk'),
    },
    {
      name: 'alcohol.fenced',
      kind: 'yesno',
      required: true,
      ...readOnlyBy('liquor', 'police', 'fire', 'parks'),
    },
    { name: 'alcohol.start', kind: 'time', required: true, ...readOnlyBy('liquor', 'police', 'parks') },
    { name: 'alcohol.lastCall', kind: 'time', required: true, ...readOnlyBy('liquor', 'police', 'parks') },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const start = timeOf(answers.alcohol?.start);
    const lastCall = timeOf(answers.alcohol?.lastCall);
    if (start && lastCall && !isTimeRange(start, lastCall))
      return [{ path: 'alcohol.lastCall', code: 'end-before-start' }];
    const spans = (answers.dates?.days ?? []).map(spanOfTimes).filter((span) => span !== null);
    const isDuring = (time: string) =>
      spans.some((span) => {
        const minutes = minutesInto(span, time);
        return minutes !== null && minutes < span.until - span.from;
      });
    if (lastCall && spans.length && !isDuring(lastCall))
      issues.push({ path: 'alcohol.lastCall', code: 'last-call-after-end' });
    return issues;
  },
});
