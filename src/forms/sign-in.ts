import {
  confirmSignInCode,
  confirmSignInLink,
  requestSignInCode,
  type SignedIn,
} from '#src/commands/sign-in.ts';
import type { Ctx } from '#src/context.ts';
import type { Issue } from '#src/domain/application/field.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { fieldsNamed, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { keepSession, type SessionPage } from '#src/forms/session-page.ts';
import { paths } from '#src/paths.ts';

// The token of a form is made from the session cookie, so a form that was taken has one.
const browserTokenOf = (page: SessionPage): string => page.locals.sessionToken ?? '';

/** Mails a code and goes to the page that asks for it. */
export function postSignIn(page: SessionPage): Promise<Posted<{ issues: Issue[] }>> {
  const ask = async (ctx: Ctx, form: FormEntries) => {
    const { issues } = await requestSignInCode(ctx, {
      email: fieldOf(form, 'email'),
      returnTo: fieldOf(form, 'returnTo'),
      browserToken: browserTokenOf(page),
      clientAddress: page.locals.clientAddress,
    });
    return issues.length > 0 ? { issues } : seeOther(paths.signInCode(page.locals.locale));
  };
  return runForm(page, ask, fieldsNamed('email', 'returnTo'));
}

/** Signs in with the typed code. */
export function postSignInCode(page: SessionPage): Promise<Posted<null>> {
  const enter = async (ctx: Ctx, form: FormEntries) => {
    const code = fieldOf(form, 'code');
    return welcome(page, await confirmSignInCode(ctx, { code, browserToken: browserTokenOf(page) }));
  };
  return runForm<null>(page, enter, fieldsNamed('code'));
}

/** Signs in with the link that this page was opened by, on the press of its button. */
export function postSignInLink(page: SessionPage): Promise<Posted<null>> {
  return runForm<null>(page, async (ctx) => {
    const linkToken = page.url.searchParams.get('token') ?? '';
    return welcome(page, await confirmSignInLink(ctx, { linkToken, browserToken: browserTokenOf(page) }));
  });
}

function welcome(page: SessionPage, signedIn: SignedIn): Response {
  keepSession(page, signedIn.token, 'person');
  return seeOther(signedIn.returnTo ?? paths.applications(page.locals.locale));
}
