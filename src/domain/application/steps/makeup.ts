import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { alwaysMoves, isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

const takesPart = (answers: Answers) =>
  alwaysMoves(answers) || answers.event?.kind === 'sports' || answers.event?.kind === 'pub_crawl';

/** Who all these people are. Those who neither take part nor work there look on, so nobody counts them. */
export const makeupStep = defineStep({
  id: 'makeup',
  task: 'people',
  appliesWhen: (answers) => isFullForm(answers) && (takesPart(answers) || isAtLeast(answers, 500)),
  fields: [
    {
      name: 'people.participants',
      kind: 'integer',
      required: true,
      inputMode: 'numeric',
      appliesWhen: takesPart,
      ...onCase,
    },
    {
      name: 'people.volunteers',
      kind: 'integer',
      required: true,
      inputMode: 'numeric',
      ...readOnlyBy('police', 'transportation', 'fire'),
    },
    {
      name: 'people.sellers',
      kind: 'integer',
      required: true,
      inputMode: 'numeric',
      appliesWhen: (answers) => isAtLeast(answers, 500),
      ...readOnlyBy('police', 'health', 'public_works'),
    },
  ],
  checks: (answers) => {
    const { people } = answers;
    const [total, staff] = [numberOf(people?.total), numberOf(people?.staff)];
    const taking = numberOf(people?.participants);
    const helping = (numberOf(people?.volunteers) ?? 0) + (numberOf(people?.sellers) ?? 0);
    const issues: Issue[] = [];
    if (total !== null && taking !== null && taking + (staff ?? 0) > total)
      issues.push({
        path: 'people.participants',
        code: 'more-than-total',
        params: { max: Math.max(0, total - (staff ?? 0)) },
      });
    if (staff !== null && helping > staff)
      issues.push({ path: 'people.volunteers', code: 'more-than-staff', params: { max: staff } });
    return issues;
  },
});
