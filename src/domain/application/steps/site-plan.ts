import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase } from '#src/domain/application/readers.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

/** Filming has its own plan, and people who only pass the curb or the sidewalk build nothing. */
const needsPlan = (answers: Answers) =>
  isFullForm(answers) &&
  answers.event?.kind !== 'film' &&
  !(answers.places?.types ?? []).every((type) => type === 'curb_lane' || type === 'sidewalk');

/** Whether the plan of the site comes as a drawing or as a list. */
export const sitePlanStep = defineStep({
  id: 'site-plan',
  task: 'site',
  appliesWhen: needsPlan,
  fields: [{ name: 'site.plan', kind: 'choice', options: ['file', 'list'], required: true, ...onCase }],
});
