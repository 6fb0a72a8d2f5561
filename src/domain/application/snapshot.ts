import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, FieldKind, TaskId } from '#src/domain/application/field.ts';
import { allSteps, askedFields } from '#src/domain/application/journey.ts';
import { isBlank, valueAt } from '#src/domain/application/paths.ts';

export interface AnsweredQuestion {
  readonly task: TaskId;
  readonly step: string;
  /** The dotted path; also the key of its words. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly value: unknown;
  readonly state: 'answered' | 'not_provided' | 'not_asked';
  /** It may be left blank. */
  readonly isOptional: boolean;
  /** Its definition: readers, options, columns of rows. */
  readonly field: Field;
}

/**
 * Every question in the order of the form with its answer, for check-your-answers, the record and reviewers.
 * Shape: pure; a question that these answers do not ask for is `not_asked` and has no value.
 */
export function answeredQuestions(answers: Answers): AnsweredQuestion[] {
  return allSteps().flatMap((step) => {
    const asked = new Set(askedFields(step, answers));
    return step.fields.map((field): AnsweredQuestion => {
      const value = asked.has(field) ? valueAt(answers, field.name) : undefined;
      const state = !asked.has(field) ? 'not_asked' : isBlank(value) ? 'not_provided' : 'answered';
      const { name, kind, required = false } = field;
      const isOptional = !(typeof required === 'function' ? required(answers) : required);
      return { task: step.task, step: step.id, name, kind, value, state, isOptional, field };
    });
  });
}
