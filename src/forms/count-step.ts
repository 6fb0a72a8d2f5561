import type { Ctx } from '#src/context.ts';
import type { Issue, Step } from '#src/domain/application/field.ts';
import { questionKey } from '#src/domain/application/question-key.ts';

/** How a page of questions ended for whoever sent it. */
export type StepOutcome = 'saved' | 'refused' | 'asked_more' | 'left';

/**
 * Counts one sent page, and each question that was refused on it by its key and the code of the error.
 * Shape: nothing of a person, a case or an answer is a label; there are no more labels than the definition has words.
 */
export function countStep(
  { metrics }: Pick<Ctx, 'metrics'>,
  step: Step,
  outcome: StepOutcome,
  issues: readonly Issue[],
): void {
  metrics.count('permits_pages_sent_total', { step: step.id, outcome });
  if (outcome !== 'refused') return;
  // A question that fails in three rows failed once.
  const refused = new Map(
    issues.flatMap(({ path, code }) => {
      const question = questionKey(step, path);
      return question === null ? [] : [[`${question} ${code}`, { step: step.id, question, code }]];
    }),
  );
  for (const labels of refused.values()) metrics.count('permits_questions_refused_total', labels);
}
