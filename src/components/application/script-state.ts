import type { Answers } from '#src/domain/application/answers.ts';
import type { Step } from '#src/domain/application/field.ts';
import { applyingAnswers } from '#src/domain/application/journey.ts';
import { withValue } from '#src/domain/application/paths.ts';
import { wordsOf } from '#src/text/answers.ts';
import type { Text } from '#src/text/index.ts';

/** Groups that hold personal data and decide nothing on other pages. */
const PERSONAL = ['applicant', 'organization', 'onsite', 'declaration'] as const;

/** Answers that decide what a page asks, without those of the page itself and without personal ones. Shape: pure. */
export function answersForScript(step: Step, answers: Answers): Answers {
  const hidden = step.task === 'who' ? [] : PERSONAL;
  let left: Answers = Object.fromEntries(
    Object.entries(applyingAnswers(answers)).filter(([group]) => !hidden.some((name) => name === group)),
  );
  for (const field of step.fields) left = withValue(left, field.name, undefined);
  return left;
}

/** Words for messages about the questions of a page and the columns of its rows. Shape: pure. */
export function scriptWords(
  step: Step,
  text: Text,
): Record<string, { label: string; asked: string; example?: string | undefined }> {
  const names = step.fields.flatMap((field) => [
    field.name,
    ...(field.fields ?? []).map((column) => `${field.name}.${column.name}`),
  ]);
  return Object.fromEntries(
    names.map((name) => {
      const { label, asked, example } = wordsOf(text, name);
      return [name, { label, asked, example }];
    }),
  );
}
