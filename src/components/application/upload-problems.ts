import type { UploadAgain } from '#src/forms/document.ts';
import type { Text } from '#src/text/index.ts';

/** A sentence for each file of a form that was not taken. */
export const problemsOf = (again: UploadAgain, text: Text): string[] =>
  again.refused.map(({ fileName, problem }) => text.documents.problem(problem, { file: fileName }));
