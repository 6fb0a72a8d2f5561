import { LONGEST_WORDS } from '#src/domain/review.ts';
import type { ProofAgain } from '#src/forms/condition.ts';
import type { Posted } from '#src/forms/run-form.ts';
import type { Text } from '#src/text/index.ts';

export type PostedProof = Exclude<Posted<ProofAgain>, Response>;

/** What was wrong with what was sent for a condition, in sentences. Shape: pure. */
export function problemsFor(posted: PostedProof | null, conditionId: string, text: Text): string[] {
  const view = posted?.view;
  if (!view || view.conditionId !== conditionId) return [];
  const files = (view.upload?.refused ?? []).map(({ fileName, problem }) =>
    text.documents.problem(problem, { file: fileName }),
  );
  const { wordsAsked } = text.status.conditions;
  const words = view.issues.map(({ code, path }) =>
    text.errors.issue(code, { label: path, max: LONGEST_WORDS, asked: wordsAsked, by: 'enter' }),
  );
  return [...files, ...words];
}

/** Everything wrong with a form that came back, for the summary on top. Shape: pure. */
export function proofProblems(
  posted: PostedProof,
  text: Text,
): { message: string; href: string | undefined }[] {
  const id = posted.view?.conditionId ?? '';
  const refused =
    posted.refusal === null ? [] : [{ message: text.errors.refusal(posted.refusal), href: undefined }];
  return [...refused, ...problemsFor(posted, id, text).map((message) => ({ message, href: `#proof-${id}` }))];
}
