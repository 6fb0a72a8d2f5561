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

type Words = Record<string, { label: string; asked: string; example?: string | undefined }>;

function wordsFor(step: Step, text: Text): Words {
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

const written = new WeakMap<Text, Map<string, string>>();

/**
 * Words for messages about the questions of a page and the columns of its rows, and for what is saved meanwhile, as JSON.
 * Shape: pure; written once for each page and language, since there is nothing personal in it.
 */
export function scriptWords(step: Step, text: Text): string {
  const pages = written.get(text) ?? new Map<string, string>();
  written.set(text, pages);
  const { step: said } = text.application;
  const words =
    pages.get(step.id) ??
    JSON.stringify({
      words: wordsFor(step, text),
      saved: said.autosaved({ time: '{time}' }),
      notSaved: said.autosaveFailed,
    });
  pages.set(step.id, words);
  return words;
}
