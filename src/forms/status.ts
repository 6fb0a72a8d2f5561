import { countLookUp } from '#src/commands/look-up.ts';

import { fieldOf } from '#src/domain/shared/form-data.ts';
import { type FormPage, type Posted, runForm } from '#src/forms/run-form.ts';
import { type LookUp, lookUpStatus } from '#src/queries/status.ts';

/** Looks up the coarse status behind a reference and an address. A wrong one gives the same page, whatever was wrong. */
export function postLookUp(page: FormPage): Promise<Posted<{ found: LookUp | null }>> {
  return runForm(page, async (ctx, form) => {
    const input = { ref: fieldOf(form, 'ref'), email: fieldOf(form, 'email') };
    if (input.ref.trim() === '' || input.email.trim() === '') return { found: null };
    await countLookUp(ctx, { clientAddress: page.locals.clientAddress });
    return { found: await lookUpStatus(ctx, input) };
  });
}
