import { LONGEST_WORDS } from '#src/domain/review.ts';
import type { ExplainAgain } from '#src/forms/correction.ts';
import type { Posted } from '#src/forms/run-form.ts';
import type { Text } from '#src/text/index.ts';

export type PostedExplanation = Exclude<Posted<ExplainAgain>, Response>;

/** What was wrong with what was said to a correction, in sentences. Shape: pure. */
export function explainIssues(posted: PostedExplanation | null, correctionId: string, text: Text): string[] {
  const view = posted?.view;
  if (!view || view.correctionId !== correctionId) return [];
  const { explainAsked: asked } = text.status.corrections;
  return view.issues.map(({ code, path }) =>
    text.errors.issue(code, { label: path, max: LONGEST_WORDS, asked, by: 'enter' }),
  );
}

/** Everything wrong with a form that came back, for the summary on top. Shape: pure. */
export function explainProblems(
  posted: PostedExplanation,
  text: Text,
): { message: string; href: string | undefined }[] {
  const id = posted.view?.correctionId ?? '';
  const refused =
    posted.refusal === null ? [] : [{ message: text.errors.refusal(posted.refusal), href: undefined }];
  return [
    ...refused,
    ...explainIssues(posted, id, text).map((message) => ({ message, href: `#explain-${id}-words` })),
  ];
}
