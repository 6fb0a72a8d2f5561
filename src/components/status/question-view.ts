import { summaryOf } from '#src/components/form/field-view.ts';
import { answerPath } from '#src/domain/review.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type { StatusScreen } from '#src/queries/status.ts';
import type { Text } from '#src/text/index.ts';

/** A posted answer that was not taken. */
export interface PostedAnswer {
  form: FormEntries;
  refusal: RefusalCode | null;
}

/** One box for each open question, with what was typed into it. Shape: pure; in the order of the questions. */
export function questionViews(
  { openQuestions }: Pick<StatusScreen, 'openQuestions'>,
  posted: PostedAnswer | null,
  text: Text,
) {
  const { label, asked } = text.status.question;
  return openQuestions.map(({ agency, body }) => {
    const key = agency ?? '';
    const name = answerPath(key);
    const isPosted = posted !== null && fieldOf(posted.form, 'agency') === key;
    const isBlank = isPosted && posted.refusal === 'reason-missing';
    return {
      agency: key,
      body,
      field: {
        kind: 'longtext' as const,
        name,
        label,
        value: isPosted ? fieldOf(posted.form, name) : '',
        issues: isBlank ? [text.errors.issue('required', { label, asked, by: 'enter' })] : [],
      },
    };
  });
}

/** Everything wrong with an answer that came back, for the summary on top. Shape: pure; empty when none did. */
export function answerProblems(
  screen: Pick<StatusScreen, 'openQuestions'>,
  posted: PostedAnswer | null,
  text: Text,
): readonly { message: string; href?: string }[] {
  const problems = summaryOf(questionViews(screen, posted, text).map(({ field }) => field));
  if (problems.length > 0 || posted === null) return problems;
  return [{ message: text.errors.refusal(posted.refusal ?? 'invalid-input') }];
}
