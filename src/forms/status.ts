import { countLookUp } from '#src/commands/look-up.ts';
import type { Ctx } from '#src/context.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { type FormPage, fieldsNamed, type Posted, runForm } from '#src/forms/run-form.ts';
import { type LookUp, lookUpStatus } from '#src/queries/status.ts';

/** Looks up the coarse status behind a reference and an address. A wrong one gives the same page, whatever was wrong. */
export function postLookUp(page: FormPage): Promise<Posted<{ found: LookUp | null }>> {
  const lookUp = async (ctx: Ctx, form: FormEntries) => {
    const input = { ref: fieldOf(form, 'ref'), email: fieldOf(form, 'email') };
    if (input.ref.trim() === '' || input.email.trim() === '') return { found: null };
    await countLookUp(ctx, { clientAddress: page.locals.clientAddress });
    return { found: await lookUpStatus(ctx, input) };
  };
  return runForm(page, lookUp, fieldsNamed('ref', 'email'));
}
