import { approvePlainReviews, type PlainChoice, type PlainOutcome } from '#src/commands/plain-reviews.ts';
import type { Ctx } from '#src/context.ts';
import { type FormEntries, fieldOf, fieldsOf } from '#src/domain/shared/form-data.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type FormPage, fieldsNamed, type Posted, runForm } from '#src/forms/run-form.ts';

/** Where somebody is on the way to approving several cases. */
export type PlainStep =
  | { step: 'choose'; isNothingChosen: true }
  | { step: 'confirm'; chosen: PlainChoice[] }
  | { step: 'done'; outcomes: PlainOutcome[] };

const CHOICE = /^([\w-]{4,20})~(\d{1,6})~(\d{1,6})$/; // 7K3QW-9XM2P-4~1~3

function chosenIn(form: FormEntries): PlainChoice[] {
  return [...new Set(fieldsOf(form, 'case'))].map((typed) => {
    const [, ref = '', version, revision] = CHOICE.exec(typed) ?? [];
    if (ref === '') throw new Refused('invalid-input');
    return { ref, versionSeen: Number(version), reviewRevision: Number(revision) };
  });
}

/** Shows once more what was chosen, and approves it when that was seen. */
export async function postPlainReviews(page: FormPage): Promise<Posted<PlainStep>> {
  const work = async (ctx: Ctx, form: FormEntries): Promise<PlainStep> => {
    const chosen = chosenIn(form);
    if (chosen.length === 0) return { step: 'choose', isNothingChosen: true };
    if (fieldOf(form, 'intent') !== 'approve') return { step: 'confirm', chosen };
    return { step: 'done', outcomes: await approvePlainReviews(ctx, chosen) };
  };
  const posted = await runForm(page, work, fieldsNamed('case'));
  if (!(posted instanceof Response) && posted.view && posted.view.step !== 'choose')
    page.response.status = 200;
  return posted;
}
