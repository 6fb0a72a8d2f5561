import type { Answers } from '#src/domain/application/answers.ts';
import type { Merged } from '#src/domain/application/merge.ts';
import { valueAt } from '#src/domain/application/paths.ts';
import { type AnswerReader, answerLines, wordsOf } from '#src/text/answers.ts';

/** A question that two windows answered differently, with both answers in words. */
export interface ConflictView {
  label: string;
  saved: string[];
  typed: string[];
}

/** The questions of a page that somebody else answered meanwhile. Shape: pure; in the order of the page. */
export function conflictViews(joined: Merged, stored: Answers, reader: AnswerReader): ConflictView[] {
  return joined.conflicts.map((field) => {
    const lines = (answers: Answers) =>
      answerLines({ name: field.name, field, value: valueAt(answers, field.name) }, reader);
    return {
      label: wordsOf(reader.text, field.name).label,
      saved: lines(stored),
      typed: lines(joined.answers),
    };
  });
}
