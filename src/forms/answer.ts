import { answerQuestion } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { answerPath } from '#src/domain/review.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { type FormPage, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { paths } from '#src/paths.ts';

const ANSWER_FIELD = /^(?:agency|answer\.[\w-]+)$/; // answer.fire-marshal

/** The applicant answers an agency's question on their own page. */
export function postAnswer(page: FormPage, ref: string): Promise<Posted<null>> {
  const answer = async (ctx: Ctx, form: FormEntries) => {
    const agency = fieldOf(form, 'agency');
    await answerQuestion(ctx, { ref, agency, answer: fieldOf(form, answerPath(agency)) });
    return seeOther(paths.application(page.locals.locale, ref));
  };
  return runForm<null>(page, answer, (name) => ANSWER_FIELD.test(name));
}
