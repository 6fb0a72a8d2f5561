import { inviteDelegate, openInvitation, takeBackDelegate } from '#src/commands/delegate.ts';
import type { Ctx } from '#src/context.ts';
import type { Issue } from '#src/domain/application/field.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { type FormPage, fieldsNamed, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { keepSession, type SessionPage } from '#src/forms/session-page.ts';
import { paths } from '#src/paths.ts';

/** Invites somebody to a task, or takes an invitation back, and shows the list. */
export function postDelegates(page: FormPage, ref: string): Promise<Posted<{ issues: Issue[] }>> {
  const change = async (ctx: Ctx, form: FormEntries) => {
    const back = seeOther(paths.delegates(page.locals.locale, ref));
    const asked = { ref, task: fieldOf(form, 'task'), email: fieldOf(form, 'email') };
    if (fieldOf(form, 'intent') === 'take-back') {
      await takeBackDelegate(ctx, asked);
      return back;
    }
    const { issues } = await inviteDelegate(ctx, asked);
    return issues.length > 0 ? { issues } : back;
  };
  return runForm(page, change, fieldsNamed('task', 'email'));
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
