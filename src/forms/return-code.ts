import { makeReturnCode, useReturnCode } from '#src/commands/return-code.ts';
import type { Ctx } from '#src/context.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { type FormPage, fieldsNamed, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { keepSession, type SessionPage } from '#src/forms/session-page.ts';
import { paths } from '#src/paths.ts';

/** Opens the draft of a code on paper in this browser. */
export function postReturnCode(page: SessionPage): Promise<Posted<null>> {
  const open = async (ctx: Ctx, form: FormEntries) => {
    const { locale, sessionToken, clientAddress } = page.locals;
    const { ref, token } = await useReturnCode(ctx, {
      code: fieldOf(form, 'code'),
      sessionHash: sessionToken === null ? null : page.locals.sessionHash(),
      clientAddress,
    });
    if (token !== null) keepSession(page, token, 'person');
    return seeOther(paths.application(locale, ref));
  };
  return runForm<null>(page, open, fieldsNamed('code'));
}

/** Makes a code and shows it in the answer, the only one that ever holds it. */
export async function postMakeReturnCode(page: FormPage, ref: string): Promise<Posted<{ code: string }>> {
  const posted = await runForm(page, (ctx) => makeReturnCode(ctx, { ref }));
  if (!(posted instanceof Response) && posted.view !== null) page.response.status = 200;
  return posted;
}
