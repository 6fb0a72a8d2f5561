import { answerQuestion } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { type FormPage, fieldsNamed, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { paths } from '#src/paths.ts';

/** The applicant answers an agency's question on their own page. */
export function postAnswer(page: FormPage, ref: string): Promise<Posted<null>> {
  const answer = async (ctx: Ctx, form: FormEntries) => {
    await answerQuestion(ctx, { ref, agency: fieldOf(form, 'agency'), answer: fieldOf(form, 'answer') });
    return seeOther(paths.application(page.locals.locale, ref));
  };
  return runForm<null>(page, answer, fieldsNamed('agency', 'answer'));
}
