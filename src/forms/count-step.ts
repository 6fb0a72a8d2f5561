import type { Ctx } from '#src/context.ts';
import type { Issue, Step } from '#src/domain/application/field.ts';
import { questionKey } from '#src/domain/application/question-key.ts';

/** How a page of questions ended for whoever sent it. */
export type StepOutcome = 'saved' | 'refused' | 'asked_more' | 'left';

/** How the public first questions ended: with a result, or like a page of a draft. `saved` is a draft that was begun. */
type FirstOutcome = 'answered' | 'asked_more' | 'refused' | 'saved';

type Counting = Pick<Ctx, 'metrics'>;

/** Counts the public first questions once they were sent. */
export function countFirstQuestions({ metrics }: Counting, outcome: FirstOutcome): void {
  metrics.count('permits_pages_sent_total', { step: 'pre-screen', outcome });
}

/** Counts the last page, on which a whole application is sent to the city. */
export function countSubmit({ metrics }: Counting, outcome: 'sent' | 'refused'): void {
  metrics.count('permits_pages_sent_total', { step: 'submit', outcome });
}

/**
 * Counts one sent page, and each question that was refused on it by its key and the code of the error.
 * Shape: nothing of a person, a case or an answer is a label; there are no more labels than the definition has words.
 */
export function countStep(
  { metrics }: Counting,
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
