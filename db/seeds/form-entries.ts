import type { Answers } from '#src/domain/application/answers.ts';
import { formValues } from '#src/domain/application/codec.ts';
import type { Step } from '#src/domain/application/field.ts';

/** What a browser would post when these answers stand in a page. */
export const formEntries = (step: Step, answers: Answers): (readonly [string, string])[] =>
  Object.entries(formValues(step, answers)).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const),
  );
