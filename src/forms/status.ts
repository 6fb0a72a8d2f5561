import { countLookUp } from '#src/commands/look-up.ts';
import type { Ctx } from '#src/context.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { type FormPage, fieldsNamed, type Posted, runReadingForm } from '#src/forms/run-form.ts';
import { type LookUp, lookUpStatus } from '#src/queries/status.ts';

/** What a look-up found, and the moment it shows: null for now. */
export interface LookedUp {
  found: LookUp | null;
  asOf: Date | null;
}

/** Looks up the coarse status behind a reference and an address. A wrong one gives the same page, whatever was wrong. */
export function postLookUp(page: FormPage): Promise<Posted<LookedUp>> {
  const lookUp = async (ctx: Ctx, form: FormEntries, asOf: Date | null): Promise<LookedUp> => {
    const input = { ref: fieldOf(form, 'ref'), email: fieldOf(form, 'email') };
    if (input.ref.trim() === '' || input.email.trim() === '') return { found: null, asOf };
    await countLookUp(ctx, { clientAddress: page.locals.clientAddress });
    return { found: await lookUpStatus(ctx, input), asOf };
  };
  return runReadingForm(page, lookUp, fieldsNamed('ref', 'email'));
}
