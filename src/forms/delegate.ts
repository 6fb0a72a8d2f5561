import { inviteDelegate, openInvitation, takeBackDelegate } from '#src/commands/delegate.ts';
import { confirmSignInCode, requestSignInCode } from '#src/commands/sign-in.ts';
import type { Ctx } from '#src/context.ts';
import type { Issue } from '#src/domain/application/field.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { fieldsNamed, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { keepSession, type SessionPage } from '#src/forms/session-page.ts';
import { paths } from '#src/paths.ts';

/** What the page of invitations shows after a post that stays on it. */
export interface DelegatesAgain {
  issues: Issue[];
  /** A code was mailed to the owner, who types it on this page. */
  isCodeSent: boolean;
}

/**
 * Invites somebody to a task, or takes an invitation back, and shows the list. Whoever must prove first who they are stays on
 * the page, and whom they want to invite waits in it.
 */
export async function postDelegates(page: SessionPage, ref: string): Promise<Posted<DelegatesAgain>> {
  const change = (ctx: Ctx, form: FormEntries) => carryOut(page, ctx, form, ref);
  const posted = await runForm(page, change, fieldsNamed('task', 'email', 'code'));
  // Nothing is wrong with a form whose code is on its way.
  if (!(posted instanceof Response) && posted.view?.isCodeSent) page.response.status = 200;
  return posted;
}

async function carryOut(page: SessionPage, ctx: Ctx, form: FormEntries, ref: string) {
  const [task, email, key] = [fieldOf(form, 'task'), fieldOf(form, 'email'), fieldOf(form, 'key')];
  const asked = { ref, task, email, key };
  const intent = fieldOf(form, 'intent');
  if (intent === 'take-back') {
    await takeBackDelegate(ctx, asked);
    return listAfter(page, ref, 'taken-back');
  }
  if (intent === 'send-code') return await sendCode(page, ctx, asked);
  if (intent !== 'confirm') return await invite(page, ctx, asked);
  const fresh = await confirmed(page, ctx, form);
  // Whoever was asked before they could say whom they invite says it now.
  return asked.email === '' ? seeOther(hereFor(page, asked)) : await invite(page, fresh, asked);
}

interface Asked {
  ref: string;
  task: string;
  email: string;
  /** Tells a form that is sent again from a new wish. */
  key: string;
}

const listAfter = (page: SessionPage, ref: string, done: 'invited' | 'taken-back'): Response =>
  seeOther(`${paths.delegates(page.locals.locale, ref)}?done=${done}`);

const hereFor = (page: SessionPage, { ref, task }: Asked): string =>
  paths.delegates(page.locals.locale, ref) + (task ? `?task=${encodeURIComponent(task)}` : '');

async function invite(page: SessionPage, ctx: Ctx, asked: Asked): Promise<Response | DelegatesAgain> {
  const { issues } = await inviteDelegate(ctx, asked);
  return issues.length > 0 ? { issues, isCodeSent: false } : listAfter(page, asked.ref, 'invited');
}

/** Errors: Refused `not-found` for everybody who has not signed in by mail. */
async function sendCode(page: SessionPage, ctx: Ctx, asked: Asked): Promise<DelegatesAgain> {
  if (ctx.actor.kind !== 'applicant') throw new Refused('not-found');
  await requestSignInCode(ctx, {
    email: ctx.actor.email,
    returnTo: hereFor(page, asked),
    browserToken: page.locals.sessionToken ?? '',
    clientAddress: page.locals.clientAddress,
  });
  return { issues: [], isCodeSent: true };
}

/** The rest of the request is that of the new session. */
async function confirmed(page: SessionPage, ctx: Ctx, form: FormEntries): Promise<Ctx> {
  const browserToken = page.locals.sessionToken ?? '';
  const { token } = await confirmSignInCode(ctx, { code: fieldOf(form, 'code'), browserToken });
  keepSession(page, token, 'person');
  page.locals.renew(token);
  return (await page.locals.context()).ctx;
}

/** Opens the task of an invitation on the press of the button on its page. */
export function postInvitation(page: SessionPage): Promise<Posted<null>> {
  return runForm<null>(page, async (ctx) => {
    const linkToken = page.url.searchParams.get('token') ?? '';
    const browserToken = page.locals.sessionToken ?? '';
    const { token, ref } = await openInvitation(ctx, { linkToken, browserToken });
    keepSession(page, token, 'person');
    return seeOther(paths.delegatedTask(page.locals.locale, ref));
  });
}
