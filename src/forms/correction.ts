import { explainCorrection } from '#src/commands/correction.ts';
import type { Ctx } from '#src/context.ts';
import { explanationPath, type FormIssue, LONGEST_WORDS } from '#src/domain/review.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { type FormPage, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { idOf } from '#src/forms/script-answer.ts';
import { paths } from '#src/paths.ts';

/** What the list of corrections shows of a form that was not taken. */
export interface ExplainAgain {
  correctionId: string;
  issues: FormIssue[];
}

const FIELD = /^(?:correctionId|explain\.[0-9a-f-]{36}\.words)$/; // explain.3f0c1c0e-6d0e-4b58-8f0e-0d7a4f5d1c11.words

/** Keeps what the organizer says to one correction and comes back to the list. */
export function postExplanation(page: FormPage, ref: string): Promise<Posted<ExplainAgain>> {
  const explain = async (ctx: Ctx, form: FormEntries): Promise<Response | ExplainAgain> => {
    const correctionId = idOf(fieldOf(form, 'correctionId'));
    const path = explanationPath(correctionId);
    const words = fieldOf(form, path).trim();
    if (words === '') return { correctionId, issues: [{ path, code: 'required' }] };
    if (words.length > LONGEST_WORDS) return { correctionId, issues: [{ path, code: 'too-long' }] };
    await explainCorrection(ctx, { ref, correctionId, words });
    return seeOther(`${paths.corrections(page.locals.locale, ref)}?saved=${correctionId}`);
  };
  return runForm(page, explain, (name) => FIELD.test(name));
}
