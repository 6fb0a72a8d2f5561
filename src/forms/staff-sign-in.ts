import { finishStaffSignIn, type StaffSignInResult, startStaffSignIn } from '#src/commands/staff-sign-in.ts';
import type { Ctx } from '#src/context.ts';
import { localeOfState } from '#src/domain/identity.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { fieldsNamed, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { keepSession, type SessionPage } from '#src/forms/session-page.ts';
import { localized, paths, unlocalized } from '#src/paths.ts';

/** The page that leads to the provider, or says that it is down. */
export type StaffWay = { outcome: 'ready'; url: string } | { outcome: 'down' };

/**
 * Prepares the way to the city's provider.
 * Shape: a page and not a redirect, because a form may only lead to this service: browsers follow our policy through
 * redirects too.
 */
export async function postStaffSignIn(page: SessionPage): Promise<Posted<StaffWay>> {
  const start = (ctx: Ctx, form: FormEntries) =>
    startStaffSignIn(ctx, {
      returnTo: fieldOf(form, 'returnTo') || paths.review(page.locals.locale),
      browserToken: page.locals.sessionToken ?? '',
      anew: fieldOf(form, 'anew') === 'yes',
    });
  const posted = await runForm<StaffWay>(page, start, fieldsNamed('returnTo', 'anew'));
  if (!(posted instanceof Response) && posted.view !== null) {
    page.response.status = posted.view.outcome === 'ready' ? 200 : 503;
  }
  return posted;
}

const STATUS = { refused: 400, 'no-role': 403, down: 503 } as const;

/**
 * Takes a member of staff in who comes back from the provider, on the page of the language in which they left.
 * Shape: a redirect, or why not.
 */
export async function finishStaffSignInOf(
  page: SessionPage,
): Promise<Response | Exclude<StaffSignInResult['outcome'], 'signed-in'>> {
  const spoken = localeOfState(page.url.searchParams.get('state') ?? '');
  if (page.locals.locale === 'en' && spoken !== 'en') {
    return seeOther(localized(spoken, paths.staffCallback()) + page.url.search);
  }
  const { ctx } = await page.locals.context();
  const result = await finishStaffSignIn(ctx, {
    parameters: page.url.searchParams,
    browserToken: page.locals.sessionToken ?? '',
  });
  if (result.outcome !== 'signed-in') {
    page.response.status = STATUS[result.outcome];
    return result.outcome;
  }
  keepSession(page, result.token, 'staff');
  const { locale } = page.locals;
  const { returnTo, start } = result;
  // Whoever came for no page in particular came for the queue, and not everybody has one.
  const isForQueue = returnTo === null || unlocalized(returnTo) === paths.review('en');
  return seeOther(
    isForQueue && start !== 'review' ? paths[start](locale) : (returnTo ?? paths.review(locale)),
  );
}
