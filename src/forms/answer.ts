import { answerQuestion } from '#src/commands/review.ts';
import { fieldOf } from '#src/domain/shared/form-data.ts';
import { type FormPage, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { paths } from '#src/paths.ts';

/** The applicant answers an agency's question on their own page. */
export function postAnswer(page: FormPage, ref: string): Promise<Posted<null>> {
  return runForm<null>(page, async (ctx, form) => {
    await answerQuestion(ctx, { ref, agency: fieldOf(form, 'agency'), answer: fieldOf(form, 'answer') });
    return seeOther(paths.application(page.locals.locale, ref));
  });
}
