import { nameOf } from '#src/components/review/desk.ts';
import type { ShownCorrection, ShownTarget } from '#src/queries/correction.ts';
import { type AnswerReader, answerLines, wordsOf } from '#src/text/answers.ts';

/** What a correction is about, in words: the question, the row of its list, or the document. Shape: pure. */
export function targetWords(
  one: Pick<ShownCorrection, 'target_kind' | 'target_key' | 'target_row' | 'before' | 'after'>,
  { text, locale, city }: AnswerReader,
): string {
  if (one.target_kind === 'document') return nameOf(city.documentKinds, one.target_key, locale);
  const words = wordsOf(text, one.target_key);
  const number = one.before?.rowNumber ?? one.after?.rowNumber ?? null;
  const row = number === null ? undefined : words.row?.({ number });
  return row === undefined ? words.label : text.review.case.corrections.row({ question: words.label, row });
}

/** An answer or the files of a document in lines. Shape: pure; empty where there is nothing. */
export function targetLines(name: string, shown: ShownTarget | null, reader: AnswerReader): string[] {
  if (shown === null) return [];
  if (shown.field === null) return shown.files;
  // What changed in a list is seen only row by row.
  return answerLines({ name, field: { ...shown.field, asTable: false }, value: shown.value }, reader);
}
